"""From the syntax tree of a cat model to the relational intermediate form.

Functions are inlined, names resolved statically, kinds (set or relation) checked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import count
from typing import TypeAlias, assert_never

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import (
    Apply,
    Binding,
    CatFile,
    Check,
    CheckKind,
    Empty,
    Everything,
    Include,
    Let,
    Name,
    Operation,
    Operator,
    Term,
)
from rustrata.relational.ir import Graph, Kind, Node, Op
from rustrata.source import SourceFile, Span

BASE_RELATIONS = frozenset(
    (
        *("id", "loc", "int", "ext", "po", "addr", "data", "ctrl", "amo", "lxsx", "rf", "co", "fr"),
        *("pick-addr", "pick-data", "pick-ctrl"),
    )
)
BASE_SETS = frozenset(("R", "W", "F", "IW"))
_BUILT_IN = {"domain": Op.DOMAIN, "range": Op.RANGE}
_SAME_KIND = {
    Operator.UNION: Op.UNION,
    Operator.DIFFERENCE: Op.DIFFERENCE,
    Operator.INTERSECTION: Op.INTERSECTION,
}


@dataclass(frozen=True, slots=True)
class Axiom:
    """A demand on a relation or set, with the name that a violation is reported under."""

    name: str
    kind: CheckKind
    negated: bool
    node: Node

    @property
    def monotone(self) -> bool:
        """Once violated, does it stay violated as rf and co grow?"""
        return self.node.monotone and not self.negated


@dataclass(frozen=True, slots=True)
class _Function:
    parameters: tuple[str, ...]
    body: Term
    scope: "_Scope"


_Scope: TypeAlias = dict[str, "Node | _Function"]


@lru_cache(maxsize=1)
def prelude() -> CatFile:
    """The definitions that every model begins with."""
    text = resources.files("rustrata.relational.cat").joinpath("prelude.cat").read_text("utf-8")
    return parse_cat(SourceFile("prelude.cat", text))


class Elaborator:
    """Brings cat instructions into one graph, in order."""

    def __init__(self, vocabulary: frozenset[str], library: Callable[[str], SourceFile | None]) -> None:
        self.axioms: list[Axiom] = []
        self.flags: list[Axiom] = []
        self._library = library
        self._graph = Graph()
        self._groups = count()
        self._including: list[str] = []
        self._scope: _Scope = {name: self._graph.relation(name) for name in sorted(BASE_RELATIONS)}
        self._scope |= {name: self._graph.set(name) for name in sorted(BASE_SETS | vocabulary)}

    def nodes(self) -> dict[str, Node]:
        """The names defined so far, functions left out."""
        return {name: node for name, node in self._scope.items() if isinstance(node, Node)}

    def run(self, file: CatFile) -> None:
        """Take in the instructions of a file.

        Raises:
            RustrataError: CAT002 to CAT006, and CAT001 or CAT004 in an included file.
        """
        self._including.append(file.source.name)
        for instruction in file.instructions:
            match instruction:
                case Let(bindings, True, _):
                    self._let_rec(bindings)
                case Let(bindings, _, _):
                    self._let(bindings)
                case Check():
                    self._check(instruction)
                case Include(name, span):
                    self._include(name, span)
                case _:
                    assert_never(instruction)
        self._including.pop()

    def _include(self, name: str, span: Span) -> None:
        if name in self._including:
            raise RustrataError(Diagnostic("CAT006", f"`{name}` includes itself", span))
        included = self._library(name)
        if included is None:
            raise RustrataError(Diagnostic("CAT006", f"cannot find the model file `{name}`", span))
        self.run(parse_cat(included))

    def _let(self, bindings: tuple[Binding, ...]) -> None:
        fresh: _Scope = {}
        for binding in bindings:
            if binding.parameters:
                fresh[binding.name] = _Function(binding.parameters, binding.term, dict(self._scope))
            else:
                node = self._term(binding.term, self._scope)
                node.labels.append(binding.name)
                fresh[binding.name] = node
        self._scope |= fresh

    def _let_rec(self, bindings: tuple[Binding, ...]) -> None:
        graph, group = self._graph, next(self._groups)
        for binding in bindings:
            if binding.parameters:
                message = f"unsupported: `{binding.name}` is a recursive function"
                raise RustrataError(Diagnostic("CAT004", message, binding.span))
        variables = tuple(graph.node(Op.VARIABLE, Kind.RELATION, name=f"{group}:{b.name}") for b in bindings)
        inner = self._scope | {b.name: v for b, v in zip(bindings, variables, strict=True)}
        bodies = tuple(self._relation(b.term, inner) for b in bindings)
        for binding, body in zip(bindings, bodies, strict=True):
            if not body.positive:
                message = f"`{binding.name}` is defined recursively below `\\` or `~`"
                note = "such a definition need not have a least solution"
                raise RustrataError(Diagnostic("CAT005", message, binding.span, notes=(note,)))
        for index, binding in enumerate(bindings):
            node = graph.node(Op.FIXPOINT, Kind.RELATION, *bodies, name=f"{index}", variables=variables)
            node.labels.append(binding.name)
            self._scope[binding.name] = node

    def _check(self, check: Check) -> None:
        if check.kind is CheckKind.EMPTY:
            node = self._term(check.term, self._scope)
        else:
            node = self._relation(check.term, self._scope)
        name = check.name or f"{check.kind.value} {' '.join(check.term.span.text.split())}"
        axiom = Axiom(name, check.kind, check.negated, node)
        (self.flags if check.flag else self.axioms).append(axiom)

    def _relation(self, term: Term, scope: _Scope) -> Node:
        return self._of_kind(term, Kind.RELATION, scope)

    def _of_kind(self, term: Term, kind: Kind, scope: _Scope) -> Node:
        if isinstance(term, Empty):
            return self._graph.empty(kind)
        node = self._term(term, scope)
        if node.kind is not kind:
            message = f"expected a {kind.value}, found a {node.kind.value}"
            text = " ".join(term.span.text.split())
            help_ = f"write `[{text}]` for the identity on a set" if kind is Kind.RELATION else None
            raise RustrataError(Diagnostic("CAT003", message, term.span, help=help_))
        return node

    def _term(self, term: Term, scope: _Scope) -> Node:
        match term:
            case Empty():
                return self._graph.empty(Kind.RELATION)
            case Everything():
                return self._graph.node(Op.EVERYTHING, Kind.SET)
            case Name(name, span):
                found = self._look_up(name, span, scope)
                if isinstance(found, Node):
                    return found
                raise RustrataError(Diagnostic("CAT003", f"`{name}` is a function: it needs arguments", span))
            case Apply():
                return self._apply(term, scope)
            case Operation():
                return self._operation(term, scope)
            case _:
                assert_never(term)

    def _look_up(self, name: str, span: Span, scope: _Scope) -> Node | _Function:
        found = scope.get(name)
        if found is None:
            near = did_you_mean(name, (*scope, *_BUILT_IN))
            raise RustrataError(Diagnostic("CAT002", f"unknown name `{name}`", span, help=near))
        return found

    def _apply(self, term: Apply, scope: _Scope) -> Node:
        name = term.function.name
        if name in _BUILT_IN and name not in scope:
            self._count_arguments(term, 1)
            return self._graph.node(_BUILT_IN[name], Kind.SET, self._relation(term.arguments[0], scope))
        function = self._look_up(name, term.function.span, scope)
        if isinstance(function, Node):
            raise RustrataError(Diagnostic("CAT003", f"`{name}` is not a function", term.function.span))
        self._count_arguments(term, len(function.parameters))
        values: _Scope = {
            parameter: self._term(argument, scope)
            for parameter, argument in zip(function.parameters, term.arguments, strict=True)
        }
        return self._term(function.body, function.scope | values)

    def _count_arguments(self, term: Apply, wanted: int) -> None:
        found = len(term.arguments)
        if found != wanted:
            plural = "" if wanted == 1 else "s"
            message = f"`{term.function.name}` takes {wanted} argument{plural}, not {found}"
            raise RustrataError(Diagnostic("CAT003", message, term.span))

    def _operation(self, term: Operation, scope: _Scope) -> Node:
        graph, relation = self._graph, Kind.RELATION
        first = term.operands[0]
        match term.operator:
            case Operator.STAR:
                closure = graph.node(Op.CLOSURE, relation, self._relation(first, scope))
                return graph.union(graph.relation("id"), closure)
            case Operator.PLUS:
                return graph.node(Op.CLOSURE, relation, self._relation(first, scope))
            case Operator.OPTIONAL:
                return graph.union(graph.relation("id"), self._relation(first, scope))
            case Operator.INVERSE:
                return graph.node(Op.INVERSE, relation, self._relation(first, scope))
            case Operator.IDENTITY_ON:
                return graph.node(Op.IDENTITY_ON, relation, self._of_kind(first, Kind.SET, scope))
            case Operator.COMPLEMENT:
                return self._complement(self._term(first, scope))
            case _:
                return self._binary(term.operator, first, term.operands[1], scope)

    def _binary(self, operator: Operator, first: Term, second: Term, scope: _Scope) -> Node:
        graph = self._graph
        match operator:
            case Operator.SEQUENCE:
                left, right = self._relation(first, scope), self._relation(second, scope)
                return graph.node(Op.SEQUENCE, Kind.RELATION, left, right)
            case Operator.PRODUCT:
                left, right = (self._of_kind(operand, Kind.SET, scope) for operand in (first, second))
                return graph.node(Op.PRODUCT, Kind.RELATION, left, right)
            case _ if isinstance(first, Empty):
                right = self._term(second, scope)
                left = graph.empty(right.kind)
            case _:
                left = self._term(first, scope)
                right = self._of_kind(second, left.kind, scope)
        return graph.node(_SAME_KIND[operator], left.kind, left, right)

    def _complement(self, node: Node) -> Node:
        everything = self._graph.node(Op.EVERYTHING, Kind.SET)
        if node.kind is Kind.RELATION:
            everything = self._graph.node(Op.PRODUCT, Kind.RELATION, everything, everything)
        return self._graph.node(Op.DIFFERENCE, node.kind, everything, node)
