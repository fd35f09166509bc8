"""From the syntax tree of a cat model to the relational intermediate form.

Whatever can be known before there is an execution is evaluated here: functions are inlined, tuples, tags
and sets of values taken apart, ``try`` and ``if`` decided. Names are resolved and kinds checked. What is
left are axioms over nodes of a graph, and what waits for an execution (`rustrata.relational.deferred`).

Coherence is not enumerated: ``with co from generate_cos(co0)``, and whatever lists the orders of some
writes by location, gives the coherence order that the search refines.
"""

from collections.abc import Sequence

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.records import record
from rustrata.relational.cat.syntax import (
    Apply,
    Binding,
    Check,
    CheckKind,
    Forall,
    Instruction,
    Let,
    LetIn,
    MatchTagDo,
    Name,
    Pattern,
    Role,
    Term,
    WithFrom,
)
from rustrata.relational.deferred import Action, Choice, Each, Test
from rustrata.relational.denotations import (
    Any,
    Chosen,
    Deferred,
    Events,
    Function,
    NeedsExecution,
    Scope,
    SetValue,
    TupleValue,
    Value,
    described,
)
from rustrata.relational.instructions import Instructions, Library, name_of_check, unsupported
from rustrata.relational.ir import Kind, Node, Op, union_members
from rustrata.relational.operations import mistake
from rustrata.relational.primitives import Unsupported
from rustrata.relational.probe import lists_coherence
from rustrata.relational.symbolic import Symbolic
from rustrata.relational.terms import Terms
from rustrata.source import Span

MOST_DEEP = 250
"""Operators inside each other, once names and functions have been replaced by what they stand for."""


@record
class Axiom:
    """A demand on a relation or set, with the name that a violation is reported under.

    A ``deferred`` one is a flag that depends on choices: its node says nothing.
    """

    name: str
    kind: CheckKind
    negated: bool
    node: Node
    deferred: bool = False

    @property
    def monotone(self) -> bool:
        """Once violated, does it stay violated as rf and co grow?"""
        return self.node.monotone and not self.negated


class Elaborator(Instructions):
    """Brings cat instructions into one graph, in order."""

    def __init__(self, symbolic: Symbolic, variants: frozenset[str], library: Library) -> None:
        super().__init__(Terms(symbolic, variants), library)
        self.axioms: list[Axiom] = []
        self.flags: list[Axiom] = []
        self.deferred: list[Action] = []
        self._graph = symbolic.graph
        self._coherence_taken = False
        self.ordered: Node | None = None
        """The writes that coherence is defined on, where these are not all."""

    def nodes(self) -> dict[str, Node]:
        """The sets and relations defined so far, by name."""
        graph = self._graph
        found: dict[str, Node] = {}
        for name, value in self.scope.items():
            match value:
                case Node():
                    found[name] = value
                case Any.ZERO:
                    found[name] = graph.empty(Kind.RELATION)
                case Any.UNIVERSE:
                    found[name] = graph.node(Op.EVERYTHING, Kind.SET)
                case _:
                    pass
        return found

    def let(self, instruction: Let) -> None:
        """Definitions. Those that wait for an execution are kept as they are written."""
        new: Scope = {}
        if instruction.recursive:
            try:
                new = self.terms.recursive(instruction.bindings, self.scope)
            except NeedsExecution as error:
                _refuse_unsupported(error)
                new = self._waiting(instruction.bindings, recursive=True)
        else:
            for binding in instruction.bindings:
                new |= self._bound(binding)
        for name, value in new.items():
            if isinstance(value, Node):
                _refuse_deep(value, instruction.span)
                if name not in value.labels:
                    value.labels.append(name)
        self.scope |= new
        if instruction.when is not None:
            self.only_when(instruction.when)

    def _bound(self, binding: Binding) -> Scope:
        try:
            return self.terms.bound((binding,), self.scope)
        except NeedsExecution as error:
            _refuse_unsupported(error)
            return self._waiting((binding,), recursive=False)

    def _waiting(self, bindings: Sequence[Binding], *, recursive: bool) -> Scope:
        """The names that bindings bind, each with the expression that it stands for."""
        seen = dict(self.scope)
        new: Scope = {}
        for binding in bindings:
            for name in binding.pattern.names:
                if name is not None:
                    term = LetIn(tuple(bindings), recursive, Name(name, binding.span), binding.span)
                    new[name] = Deferred(term, seen)
        return new

    def argument(self, pattern: Pattern, term: Term, span: Span) -> Scope:
        """The names that the parameters of a procedure bind."""
        return self._bound(Binding(pattern, term, span))

    def check(self, check: Check) -> None:
        """An axiom or a flag. One that no execution can break, or raise, is dropped."""
        name = name_of_check(check)
        try:
            node = self._checked(check, self.terms.value(check.term, self.scope))
        except NeedsExecution as error:
            _refuse_unsupported(error)
            self.deferred.append(Test(name, check, dict(self.scope)))
            if check.role is not Role.AXIOM:
                empty = self._graph.empty(Kind.RELATION)
                self.flags.append(Axiom(name, CheckKind.EMPTY, True, empty, deferred=True))
            return
        _refuse_deep(node, check.term.span)
        negated = check.negated is (check.role in (Role.AXIOM, Role.FLAG))
        settled = node.op is Op.EMPTY
        axiom = Axiom(name, check.kind, negated, node)
        if check.role is Role.AXIOM:
            if (negated or not settled) and axiom not in self.axioms:
                self.axioms.append(axiom)
        elif not (negated and settled) and axiom not in self.flags:
            self.flags.append(axiom)

    def _checked(self, check: Check, value: Value) -> Node:
        operations, span = self.terms.operations, check.term.span
        if check.kind is CheckKind.EMPTY:
            return _node(operations.any_events(value, span))
        return _node(operations.relation(value, span))

    def forall(self, instruction: Forall) -> None:
        """``forall``, now or for each execution."""
        try:
            super().forall(instruction)
        except NeedsExecution as error:
            _refuse_unsupported(error)
            for inner in instruction.body:
                _refuse_fork(inner)
            self.deferred.append(Each(instruction, dict(self.scope)))

    def clause(self, instruction: MatchTagDo) -> tuple[Instruction, ...]:
        """The instructions for a tag. Raises CAT004 where the tag is known in an execution only."""
        try:
            return super().clause(instruction)
        except NeedsExecution:
            message = "unsupported: instructions that depend on the execution"
            raise unsupported(message, instruction.span) from None

    def choose(self, instruction: WithFrom) -> None:
        """``with``: the coherence order, the one element that there is, or a choice in each execution."""
        value: Value | None
        try:
            value = self.terms.value(instruction.elements, self.scope)
        except NeedsExecution as error:
            _refuse_unsupported(error)
            value = self._coherence(instruction)
            if value is not None:
                value = SetValue((value,))
        match value:
            case None:
                self._choice(instruction)
            case SetValue((element,)):
                self.scope = self.scope | {instruction.name: element}
            case SetValue(()) | Any.ZERO:
                node = self._graph.empty(Kind.RELATION)
                self.axioms.append(Axiom(f"with {instruction.name}", CheckKind.EMPTY, True, node))
                self.scope = self.scope | {instruction.name: Any.ZERO}
            case SetValue():
                self._choice(instruction)
            case _:
                raise mistake(
                    f"expected a set of choices, found {described(value)}", instruction.elements.span
                )

    def _choice(self, instruction: WithFrom) -> None:
        chosen = Chosen(instruction.name)
        action = Choice(chosen, instruction.elements, dict(self.scope), instruction.span)
        self.deferred.append(action)
        self.scope = self.scope | {instruction.name: chosen}

    def _coherence(self, instruction: WithFrom) -> Node | None:
        """The coherence order on the writes whose orders an expression lists; None when it is another
        expression, or coherence has been given another name already."""
        term = instruction.elements
        if self._coherence_taken or not isinstance(term, Apply):
            return None
        try:
            function = self.terms.value(term.function, self.scope)
            argument = self.terms.value(term.argument, self.scope)
        except NeedsExecution:
            return None
        if not isinstance(function, Function):
            return None
        graph, operations = self._graph, self.terms.operations
        writes, base = graph.set("W"), argument
        if isinstance(argument, TupleValue):
            if len(argument.elements) != 2:
                return None
            writes = _node(operations.set(argument.elements[0], term.argument.span))
            base = argument.elements[1]
        order = _node(operations.relation(base, term.argument.span))
        listed = lists_coherence(function, any_set=isinstance(argument, TupleValue))
        if not listed or not _within_writes(graph.set("W"), writes):
            return None
        self._coherence_taken = True
        return self._extending(instruction.name, writes, order)

    def _extending(self, name: str, writes: Node, base: Node) -> Node:
        """Coherence on these writes, with the axiom that it extends ``base``."""
        graph, relation = self._graph, Kind.RELATION
        coherence = graph.relation("co")
        known = [self.scope.get("co0"), self.scope.get("pco"), coherence]
        pairs = graph.node(Op.PRODUCT, relation, writes, writes)
        if writes is not graph.set("W"):
            coherence = graph.node(Op.INTERSECTION, relation, coherence, pairs)
            self.ordered = writes
        demanded = [member for member in union_members(base) if member not in known]
        if demanded:
            within = graph.node(Op.INTERSECTION, relation, graph.relation("loc"), pairs)
            wanted = graph.node(Op.INTERSECTION, relation, graph.union(*demanded), within)
            missing = graph.node(Op.DIFFERENCE, relation, wanted, coherence)
            if missing.op is not Op.EMPTY:
                self.axioms.append(Axiom(f"with {name}", CheckKind.EMPTY, False, missing))
        return coherence


def _refuse_deep(node: Node, span: Span) -> None:
    """Whoever walks over a node does so by recursion."""
    if node.depth > MOST_DEEP:
        raise unsupported(f"unsupported: more than {MOST_DEEP} operators inside each other", span)


def _within_writes(every: Node, writes: Node) -> bool:
    """Are these writes, by their form?"""
    if writes.op is Op.INTERSECTION:
        return any(_within_writes(every, argument) for argument in writes.arguments)
    if writes.op is Op.UNION:
        return all(_within_writes(every, argument) for argument in writes.arguments)
    if writes.op is Op.DIFFERENCE:
        return _within_writes(every, writes.arguments[0])
    return writes is every or (writes.op is Op.BASE_SET and writes.name == "IW")


def _node(value: Events) -> Node:
    assert isinstance(value, Node), "bits exist in executions only"
    return value


def _refuse_unsupported(error: NeedsExecution) -> None:
    if isinstance(error, Unsupported):
        raise RustrataError(error.diagnostic)


def _refuse_fork(instruction: Instruction) -> None:
    if isinstance(instruction, WithFrom):
        raise unsupported("unsupported: `with` inside of `forall` over the events", instruction.span)
