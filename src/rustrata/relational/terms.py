"""Evaluation of cat's expressions, over any representation of sets and relations.

Functions are values with the names that they see, applied to one value, which is a tuple for several
arguments. Evaluation is eager. What cannot be known before there is an execution raises `NeedsExecution`,
except below an operator whose other operand is known to be empty.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import assert_never

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.relational.cat.recursion import deep_recursion
from rustrata.relational.cat.syntax import (
    Apply,
    Binding,
    Compare,
    Comparison,
    Conditional,
    EachVariant,
    Empty,
    Everything,
    ExplicitSet,
    Lambda,
    LetIn,
    MatchSet,
    MatchTag,
    Name,
    NotVariant,
    Operation,
    Operator,
    Pattern,
    SomeVariant,
    Tag,
    Term,
    Try,
    Tuple,
    Variant,
    VariantCondition,
)
from rustrata.relational.denotations import (
    Any,
    Bits,
    Event,
    Function,
    NeedsExecution,
    Pair,
    Primitive,
    Scope,
    SetValue,
    TagValue,
    TupleValue,
    Value,
    described,
)
from rustrata.relational.ir import Kind, Node
from rustrata.relational.operations import Domain, Operations, mistake
from rustrata.relational.primitives import call_primitive
from rustrata.source import Span

MOST_CALLS = 1000
"""Nested calls of functions."""
MOST_CALLS_IN_ALL = 100_000
"""Calls of functions while a model is compiled, or run on one execution."""
_CAUGHT = ("CAT002", "CAT003", "CAT007")
_ABSORBING = (Operator.SEQUENCE, Operator.INTERSECTION, Operator.PRODUCT)


class Terms:
    """Evaluates expressions.

    Its methods raise CAT002 for an unknown name, CAT003 where values do not fit, CAT004 at a primitive
    that is not supported, CAT005 for a recursive definition without a solution, CAT007 where evaluation
    cannot go on, and NeedsExecution.
    """

    def __init__(self, domain: Domain, variants: frozenset[str]) -> None:
        self.domain = domain
        self.operations = Operations(domain)
        self.variants = variants
        self._calls = 0
        self._calls_in_all = 0

    def value(self, term: Term, scope: Scope) -> Value:
        """What an expression denotes."""
        match term:
            case Name(name, span):
                return self.domain.known(self.look_up(name, span, scope))
            case Tag(name, span):
                return self._tag(name, span)
            case Empty():
                return Any.ZERO
            case Everything():
                return Any.UNIVERSE
            case Operation():
                return self._operation(term, scope)
            case Apply(function, argument):
                return self.call(self.value(function, scope), self.value(argument, scope), term)
            case MatchTag() | MatchSet() | Try() | Conditional():
                return self._branching(term, scope)
            case _:
                return self._building(term, scope)

    def _building(self, term: ExplicitSet | Tuple | Lambda | LetIn, scope: Scope) -> Value:
        match term:
            case ExplicitSet(elements):
                return self.operations.explicit([(self.value(e, scope), e.span) for e in elements])
            case Tuple(elements):
                return TupleValue(tuple(self.value(element, scope) for element in elements))
            case Lambda(parameters, body):
                return Function(parameters, body, dict(scope))
            case LetIn(bindings, recursive, body):
                new = self.recursive(bindings, scope) if recursive else self.bound(bindings, scope)
                return self.value(body, scope | new)
            case _:
                assert_never(term)

    def look_up(self, name: str, span: Span, scope: Scope) -> Value:
        """What a name is bound to."""
        found = scope.get(name)
        if found is None:
            near = did_you_mean(name, scope)
            raise RustrataError(Diagnostic("CAT002", f"unknown name `{name}`", span, help=near))
        return found

    def _tag(self, name: str, span: Span) -> Value:
        enumerations = self.operations.enumerations
        for enumeration, tags in enumerations.items():
            if name in tags:
                return TagValue(enumeration, name)
        near = did_you_mean(name, [tag for tags in enumerations.values() for tag in tags])
        raise RustrataError(Diagnostic("CAT002", f"unknown tag `'{name}`", span, help=near))

    def _operation(self, term: Operation, scope: Scope) -> Value:
        operations, first = self.operations, term.operands[0]
        if len(term.operands) == 1:
            return operations.unary(term.operator, self.value(first, scope), first.span)
        second = term.operands[1]
        if term.operator in _ABSORBING:
            values = self._absorbing(term, scope)
            if values is None:
                return Any.ZERO
        else:
            values = self.value(first, scope), self.value(second, scope)
        return operations.binary(term.operator, *values, (first.span, second.span))

    def _absorbing(self, term: Operation, scope: Scope) -> tuple[Value, Value] | None:
        """The operands; None when one is known to be empty and the other is not known at all."""
        found: list[Value] = []
        missing = None
        for operand in term.operands:
            try:
                found.append(self.value(operand, scope))
            except NeedsExecution as error:
                missing = error
        if missing is None:
            return found[0], found[1]
        if found and self._is_empty(found[0]):
            return None
        raise missing

    def _is_empty(self, value: Value) -> bool:
        if isinstance(value, Node | Bits):
            return self.domain.is_empty(value) is True
        return value in (Any.ZERO, SetValue())

    def _branching(self, term: MatchTag | MatchSet | Try | Conditional, scope: Scope) -> Value:
        match term:
            case MatchTag():
                return self.value(self.chosen_clause(term, scope), scope)
            case MatchSet():
                return self._match_set(term, scope)
            case Try(tried, otherwise):
                try:
                    return self.value(tried, scope)
                except RustrataError as error:
                    if error.diagnostic.code not in _CAUGHT:
                        raise
                return self.value(otherwise, scope)
            case Conditional(condition, then, otherwise):
                return self.value(then if self._holds(condition, scope) else otherwise, scope)
            case _:
                assert_never(term)

    def chosen_clause(self, term: MatchTag, scope: Scope) -> Term:
        """The right side of the clause for the tag that the subject denotes."""
        tag = self.tag_of(term.subject, scope)
        for name, body in term.clauses:
            if name == tag.name:
                return body
        if term.default is None:
            raise stuck(f"no clause for the tag `'{tag.name}`", term.span)
        return term.default

    def tag_of(self, term: Term, scope: Scope) -> TagValue:
        """The tag that an expression denotes."""
        value = self.value(term, scope)
        if not isinstance(value, TagValue):
            raise mistake(f"expected a tag, found {described(value)}", term.span)
        return value

    def elements(self, term: Term, scope: Scope) -> tuple[Value, ...]:
        """The elements of the set that an expression denotes."""
        value = self.value(term, scope)
        match value:
            case SetValue(elements):
                return elements
            case Any.ZERO:
                return ()
            case TagValue():
                return (value,)
            case Node() | Bits():
                return self.domain.elements(value)
            case Any.UNIVERSE:
                raise stuck("the universe is not taken apart: intersect it with a set", term.span)
            case _:
                raise mistake(f"expected a set, found {described(value)}", term.span)

    def _match_set(self, term: MatchSet, scope: Scope) -> Value:
        elements = self.elements(term.subject, scope)
        if not elements:
            return self.value(term.empty, scope)
        if not isinstance(elements[0], Event | Pair):
            self._require_known_apart(elements)
        first, *rest = elements
        new: Scope = {}
        if term.element is not None:
            new[term.element] = first
        if term.rest is not None:
            new[term.rest] = self._set_of(rest, first)
        if term.before is not None:
            new[term.before] = self._set_of([], first)
        return self.value(term.taken, scope | new)

    def _require_known_apart(self, elements: Sequence[Value]) -> None:
        """Raises NeedsExecution where two elements may be one: then there is no saying what is the rest."""
        for left, right in combinations(elements, 2):
            self.domain.same(left, right)

    def _set_of(self, elements: Iterable[Value], like: Value) -> Value:
        """A set of elements of one sort, of which ``like`` is an example."""
        if not isinstance(like, Event | Pair):
            return SetValue(tuple(elements))
        kind = Kind.SET if isinstance(like, Event) else Kind.RELATION
        bits = 0
        for element in elements:
            assert isinstance(element, Event | Pair), "events and pairs are not mixed"
            one = self.domain.singleton(element)
            assert isinstance(one, Bits), "single events exist in executions only"
            bits |= one.bits
        return Bits(kind, bits)

    def allows(self, condition: VariantCondition) -> bool:
        """Does a condition on variants hold? Letter case does not matter."""
        match condition:
            case Variant(name):
                return name.lower() in self.variants
            case NotVariant(operand):
                return not self.allows(operand)
            case EachVariant(operands):
                return all(map(self.allows, operands))
            case SomeVariant(operands):
                return any(map(self.allows, operands))
            case _:
                assert_never(condition)

    def _holds(self, condition: VariantCondition | Compare, scope: Scope) -> bool:
        if not isinstance(condition, Compare):
            return self.allows(condition)
        left = self.value(condition.left, scope)
        if condition.comparison is Comparison.MEMBER:
            elements = self.elements(condition.right, scope)
            if any(self.domain.identical(left, element) for element in elements):
                return True
            return any(self.domain.same(left, element) for element in elements)
        right = self.value(condition.right, scope)
        if condition.comparison is Comparison.EQUAL:
            return self.domain.same(left, right)
        spans = (condition.left.span, condition.right.span)
        extra = self.operations.binary(Operator.DIFFERENCE, left, right, spans)
        if isinstance(extra, Node | Bits):
            found = self.domain.is_empty(extra)
            if found is None:
                raise NeedsExecution
            return found
        return extra in (Any.ZERO, SetValue())

    def call(self, function: Value, argument: Value, term: Apply) -> Value:
        """Apply a function to a value."""
        if isinstance(function, Primitive):
            return call_primitive(self.operations, function.name, argument, term)
        if not isinstance(function, Function):
            name = " ".join(term.function.span.text.split())
            raise mistake(f"`{name}` is not a function", term.function.span)
        new = matched(function.parameters, argument, term.span, " ".join(term.function.span.text.split()))
        if self._calls >= MOST_CALLS:
            raise stuck(f"more than {MOST_CALLS} calls inside each other", term.span)
        self._calls_in_all += 1
        if self._calls_in_all > MOST_CALLS_IN_ALL:
            raise stuck(f"more than {MOST_CALLS_IN_ALL} calls of functions", term.span)
        if not self._calls:
            with deep_recursion():
                return self._called(function, new)
        return self._called(function, new)

    def _called(self, function: Function, new: Scope) -> Value:
        self._calls += 1
        try:
            return self.value(function.body, function.scope | new)
        finally:
            self._calls -= 1

    def bound(self, bindings: Sequence[Binding], scope: Scope) -> Scope:
        """The names that definitions bind."""
        new: Scope = {}
        for binding in bindings:
            new |= matched(binding.pattern, self.value(binding.term, scope), binding.span)
        return new

    def recursive(self, bindings: Sequence[Binding], scope: Scope) -> Scope:
        """The names that recursive definitions bind."""
        functions = [b for b in bindings if isinstance(b.term, Lambda)]
        others = [b for b in bindings if not isinstance(b.term, Lambda)]
        if not others:
            return _recursive_functions(functions, scope)
        named = [(name, b.span) for b in others for name in b.pattern.names if name is not None]
        names = [name for name, _ in named]

        def inner(values: Sequence[Value]) -> Scope:
            seen = scope | dict(zip(names, values, strict=True))
            return seen | _recursive_functions(functions, seen)

        def step(values: Sequence[Value]) -> Sequence[Value]:
            found = self.bound(others, inner(values))
            return [found[name] for name in names]

        solved = self.domain.fixpoint(names, step, [span for _, span in named])
        seen = inner(solved)
        return {name: seen[name] for b in bindings for name in b.pattern.names if name is not None}


def _recursive_functions(bindings: Sequence[Binding], scope: Scope) -> Scope:
    seen = dict(scope)
    new: Scope = {}
    for binding in bindings:
        assert isinstance(binding.term, Lambda) and binding.pattern.single, "the caller has looked"
        name = binding.pattern.names[0]
        if name is not None:
            new[name] = Function(binding.term.parameters, binding.term.body, seen)
    seen |= new
    return new


def matched(pattern: Pattern, value: Value, span: Span, function: str = "") -> Scope:
    """The names that a pattern binds. ``function`` is what is applied, for messages."""
    names = pattern.names
    values: tuple[Value, ...] = (value,)
    if not pattern.single:
        if not isinstance(value, TupleValue) or len(value.elements) != len(names):
            found = len(value.elements) if isinstance(value, TupleValue) else 1
            plural = "" if len(names) == 1 else "s"
            what = f"`{function}` takes {len(names)} argument{plural}" if function else f"{len(names)} names"
            raise mistake(f"{what}, not {found}", span)
        values = value.elements
    elif function and isinstance(value, TupleValue) and names[0] is not None and not value.elements:
        raise mistake(f"`{function}` takes 1 argument, not 0", span)
    return {name: each for name, each in zip(names, values, strict=True) if name is not None}


def stuck(message: str, span: Span) -> RustrataError:
    """CAT007: evaluation cannot go on."""
    return RustrataError(Diagnostic("CAT007", message, span))
