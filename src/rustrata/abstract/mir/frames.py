"""Threads and what they run: frames of calls, and the machine's own work between calls."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.memory import (
    Allocation,
    Pointer,
    Undefined,
)
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.exploration.operations import Operation
from rustrata.programs.rust.bodies import Origin, Unwind, UnwindAction
from rustrata.programs.rust.types import Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine

Done: TypeAlias = Callable[[Value], None]


class Abort(Exception):
    """The program ends itself: with a code, or by aborting (code None), for a reason."""

    def __init__(self, reason: str, code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class Frame:
    """A call that is under way. ``locals`` has a value for each register, the address of each local in
    memory, and None for what is not there. ``inlined`` are the calls within it that rustc has pasted: their
    scope and number; ``taken`` is the memory of its result that it was given, and its size."""

    __slots__ = (
        "block",
        "code",
        "done",
        "index",
        "inlined",
        "keeps",
        "locals",
        "machine",
        "number",
        "scope",
        "taken",
        "thread",
        "unwind",
    )  # fmt: skip

    def __init__(self, machine: "Machine", thread: "Thread", code: Code, done: Done) -> None:
        self.machine = machine
        self.thread = thread
        self.code = code
        self.locals: list[Value | None] = [None] * len(code.types)
        self.block = code.block(0)
        self.index = 0
        self.number = machine.next_frame()
        self.unwind: UnwindAction = Unwind.CONTINUE
        self.done = done
        self.keeps = False
        self.taken: tuple[Pointer, int] | None = None
        self.inlined: list[tuple[int, int]] = []
        self.scope: Any = None

    @property
    def call(self) -> int:
        """The innermost call: the frame's own, or one that is pasted into it."""
        return self.inlined[-1][1] if self.inlined else self.number

    def enter(self, scope: int) -> None:
        """A call begins that is pasted into the body, as this scope."""
        self.inlined.append((scope, self.machine.next_frame()))

    def settle(self, scopes: frozenset[int]) -> None:
        """The pasted calls end that are none of these scopes."""
        while self.inlined and self.inlined[-1][0] not in scopes:
            self.machine.end_call(self.inlined.pop()[1])

    def go(self, target: int) -> None:
        """Goes on in a block."""
        found = self.code.blocks[target]
        self.block = self.code.block(target) if found is None else found
        self.index = 0

    def advance(self) -> None:
        """Runs the rest of the block, and its terminator."""
        block = self.block
        steps = block.steps
        at = self.index
        end = len(steps)
        while at < end:
            self.index = at
            steps[at](self)
            at += 1
        self.index = end
        self.machine.steps += end + 1
        block.run(self)

    @property
    def origin(self) -> Origin:
        """Where the statement stands that is being run."""
        statements = self.block.statements
        return (statements[self.index] if self.index < len(statements) else self.block.terminator).origin

    def revive(self, number: int) -> Pointer:
        """Memory for a local, when it is first used."""
        machine, code = self.machine, self.code
        shape = code.shape(number)
        declared = code.body.locals[number]
        private = number not in code.addressed
        found = machine.allocate(
            shape.size, shape.align, Storage.STACK, code.describe(number), declared.origin, private=private
        )
        pointer = machine.memory.pointer_to(found)
        self.locals[number] = pointer
        return pointer

    def forget(self, number: int) -> None:
        """A register has no value any more."""
        self.locals[number] = None

    def begin_local(self, number: int) -> None:
        """New memory for a local, whose storage begins."""
        self.end_local(number)
        self.revive(number)

    def end_local(self, number: int) -> None:
        """The end of a local's memory."""
        found = self.locals[number]
        if found is not None:
            assert isinstance(found, Pointer), "a local in memory is its address"
            self.locals[number] = None
            self.machine.free_local(found)

    def value_of(self, number: int) -> Value:
        """A whole local's value, without an access."""
        found = self.locals[number]
        if number in self.code.registers:
            if found is None:
                raise Undefined("RUB006", f"reading what is uninitialised: {self.code.describe(number)}")
            return found
        shape = self.code.shape(number)
        if not shape.size:
            return EMPTY
        pointer = self.revive(number) if found is None else found
        assert isinstance(pointer, Pointer), "a local in memory is its address"
        allocation, offset = self.machine.memory.find(pointer, shape.size, "return")
        return shape.load(allocation, offset)

    def set_argument(self, number: int, value: Value) -> None:
        """Gives an argument its value."""
        if number in self.code.registers:
            self.locals[number] = value
            return
        shape = self.code.shape(number)
        pointer = self.revive(number)
        if shape.size:
            found, offset = self.machine.memory.find(pointer, shape.size, "argument")
            shape.store(found, offset, value)

    def leave(self) -> None:
        """Returns to the caller."""
        value = self.value_of(0)
        self.pop()
        self.done(value)

    def fix(self) -> None:
        """The locals that are kept may not be written any more, unless they have cells."""
        machine, registers = self.machine, self.code.registers
        for number, found in enumerate(self.locals):
            if not isinstance(found, Pointer) or found.provenance is None or number in registers:
                continue
            if not machine.retags.cells(self.code.types[number]):
                machine.memory.allocations[found.provenance.allocation].writable = False

    def pop(self) -> None:
        """The end of the frame: of its protectors, then of its locals."""
        popped = self.thread.frames.pop()
        assert popped is self, "the frame at the top ends"
        if self.inlined:
            self.settle(frozenset())
        self.machine.end_call(self.number)
        registers = self.code.registers
        if self.keeps:
            return
        for number, found in enumerate(self.locals):
            if found is not None and number not in registers:
                self.locals[number] = None
                self.machine.free_local(found)  # type: ignore[arg-type]


CLOCK = "clock"
"""Time, as an object that threads read and write."""


def always() -> bool:
    """What holds always."""
    return True


@dataclass(frozen=True, slots=True)
class Seen:
    """What other threads can see of what a thread does next. ``ready``: can it, and if not, what does it
    wait for? ``exchanges``: it may turn out to read alone. ``last``: after all others, as it ends them."""

    operation: Operation
    ready: Callable[[], bool] = always
    waits_for: str = ""
    exchanges: bool = False
    last: bool = False


Describe: TypeAlias = Callable[[], Seen | None]


@dataclass(frozen=True, slots=True)
class Pending:
    """What a thread does next that others can see: what it is, and how it is done."""

    seen: Seen
    describe: Describe
    perform: Callable[[], None]


class State(Enum):
    """What a thread does."""

    RUNS = "runs"
    WAITS = "waits"
    ENDED = "ended"


@dataclass
class Thread:
    """A thread: what it runs, innermost last; whether it waits, and until what holds."""

    machine: "Machine"
    number: int
    name: str
    frames: list["Frame | Work"] = field(default_factory=list)
    state: State = State.RUNS
    ready: "Callable[[], bool] | None" = None
    waits_for: str = ""
    result: Value | None = None
    panicked: bool = False
    joined: bool = False
    panics: int = 0
    payload: str = ""
    locals: dict[str, Allocation] = field(default_factory=dict)
    wakes_at: int | None = None
    handle: Allocation | None = None
    destructors: list[tuple[Type, Pointer]] = field(default_factory=list)
    pending: "Pending | None" = None

    def act(self, describe: "Describe", perform: Callable[[], None]) -> None:
        """Does what other threads can see: at once, unless schedules are searched and it is described as
        such; then it is for the scheduler to say when."""
        schedule = self.machine.schedule
        if schedule is None or self.number < 0:
            perform()
            return
        seen = describe()
        if seen is None:
            perform()
        else:
            self.pending = Pending(seen, describe, perform)

    def wait(self, ready: Callable[[], bool], what: str, until: int | None = None) -> None:
        """Waits until something holds. ``until``: the time, in nanoseconds of the machine's clock, at which
        it holds in any case, for who makes time pass."""
        self.state = State.WAITS
        self.ready = ready
        self.waits_for = what
        self.wakes_at = until

    def panic(self, message: str) -> None:
        """A panic begins: it is told on standard error, and the frames unwind."""
        self.panics += 1
        self.payload = message
        self.machine.report_panic(self, message)
        self.unwind()

    def unwind_from(self, frame: Frame) -> None:
        """Goes on unwinding in the caller of a frame."""
        frame.pop()
        self.unwind()

    def unwind(self) -> None:
        """Unwinds to the next frame that has something to do."""
        while self.frames:
            top = self.frames[-1]
            if isinstance(top, Work):
                if top.unwound():
                    return
                continue
            action = top.unwind
            if action is Unwind.CONTINUE:
                top.pop()
            elif action is Unwind.UNREACHABLE:
                raise Undefined("RUB011", "unwinding out of a call that cannot unwind")
            elif isinstance(action, Unwind):
                self.machine.abort("panic in a function that cannot unwind")
            else:
                top.go(action)
                return
        self.panicked = True


class Work(ABC):
    """Something that the machine itself does in a thread, with calls in between: drops, catching panics."""

    @abstractmethod
    def advance(self) -> None:
        """Does the next piece."""

    @abstractmethod
    def unwound(self) -> bool:
        """A panic arrives here. True: it goes on with work here first; False: it is popped and done with."""
