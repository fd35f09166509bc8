"""A cat model by its second definition: every instruction interpreted, in order, on one execution.

Nothing is compiled: sets and relations are ints from the beginning, ``with`` forks by running the model
again for each choice, and coherence orders are enumerated where the model enumerates them. Of these the
branches count in which the order is the coherence order of the execution.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.recursion import deep_recursion
from rustrata.relational.cat.syntax import Check, Role, WithFrom
from rustrata.relational.denotations import Any, Bits, Scope, Value
from rustrata.relational.instructions import Instructions, Library, name_of_check
from rustrata.relational.interpret import Bitwise, Broken, check_holds
from rustrata.relational.ir import Kind, Node
from rustrata.relational.model import prelude
from rustrata.relational.registers import RegisterStructure
from rustrata.relational.search import Candidate
from rustrata.relational.terms import Terms
from rustrata.relational.vocabulary import REGISTER_RELATIONS, REGISTER_SETS, Vocabulary, base_scope
from rustrata.source import SourceFile


@dataclass
class _Choices:
    """Which element each ``with`` takes, and how many there were to take."""

    taken: list[int]
    offered: list[int] = field(default_factory=list)

    def next(self, elements: int) -> int:
        at = len(self.offered)
        self.offered.append(elements)
        if at == len(self.taken):
            self.taken.append(0)
        return self.taken[at]

    def advance(self) -> bool:
        """To the next series of choices; False when this was the last."""
        while self.taken and self.taken[-1] + 1 >= self.offered[len(self.taken) - 1]:
            self.taken.pop()
        if self.taken:
            self.taken[-1] += 1
        self.offered = []
        return bool(self.taken)


class Interpreter(Instructions):
    """Runs a whole model on one execution. Raises `Broken` at a check that the execution breaks."""

    def __init__(self, domain: Bitwise, terms: Terms, library: Library, choices: _Choices, co: int) -> None:
        super().__init__(terms, library)
        self._domain = domain
        self._choices = choices
        self._co = co
        self.flags: list[str] = []

    def check(self, check: Check) -> None:
        met = check_holds(self._domain, check, self.terms.value(check.term, self.scope))
        if check.role is Role.AXIOM and not met:
            raise Broken
        if check.role is not Role.AXIOM and met is (check.role is Role.FLAG):
            self.flags.append(name_of_check(check))

    def choose(self, instruction: WithFrom) -> None:
        elements = self.terms.elements(instruction.elements, self.scope)
        if not elements:
            raise Broken
        value = elements[self._choices.next(len(elements))]
        order = value.bits if isinstance(value, Bits) else 0
        if instruction.name in ("co", "mo") and order & ~self._co:
            raise Broken
        self.scope = self.scope | {instruction.name: value}


def branches(
    source: SourceFile,
    candidate: Candidate,
    vocabulary: Vocabulary,
    library: Library = lambda _: None,
    variants: frozenset[str] = frozenset(),
) -> Iterator[list[str]]:
    """The flags of each branch of an execution that meets the model."""
    file = parse_cat(source)
    structure = candidate.structure
    given = RegisterStructure(structure) if file.catdep else structure
    widened = given.widened if isinstance(given, RegisterStructure) else lambda relation: relation
    locations = (
        given.locations_of_events
        if isinstance(given, RegisterStructure)
        else tuple(event.location for event in structure.events)
    )
    dynamic = {
        "rf": widened(candidate.reads_from),
        "co": widened(candidate.coherence),
        "fr": widened(candidate.from_reads),
    }

    def known(kind: Kind, name: str) -> Value:
        if kind is Kind.SET:
            return Bits(kind, given.set_named(name))
        return Bits(kind, dynamic[name] if name in dynamic else given.relation_named(name))

    def no_nodes(node: Node) -> int:
        raise AssertionError(f"{node} in an interpreted model")

    choices = _Choices([])
    with deep_recursion():
        while True:
            domain = Bitwise(given.algebra, locations, no_nodes)
            domain.terms = terms = Terms(domain, variants)
            interpreter = Interpreter(domain, terms, library, choices, dynamic["co"])
            interpreter.scope = _initial(vocabulary, known, candidate, catdep=file.catdep)
            try:
                interpreter.run_file(prelude())
                if vocabulary.definitions is not None:
                    interpreter.run_file(parse_cat(vocabulary.definitions))
                interpreter.run_file(file)
                yield interpreter.flags
            except Broken:
                pass
            if not choices.advance():
                return


def _initial(vocabulary: Vocabulary, known, candidate: Candidate, *, catdep: bool) -> Scope:
    scope = base_scope(vocabulary, known, lambda kind: Bits(kind, 0))
    if catdep:
        scope |= {name: known(Kind.RELATION, name) for name in REGISTER_RELATIONS}
        scope |= {name: known(Kind.SET, name) for name in REGISTER_SETS}
        return scope
    algebra, amo = candidate.structure.algebra, candidate.structure.amo
    scope |= dict.fromkeys(REGISTER_RELATIONS, Any.ZERO)
    scope["same-instance"] = Bits(Kind.RELATION, algebra.identity | amo | algebra.inverse(amo))
    scope |= {name: Bits(Kind.SET, 0) for name in REGISTER_SETS}
    return scope
