"""Memory models: a cat file brought into the relational intermediate form.

Functions are inlined, names resolved, kinds checked. A model is checked against a *vocabulary*, the tags
that the events of its layer can carry, so that a misspelt tag is an error and not an empty set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

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
from rustrata.relational.ir import Graph, Kind, Node, Op, union_members
from rustrata.source import SourceFile, Span

BASE_RELATIONS = frozenset(
    ("id", "loc", "int", "ext", "po", "addr", "data", "ctrl", "amo", "lxsx", "rf", "co", "fr")
)
BASE_SETS = frozenset(("R", "W", "F", "IW"))
_BUILT_IN = {"domain": Op.DOMAIN, "range": Op.RANGE}


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


@dataclass(frozen=True, eq=False)
class Model:
    """A compiled model. ``coherent`` and ``atomic``: it implies SC per location, and that nothing comes
    between the read and the write of an RMW; the search may then force what follows from them."""

    name: str
    title: str
    axioms: tuple[Axiom, ...]
    flags: tuple[Axiom, ...]
    coherent: bool
    atomic: bool
    definitions: Mapping[str, Node] = field(repr=False)

    def without(self, axiom: str) -> "Model":
        """The model less one axiom, for mutation tests and for asking what an axiom forbids."""
        kept = tuple(a for a in self.axioms if a.name != axiom)
        return _finish(self.name, self.title, kept, self.flags, self.definitions)


@dataclass(frozen=True, slots=True)
class _Function:
    parameters: tuple[str, ...]
    body: Term
    scope: "_Scope"


_Scope: TypeAlias = dict[str, "Node | _Function"]


def parse_model(
    source: SourceFile,
    name: str,
    vocabulary: frozenset[str],
    library: Callable[[str], SourceFile | None] = lambda _: None,
) -> Model:
    """Compile the text of a cat model. ``library`` finds the files that it includes.

    Raises:
        RustrataError: CAT001 syntax, CAT002 unknown name, CAT003 kinds, CAT004 unsupported,
            CAT005 a recursive definition that is not monotone, CAT006 an included file that is not found.
    """
    elaborator = _Elaborator(vocabulary, library)
    elaborator.run(_prelude())
    file = parse_cat(source)
    elaborator.run(file)
    names = {n: node for n, node in elaborator.scope.items() if isinstance(node, Node)}
    return _finish(name, file.title, tuple(elaborator.axioms), tuple(elaborator.flags), names)


@lru_cache(maxsize=1)
def _prelude() -> CatFile:
    text = resources.files("rustrata.relational.cat").joinpath("prelude.cat").read_text("utf-8")
    return parse_cat(SourceFile("prelude.cat", text))


def _finish(
    name: str,
    title: str,
    axioms: tuple[Axiom, ...],
    flags: tuple[Axiom, ...],
    definitions: Mapping[str, Node],
) -> Model:
    return Model(
        name,
        title,
        axioms,
        flags,
        any(_implies_coherence(a, definitions) for a in axioms),
        any(_implies_atomicity(a, definitions) for a in axioms),
        definitions,
    )


def _implies_coherence(axiom: Axiom, definitions: Mapping[str, Node]) -> bool:
    """Is it ``acyclic`` of at least po-loc, rf, co and fr?"""
    if axiom.kind is not CheckKind.ACYCLIC or axiom.negated:
        return False
    members = {member.number for member in union_members(axiom.node)}
    po_loc = definitions["po-loc"]
    ordered = po_loc.number in members or po_loc.arguments[0].number in members
    return ordered and all(definitions[n].number in members for n in ("rf", "co", "fr"))


def _implies_atomicity(axiom: Axiom, definitions: Mapping[str, Node]) -> bool:
    """Is it ``empty rmw & (fre ; coe)`` or ``empty rmw & (fr ; co)``?"""
    if axiom.kind is not CheckKind.EMPTY or axiom.negated or axiom.node.op is not Op.INTERSECTION:
        return False
    rmw, between = axiom.node.arguments
    if rmw is not definitions["rmw"] or between.op is not Op.SEQUENCE:
        return False
    pairs = (("fre", "coe"), ("fr", "co"))
    return any(between.arguments == (definitions[a], definitions[b]) for a, b in pairs)


class _Elaborator:
    """Brings cat instructions into one graph, in order."""

    def __init__(self, vocabulary: frozenset[str], library: Callable[[str], SourceFile | None]) -> None:
        self.library = library
        self.graph = Graph()
        self.vocabulary = vocabulary
        self.scope: _Scope = {name: self.graph.relation(name) for name in sorted(BASE_RELATIONS)}
        self.scope |= {name: self.graph.set(name) for name in sorted(BASE_SETS | vocabulary)}
        self.axioms: list[Axiom] = []
        self.flags: list[Axiom] = []

    def run(self, file: CatFile) -> None:
        for instruction in file.instructions:
            match instruction:
                case Let(bindings, recursive, _):
                    self.let_rec(bindings) if recursive else self.let(bindings)
                case Check():
                    self.check(instruction)
                case Include(name, span):
                    included = self.library(name)
                    if included is None:
                        raise RustrataError(Diagnostic("CAT006", f"cannot find the model file `{name}`", span))
                    self.run(parse_cat(included))

    def let(self, bindings: tuple[Binding, ...]) -> None:
        fresh: _Scope = {}
        for binding in bindings:
            if binding.parameters:
                fresh[binding.name] = _Function(binding.parameters, binding.term, dict(self.scope))
            else:
                node = self.term(binding.term, self.scope)
                node.labels.append(binding.name)
                fresh[binding.name] = node
        self.scope |= fresh

    def let_rec(self, bindings: tuple[Binding, ...]) -> None:
        graph = self.graph
        group = "/".join(binding.name for binding in bindings)
        variables = tuple(
            graph.node(Op.VARIABLE, Kind.RELATION, name=f"{group}:{b.name}:{b.span.start}") for b in bindings
        )
        inner = self.scope | {b.name: v for b, v in zip(bindings, variables, strict=True)}
        bodies = tuple(self.relation(b.term, inner) for b in bindings)
        for binding, body in zip(bindings, bodies, strict=True):
            if not body.monotone:
                message = f"`{binding.name}` is defined recursively below `\\` or `~`: it has no least solution"
                raise RustrataError(Diagnostic("CAT005", message, binding.span))
        for index, binding in enumerate(bindings):
            node = graph.node(
                Op.FIXPOINT, Kind.RELATION, *bodies, name=f"{index}", variables=variables
            )
            node.labels.append(binding.name)
            self.scope[binding.name] = node

    def check(self, check: Check) -> None:
        if check.kind is CheckKind.EMPTY:
            node = self.term(check.term, self.scope)
        else:
            node = self.relation(check.term, self.scope)
        name = check.name or f"{check.kind.value} {' '.join(check.term.span.text.split())}"
        axiom = Axiom(name, check.kind, check.negated, node)
        (self.flags if check.flag else self.axioms).append(axiom)

    def relation(self, term: Term, scope: _Scope) -> Node:
        return self.of_kind(term, Kind.RELATION, scope)

    def of_kind(self, term: Term, kind: Kind, scope: _Scope) -> Node:
        if isinstance(term, Empty):
            return self.graph.empty(kind)
        node = self.term(term, scope)
        if node.kind is not kind:
            message = f"expected a {kind.value}, found a {node.kind.value}"
            help_ = "write `[S]` for the identity on a set" if kind is Kind.RELATION else None
            raise RustrataError(Diagnostic("CAT003", message, term.span, help=help_))
        return node

    def term(self, term: Term, scope: _Scope) -> Node:
        match term:
            case Empty():
                return self.graph.empty(Kind.RELATION)
            case Everything():
                return self.graph.node(Op.EVERYTHING, Kind.SET)
            case Name(name, span):
                found = self.look_up(name, span, scope)
                if isinstance(found, Node):
                    return found
                raise RustrataError(Diagnostic("CAT003", f"`{name}` is a function: it needs arguments", span))
            case Apply():
                return self.apply(term, scope)
            case Operation():
                return self.operation(term, scope)

    def look_up(self, name: str, span: Span, scope: _Scope) -> Node | _Function:
        found = scope.get(name)
        if found is None:
            known = (*scope, *_BUILT_IN)
            raise RustrataError(
                Diagnostic("CAT002", f"unknown name `{name}`", span, help=did_you_mean(name, known))
            )
        return found

    def apply(self, term: Apply, scope: _Scope) -> Node:
        name = term.function.name
        if name in _BUILT_IN and name not in scope:
            if len(term.arguments) != 1:
                raise RustrataError(Diagnostic("CAT003", f"`{name}` takes one relation", term.span))
            return self.graph.node(_BUILT_IN[name], Kind.SET, self.relation(term.arguments[0], scope))
        function = self.look_up(name, term.function.span, scope)
        if isinstance(function, Node):
            raise RustrataError(Diagnostic("CAT003", f"`{name}` is not a function", term.function.span))
        if len(term.arguments) != len(function.parameters):
            message = f"`{name}` takes {len(function.parameters)} arguments, not {len(term.arguments)}"
            raise RustrataError(Diagnostic("CAT003", message, term.span))
        values: _Scope = {
            parameter: self.term(argument, scope)
            for parameter, argument in zip(function.parameters, term.arguments, strict=True)
        }
        return self.term(function.body, function.scope | values)

    def operation(self, term: Operation, scope: _Scope) -> Node:
        graph, relation = self.graph, Kind.RELATION
        first = term.operands[0]
        identity = graph.relation("id")
        unary: dict[Operator, Callable[[], Node]] = {
            Operator.STAR: lambda: graph.union(
                identity, graph.node(Op.CLOSURE, relation, self.relation(first, scope))
            ),
            Operator.PLUS: lambda: graph.node(Op.CLOSURE, relation, self.relation(first, scope)),
            Operator.OPTIONAL: lambda: graph.union(identity, self.relation(first, scope)),
            Operator.INVERSE: lambda: graph.node(Op.INVERSE, relation, self.relation(first, scope)),
            Operator.IDENTITY_ON: lambda: graph.node(
                Op.IDENTITY_ON, relation, self.of_kind(first, Kind.SET, scope)
            ),
            Operator.COMPLEMENT: lambda: self.complement(self.term(first, scope)),
        }
        if term.operator in unary:
            return unary[term.operator]()
        second = term.operands[1]
        if term.operator is Operator.SEQUENCE:
            return graph.node(
                Op.SEQUENCE, relation, self.relation(first, scope), self.relation(second, scope)
            )
        if term.operator is Operator.PRODUCT:
            left, right = (self.of_kind(operand, Kind.SET, scope) for operand in (first, second))
            return graph.node(Op.PRODUCT, relation, left, right)
        kind = self.common_kind(first, second, scope)
        left, right = self.of_kind(first, kind, scope), self.of_kind(second, kind, scope)
        return graph.node(_SAME_KIND[term.operator], kind, left, right)

    def common_kind(self, first: Term, second: Term, scope: _Scope) -> Kind:
        known = second if isinstance(first, Empty) else first
        return self.term(known, scope).kind

    def complement(self, node: Node) -> Node:
        everything = self.graph.node(Op.EVERYTHING, Kind.SET)
        if node.kind is Kind.RELATION:
            everything = self.graph.node(Op.PRODUCT, Kind.RELATION, everything, everything)
        return self.graph.node(Op.DIFFERENCE, node.kind, everything, node)


_SAME_KIND = {
    Operator.UNION: Op.UNION,
    Operator.DIFFERENCE: Op.DIFFERENCE,
    Operator.INTERSECTION: Op.INTERSECTION,
}
