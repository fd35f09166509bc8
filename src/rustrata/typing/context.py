"""The contexts of one point of a program: Γ, E, L, K and T, and what happened to the entries of T.

T is a multiset of entries. A rule that names a path takes the youngest entry of that path that no lifetime
blocks; what `endlft` unblocks counts as new.
"""

from collections.abc import Iterable

from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.judgements import Cont, Entry, Local, Place
from rustrata.typing.lifetimes import LifetimeFacts
from rustrata.typing.rejection import Contexts, Note
from rustrata.typing.types import Inclusion, Type, same


@record
class Loan:
    """A borrow that blocks an entry: where it was made, and whether it is shared by now."""

    span: Span
    mutable: bool


class Context:
    """The contexts; mutable, `copy` before a branch.

    ``functions`` are the entries of functions that are known everywhere in a body: those of the program and
    the one that the body is of. They are copy, so every T' of a continuation has them without saying so.
    """

    def __init__(
        self, facts: LifetimeFacts, conts: dict[str, Cont], variables: set[str], lifetimes: set[str]
    ):
        self.facts = facts
        self.conts = conts
        self.variables = variables
        self.lifetimes = lifetimes
        self.functions: dict[Place, Entry] = {}
        self._entries: dict[int, Entry] = {}
        self._by_variable: dict[str, list[int]] = {}
        self._next = 0
        self.history: dict[Place, Note] = {}
        self.loans: dict[tuple[Place, str], Loan] = {}
        self.ended: dict[str, Span] = {}

    def copy(self) -> "Context":
        """The same contexts, to be changed apart."""
        other = Context(self.facts, dict(self.conts), set(self.variables), set(self.lifetimes))
        other.functions = dict(self.functions)
        other._entries = dict(self._entries)
        other._by_variable = {variable: list(numbers) for variable, numbers in self._by_variable.items()}
        other._next = self._next
        other.history = dict(self.history)
        other.loans = dict(self.loans)
        other.ended = dict(self.ended)
        return other

    @property
    def entries(self) -> tuple[Entry, ...]:
        """T, oldest entry first."""
        return tuple(self._entries.values())

    def of_variable(self, variable: str) -> list[Entry]:
        """The entries of the paths from a variable, oldest first."""
        return [self._entries[number] for number in self._by_variable.get(variable, ())]

    def live(self, place: Place) -> Entry | None:
        """The youngest entry of a path that is not blocked."""
        for number in reversed(self._by_variable.get(place[0], ())):
            entry = self._entries[number]
            if entry.place == place and entry.blocked is None:
                return entry
        return self.functions.get(place)

    def exact(self, place: Place, type_: Type, blocked: str | None = None) -> Entry | None:
        """The youngest entry of a path with this type."""
        for number in reversed(self._by_variable.get(place[0], ())):
            entry = self._entries[number]
            if entry.place == place and entry.blocked == blocked and same(entry.type_, type_):
                return entry
        known = self.functions.get(place)
        return known if known and blocked is None and same(known.type_, type_) else None

    def blocked(self, place: Place) -> Entry | None:
        """The youngest blocked entry of a path."""
        for number in reversed(self._by_variable.get(place[0], ())):
            entry = self._entries[number]
            if entry.place == place and entry.blocked is not None:
                return entry
        return None

    def add(self, entry: Entry) -> None:
        """T with one entry more."""
        self._entries[self._next] = entry
        self._by_variable.setdefault(entry.place[0], []).append(self._next)
        self._next += 1

    def remove(self, entry: Entry) -> None:
        """T without the youngest entry equal to this one."""
        if self.functions.get(entry.place) == entry:
            return
        numbers = self._by_variable[entry.place[0]]
        for index in range(len(numbers) - 1, -1, -1):
            if self._entries[numbers[index]] == entry:
                del self._entries[numbers.pop(index)]
                return
        raise AssertionError("a rule takes only entries that are there")

    def replace(self, taken: Iterable[Entry], given: Iterable[Entry]) -> None:
        """What a rule does to T; an entry that it takes and gives keeps its age."""
        left = list(given)
        for entry in taken:
            if entry in left:
                left.remove(entry)
            else:
                self.remove(entry)
        for entry in left:
            if self.functions.get(entry.place) != entry:
                self.add(entry)

    def blocked_by(self, lifetime: str) -> list[Entry]:
        """The entries that a lifetime blocks."""
        return [entry for entry in self._entries.values() if entry.blocked == lifetime]

    def shown(self) -> Contexts:
        """E, L, K and T as values."""
        return Contexts(self.facts.externals, self.facts.locals_, tuple(self.conts.values()), self.entries)

    @property
    def externals(self) -> tuple[Inclusion, ...]:
        """E."""
        return self.facts.externals

    @property
    def locals_(self) -> tuple[Local, ...]:
        """L."""
        return self.facts.locals_
