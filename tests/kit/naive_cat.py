"""The meaning of cat, written down once more: sets of events and sets of pairs, no cleverness.

It interprets the syntax tree directly, with dynamic kinds, and shares nothing with the engine but that
tree and the numbering of events.
"""

from dataclasses import dataclass
from itertools import product

from rustrata.relational.cat.syntax import (
    Apply,
    CatFile,
    Check,
    CheckKind,
    Empty,
    Everything,
    Include,
    Lambda,
    Let,
    Name,
    Operation,
    Operator,
    Pattern,
    Procedure,
    Role,
    Term,
    Try,
    Tuple,
)
from rustrata.relational.primitives import PRIMITIVES
from rustrata.relational.structure import INITIAL, EventStructure

Pairs = frozenset[tuple[int, int]]
EITHER, SET, RELATION = "either", "set", "relation"


@dataclass(frozen=True)
class Value:
    kind: str
    members: frozenset


@dataclass(frozen=True)
class Function:
    parameters: Pattern
    body: Term
    scope: dict


@dataclass(frozen=True)
class BuiltIn:
    name: str


def pairs_of(relation: int, size: int) -> Pairs:
    """A relation of the engine as a set of pairs, bit by bit."""
    everything = product(range(size), repeat=2)
    return frozenset((a, b) for a, b in everything if relation >> (a * size + b) & 1)


def name_of(binding) -> str:
    (name,) = binding.pattern.names
    return name


def compose(left: Pairs, right: Pairs) -> Pairs:
    return frozenset((a, d) for a, b in left for c, d in right if b == c)


def closure(pairs: Pairs) -> Pairs:
    while True:
        larger = pairs | compose(pairs, pairs)
        if larger == pairs:
            return pairs
        pairs = larger


def base_scope(structure: EventStructure, rf: Pairs, co: Pairs, tags: frozenset[str]) -> dict[str, Value]:
    """What the engine gives to a model, computed from the definitions."""
    events, size = structure.events, len(structure.events)
    everything = list(product(events, repeat=2))
    initial = [e.thread == INITIAL for e in events]
    internal = {
        (a.index, b.index)
        for a, b in everything
        if a.index == b.index or (a.thread == b.thread and not initial[a.index])
    }
    relations = {
        "id": {(e.index, e.index) for e in events},
        "loc": {
            (a.index, b.index) for a, b in everything if a.location == b.location and a.location is not None
        },
        "int": internal,
        "ext": {(a.index, b.index) for a, b in everything} - internal,
        "rf": rf,
        "co": co,
        "fr": {(r, w) for v, r in rf for u, w in co if u == v and r != w},
    }
    for name, relation in (
        ("po", structure.program_order),
        ("addr", structure.address),
        ("data", structure.data),
        ("ctrl", structure.control),
        ("amo", structure.amo),
        ("lxsx", structure.lxsx),
        ("pick-addr", structure.picked_address),
        ("pick-data", structure.picked_data),
        ("pick-ctrl", structure.picked_control),
    ):
        relations[name] = pairs_of(relation, size)
    sets = {
        "R": {e.index for e in events if e.reads},
        "W": {e.index for e in events if e.writes},
        "F": {e.index for e in events if not (e.reads or e.writes)},
        "IW": {e.index for e in events if initial[e.index]},
    }
    sets |= {tag: {e.index for e in events if tag in e.tags} for tag in tags}
    amo = pairs_of(structure.amo, size)
    relations["same-instance"] = relations["id"] | amo | {(b, a) for a, b in amo}
    relations |= dict.fromkeys(("iico_data", "iico_ctrl", "iico_order", "rf-reg"), ())
    sets |= dict.fromkeys(("Rreg", "Wreg", "ADDR", "DATA", "BCC"), ())
    found = {name: Value(RELATION, frozenset(pairs)) for name, pairs in relations.items()}
    found |= {name: Value(SET, frozenset(chosen)) for name, chosen in sets.items()}
    return found | {name: BuiltIn(name) for name in PRIMITIVES}


class NaiveCat:
    """One execution judged by model files; ``broken`` and ``raised`` name axioms and flags, in order."""

    def __init__(self, scope: dict, size: int, library=lambda _: None) -> None:
        self.scope = dict(scope)
        self.universe = frozenset(range(size))
        self.library = library
        self.broken: list[str] = []
        self.raised: list[str] = []

    def run(self, file: CatFile) -> "NaiveCat":
        for instruction in file.instructions:
            match instruction:
                case Let(bindings, False):
                    self.scope = self.scope | {name_of(b): self.value(b.term, self.scope) for b in bindings}
                case Let(bindings, True):
                    self.least_solution(bindings)
                case Check():
                    self.check(instruction)
                case Include(name, _):
                    self.run(self.library(name))
                case Procedure():
                    pass
                case _:
                    raise AssertionError(f"no naive meaning of {instruction}")
        return self

    def least_solution(self, bindings) -> None:
        scope = self.scope | {name_of(b): Value(RELATION, frozenset()) for b in bindings}
        while True:
            new = {name_of(b): self.value(b.term, scope) for b in bindings}
            if all(new[name].members == scope[name].members for name in new):
                break
            scope = scope | new
        self.scope = scope

    def check(self, check: Check) -> None:
        found = self.value(check.term, self.scope).members
        match check.kind:
            case CheckKind.ACYCLIC:
                met = all(a != b for a, b in closure(found))
            case CheckKind.IRREFLEXIVE:
                met = all(a != b for a, b in found)
            case CheckKind.EMPTY:
                met = not found
        name = check.name or f"{check.kind.value} {' '.join(check.term.span.text.split())}"
        holds = met != check.negated
        match check.role:
            case Role.FLAG if holds:
                self.raised.append(name)
            case Role.AXIOM if not holds:
                self.broken.append(name)

    def value(self, term: Term, scope: dict):
        match term:
            case Empty():
                return Value(EITHER, frozenset())
            case Everything():
                return Value(SET, self.universe)
            case Name(name, _):
                return scope[name]
            case Try(Name(name, _), otherwise, _):
                return scope[name] if name in scope else self.value(otherwise, scope)
            case Lambda(parameters, body, _):
                return Function(parameters, body, scope)
            case Apply(function, argument, _):
                return self.applied(self.value(function, scope), argument, scope)
            case Operation(operator, operands, _):
                return self.operation(operator, [self.value(operand, scope) for operand in operands])

    def applied(self, function: Function | BuiltIn, argument: Term, scope: dict) -> Value:
        if isinstance(function, BuiltIn):
            assert function.name in ("domain", "range"), f"no naive meaning of {function.name}"
            pairs = self.value(argument, scope).members
            return Value(SET, frozenset(pair[function.name == "range"] for pair in pairs))
        several = isinstance(argument, Tuple)
        values = [self.value(one, scope) for one in (argument.elements if several else (argument,))]
        bound = dict(zip(function.parameters.names, values, strict=True))
        return self.value(function.body, function.scope | bound)

    def operation(self, operator: Operator, values: list[Value]) -> Value:
        first, last = values[0].members, values[-1].members
        kind = next((v.kind for v in values if v.kind != EITHER), EITHER)
        identity = frozenset((a, a) for a in self.universe)
        match operator:
            case Operator.UNION | Operator.INTERSECTION | Operator.DIFFERENCE:
                return Value(kind, BOOLEAN[operator](first, last))
            case Operator.COMPLEMENT if kind == SET:
                return Value(SET, self.universe - first)
            case Operator.COMPLEMENT:
                return Value(RELATION, frozenset(product(self.universe, repeat=2)) - first)
            case Operator.SEQUENCE:
                return Value(RELATION, compose(first, last))
            case Operator.PRODUCT:
                return Value(RELATION, frozenset(product(first, last)))
            case Operator.INVERSE:
                return Value(RELATION, frozenset((b, a) for a, b in first))
            case Operator.IDENTITY_ON:
                return Value(RELATION, frozenset((a, a) for a in first))
            case _:
                closed = first if operator is Operator.OPTIONAL else closure(first)
                return Value(RELATION, closed if operator is Operator.PLUS else closed | identity)


BOOLEAN = {
    Operator.UNION: frozenset.union,
    Operator.INTERSECTION: frozenset.intersection,
    Operator.DIFFERENCE: frozenset.difference,
}
