"""Writing a test for an instruction set with registers for addresses: AArch64, ARM, RISCV, PPC, MIPS.

Registers are given out in order as a thread needs them, and an address keeps its register. An access that
is a pair of exclusives, and a read-modify-write that is one, is tried until the store succeeds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rustrata.programs.litmus.generate.cycle import Event
from rustrata.programs.litmus.generate.instructions import INSTRUCTION_SETS, InstructionSet
from rustrata.programs.litmus.generate.plan import Access, Barrier, Dependency, Plan, Step, Update
from rustrata.programs.litmus.generate.relaxations import PLAIN, DependencyKind, Direction, UpdateKind
from rustrata.programs.litmus.generate.vocabulary import VOCABULARIES, Vocabulary
from rustrata.programs.litmus.generate.written import Written, columns
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake


def write_assembly(plan: Plan, dialect: Dialect) -> Written:
    """The threads of a plan in one of `INSTRUCTION_SETS`.

    Raises:
        RustrataError: GEN009 when a thread needs more registers than there are.
    """
    labels = iter(range(100))
    threads = [
        _Thread(index, INSTRUCTION_SETS[dialect], VOCABULARIES[dialect], plan, labels)
        for index in range(len(plan.threads))
    ]
    for thread, steps in zip(threads, plan.threads, strict=True):
        for step in steps:
            thread.step(step)
    initial = "\n".join(
        " ".join(f"{name}={location};" for location, name in thread.initial.items()) for thread in threads
    )
    registers = {event: name for thread in threads for event, name in thread.shown.items()}
    return Written(f"{{\n{initial}\n}}", columns([thread.lines for thread in threads]), registers)


@dataclass(slots=True)
class _Thread:
    """One thread as it grows. ``shown`` names the registers of its reads as conditions do."""

    index: int
    isa: InstructionSet
    words: Vocabulary
    plan: Plan
    labels: Iterator[int]
    lines: list[str] = field(default_factory=list)
    initial: dict[str, str] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)
    _bases: dict[str, str] = field(default_factory=dict)
    _values: dict[int, str] = field(default_factory=dict)
    _used: int = 0

    def step(self, step: Step) -> None:
        """Write one step."""
        match step:
            case Barrier(fence):
                self.lines.append(self.words.fences[fence])
            case Access(event, dependency):
                index = self._before(dependency)
                if event.direction is Direction.READ:
                    self._read(event, index)
                else:
                    self._write(event, index, dependency)
            case Update():
                self._update(step, self._before(step.dependency))

    # Registers

    def _fresh(self) -> int:
        if self._used == len(self.isa.registers):
            message = f"unsupported: a thread that needs more than {self._used} registers"
            raise mistake("GEN009", message, self.plan.cycle.span)
        self._used += 1
        return self.isa.registers[self._used - 1]

    def _value(self) -> str:
        return self.isa.value.format(self._fresh())

    def _target(self, event: Event) -> str:
        """The register that a read goes to."""
        number = self._fresh()
        self.shown[event.index] = self.isa.address.format(number)
        self._values[event.index] = self.isa.value.format(number)
        return self._values[event.index]

    def _base(self, location: str) -> str:
        if location not in self._bases:
            name = f"%{location}{self.index}" if self.isa.symbolic else self.isa.address.format(self._fresh())
            self._bases[location] = name
            self.initial[location] = name if self.isa.symbolic else f"{self.index}:{name}"
        return self._bases[location]

    def _put(self, template: str, **operands: str | int) -> None:
        self.lines.append(template.format(**operands))

    def _label(self, prefix: str) -> str:
        return f"{prefix}{next(self.labels):02}"

    # Dependencies

    def _before(self, dependency: Dependency | None) -> str | None:
        """Write what comes before the access; the index that carries a dependency of its address."""
        if dependency is None or dependency.kind is DependencyKind.DATA:
            return None
        source = self._values[dependency.source.index]
        if dependency.kind is DependencyKind.ADDRESS:
            index = self._value()
            self._put(self.isa.clear, t=index, s=source)
            return index
        label = self._label("LC")
        for template in self.isa.branch:
            self._put(template, s=source, label=label)
        self.lines.append(f"{label}:")
        if dependency.kind is DependencyKind.CONTROL_FENCE:
            self.lines.append(self.isa.discard)
        return None

    def _stored(self, event: Event, dependency: Dependency | None) -> str:
        """A register with the value that is stored."""
        register = self._value()
        if dependency is not None and dependency.kind is DependencyKind.DATA:
            self._put(self.isa.clear, t=register, s=self._values[dependency.source.index])
            self._put(self.isa.add_constant, t=register, v=event.operand)
        else:
            self._put(self.isa.move, t=register, v=event.operand)
        return register

    def _indexed(self, base: str, index: str | None) -> str:
        """The register of an address, to which the index has been added."""
        if index is None:
            return base
        address = self.isa.address.format(self._fresh())
        self._put(self.isa.offset, a=address, b=base, i=index)
        return address

    # Accesses

    def _read(self, event: Event, index: str | None) -> None:
        target = self._target(event)
        base = self._base(event.location)
        if event.annotation not in self.isa.loads:
            self._pair(event.annotation, target, target, self._indexed(base, index))
        elif index is not None and event.annotation == PLAIN and self.isa.indexed_load is not None:
            self._put(self.isa.indexed_load, t=target, b=base, i=index)
        else:
            self._put(self.isa.loads[event.annotation], t=target, b=self._indexed(base, index))

    def _write(self, event: Event, index: str | None, dependency: Dependency | None) -> None:
        value = self._stored(event, dependency)
        base = self._base(event.location)
        if event.annotation not in self.isa.stores:
            self._pair(event.annotation, self._value(), value, self._indexed(base, index))
        elif index is not None and event.annotation == PLAIN and self.isa.indexed_store is not None:
            self._put(self.isa.indexed_store, s=value, b=base, i=index)
        else:
            self._put(self.isa.stores[event.annotation], s=value, b=self._indexed(base, index))

    def _pair(self, annotation: str, target: str, value: str, base: str) -> None:
        """A load exclusive and a store exclusive, until the store succeeds."""
        loads, stores = self.isa.exclusives[annotation]
        label, status = self._label("Loop"), self._value()
        self.lines.append(f"{label}:")
        for template in (*loads, *stores, *self.isa.retry):
            self._put(template, t=target, s=value, b=base, k=status, label=label)

    def _update(self, step: Update, index: str | None) -> None:
        base = self._base(step.read.location)
        silent = step.kind is UpdateKind.STORE_ADD
        target = "" if silent else self._target(step.read)
        value = self._stored(step.write, step.dependency)
        base = self._indexed(base, index)
        order = self.words.update_orderings[step.read.annotation, step.write.annotation]
        if step.kind is UpdateKind.EXCLUSIVES:
            self._pair(order or PLAIN, target, value, base)
            return
        for template in self.isa.updates[step.kind]:
            self._put(template, t=target, s=value, b=base, order=order, old=step.read.value)
