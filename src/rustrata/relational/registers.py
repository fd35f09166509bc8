"""Register events: what a model needs that computes dependencies itself.

A model that says ``catdep`` defines ``data``, ``addr`` and ``ctrl`` from the registers that instructions read
and write [herd's aarch64deps.cat; Arm Architecture Reference Manual, section B2.3, "Dependencies"]. The
events of an `EventStructure` are accesses and fences, and its dependencies are edges between them. Here each
edge becomes the way through registers that it stands for: a read writes a register of its own, and whatever
depends on the read reads that register, to compute an address (ADDR), a value (DATA) or a branch (BCC). A
dependency on what picked a value goes through a selection, which reads one register and writes another.

Register events are numbered after the others, so that the numbers of accesses stay.

Left out: registers that are written without being computed from a read, and ``iico_order``, which orders
the accesses of one instruction.
"""

from dataclasses import dataclass, field

from rustrata.relational.relation import Relations, relations
from rustrata.relational.structure import EventStructure
from rustrata.relational.vocabulary import REGISTER_SETS

_SELECTION, _BRANCH, _BEFORE, _AT, _AFTER = range(5)


@dataclass
class _Builder:
    """Events of registers and branches. ``places`` are where the events of a thread stand: the number of an
    access, and before or after it; ``instances`` are the instructions that they belong to."""

    structure: EventStructure
    threads: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    instances: list[tuple[int, int]] = field(default_factory=list)
    sets: dict[str, int] = field(default_factory=lambda: dict.fromkeys(REGISTER_SETS, 0))
    computed: list[tuple[int, int]] = field(default_factory=list)
    controlled: list[tuple[int, int]] = field(default_factory=list)
    passed: list[tuple[int, int]] = field(default_factory=list)
    register: dict[int, int] = field(default_factory=dict)
    """The event that writes what was read to a register, by the read."""

    def add(self, thread: int, place: tuple[int, int], instance: tuple[int, int], *sets: str) -> int:
        number = len(self.threads)
        self.threads.append(thread)
        self.places.append(place)
        self.instances.append(instance)
        for name in sets:
            self.sets[name] |= 1 << number
        return number

    def written_by(self, source: int) -> int:
        """The event that writes the value of a read to a register."""
        if source not in self.register:
            thread = self.structure.events[source].thread
            own = self.add(thread, (source, _AFTER), self.instances[source], "Wreg")
            self.register[source] = own
            self.computed.append((source, own))
        return self.register[source]

    def reads(self, written: int, place: tuple[int, int], instance: tuple[int, int], *sets: str) -> int:
        """An event that reads what another has written to a register."""
        number = self.add(self.threads[written], place, instance, "Rreg", *sets)
        self.passed.append((written, number))
        return number

    def selected(self, source: int, target: int) -> int:
        """The event that writes a register with a value that a read has picked."""
        place, instance = (target, _SELECTION), (target, -1 - source)
        picking = self.reads(self.written_by(source), place, instance)
        number = self.add(self.threads[picking], place, instance, "Wreg")
        self.controlled.append((picking, number))
        return number

    def branch(self, written: int, target: int) -> None:
        """A branch on a register, before an access or fence."""
        place, instance = (target, _BRANCH), (target, 1 + written)
        number = self.add(self.threads[written], place, instance, "BCC")
        self.computed.append((self.reads(written, place, instance), number))


class RegisterStructure:
    """An event structure with its registers. The names are those of `EventStructure`."""

    def __init__(self, structure: EventStructure) -> None:
        self._structure = structure
        self._narrow = structure.algebra
        self._built = built = _with_registers(structure)
        self.algebra: Relations = relations(len(built.threads))
        self._locations = tuple(e.location for e in structure.events)

    @property
    def locations_of_events(self) -> tuple[str | None, ...]:
        """The location of each access."""
        return self._locations + (None,) * (self.algebra.size - len(self._locations))

    def widened(self, relation: int) -> int:
        """A relation between accesses, over all events."""
        return _respaced(relation, self._narrow, self.algebra.size)

    def narrowed(self, value: int, *, relation: bool) -> int:
        """A set or relation less what is not an access or a fence."""
        if not relation:
            return value & self._narrow.row
        size, row = self.algebra.size, self._narrow.row
        rows = ((value >> (a * size)) & row for a in range(self._narrow.size))
        return sum(bits << (a * self._narrow.size) for a, bits in enumerate(rows))

    def relation_named(self, name: str) -> int:
        """A relation, by its name in cat."""
        built, algebra = self._built, self.algebra
        everyone = range(algebra.size)
        match name:
            case "id":
                return algebra.identity
            case "po":
                return algebra.relation(
                    (a, b)
                    for a in everyone
                    for b in everyone
                    if built.threads[a] == built.threads[b] >= 0
                    and built.places[a] < built.places[b]
                    and built.instances[a] != built.instances[b]
                )
            case "same-instance":
                same = (
                    (a, b) for a in everyone for b in everyone if built.instances[a] == built.instances[b]
                )
                return algebra.relation(same)
            case "int" | "ext":
                own = algebra.relation(
                    (a, b)
                    for a in everyone
                    for b in everyone
                    if a == b or built.threads[a] == built.threads[b] >= 0
                )
                return own if name == "int" else algebra.full & ~own
            case "loc":
                return self.widened(self._structure.same_location) | self._same_register()
            case "iico_data":
                return algebra.relation(built.computed)
            case "iico_ctrl":
                return algebra.relation(built.controlled)
            case "iico_order":
                return 0
            case "rf-reg":
                return algebra.relation(built.passed)
            case _:
                return self.widened(self._structure.relation_named(name))

    def _same_register(self) -> int:
        registers: dict[int, set[int]] = {}
        for written, read in self._built.passed:
            registers.setdefault(written, {written}).add(read)
        groups = (sum(1 << event for event in group) for group in registers.values())
        return sum(self.algebra.product(group, group) for group in groups)

    def set_named(self, name: str) -> int:
        """A set of events, by its name in cat."""
        own = self._built.sets.get(name)
        return self._structure.set_named(name) if own is None else own


def _respaced(relation: int, narrow: Relations, size: int) -> int:
    result = 0
    for a in range(narrow.size):
        result |= narrow.successors(relation, a) << (a * size)
    return result


def _with_registers(structure: EventStructure) -> _Builder:
    algebra = structure.algebra
    updates = dict(algebra.pairs(structure.amo))
    first = {write: read for read, write in updates.items()}
    built = _Builder(structure)
    for event in structure.events:
        at = first.get(event.index, event.index)
        built.add(event.thread, (event.index, _AT), (at, 0))
    roles = (
        (structure.address, structure.picked_address, "ADDR"),
        (structure.data, structure.picked_data, "DATA"),
    )
    for computed, picked, role in roles:
        for source, target in algebra.pairs(computed):
            if updates.get(source) == target:
                built.computed.append((source, target))
            else:
                _used(built, built.written_by(source), target, role)
        for source, target in algebra.pairs(picked):
            if updates.get(source) == target:
                built.controlled.append((source, target))
            else:
                _used(built, built.selected(source, target), target, role)
    for source in structure.reads:
        for relation, picks in ((structure.control, False), (structure.picked_control, True)):
            later = algebra.successors(relation, source)
            if later:
                target = (later & -later).bit_length() - 1
                written = built.selected(source, target) if picks else built.written_by(source)
                built.branch(written, target)
    return built


def _used(built: _Builder, written: int, target: int, role: str) -> None:
    """An access uses a register."""
    reading = built.reads(written, (target, _BEFORE), built.instances[target], role)
    built.computed.append((reading, target))
