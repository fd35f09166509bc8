"""The MIR machine: threads of frames over one memory, watched by an aliasing model and a race detector.

`Machine.run` runs a program on one schedule: threads take turns where they wait, and after a number of
operations that others see. What may be undefined is decided at each step; a function that has no model here
stops the run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Access, Storage, Tag
from rustrata.abstract.aliasing.model import Borrows, Violation
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.call_stack import location_in_program, panic_location
from rustrata.abstract.mir.calls import Calls
from rustrata.abstract.mir.code import Code, CodeBlock
from rustrata.abstract.mir.composition import Composition
from rustrata.abstract.mir.constants import Constants
from rustrata.abstract.mir.definitions import Definitions, Instance, Unknown
from rustrata.abstract.mir.ending import POLL, Ended, end_of
from rustrata.abstract.mir.frames import Abort, Done, Frame, State, Thread, Work
from rustrata.abstract.mir.function_pointers import call_by_pointer
from rustrata.abstract.mir.garbage import seldom_collected
from rustrata.abstract.mir.glue import Glue
from rustrata.abstract.mir.known_constants import known_constant, type_of_constant
from rustrata.abstract.mir.layouts import Layouts
from rustrata.abstract.mir.memory import (
    EXPOSED,
    IMMATERIAL,
    OPAQUE,
    Allocation,
    Memory,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.abstract.mir.races import Races
from rustrata.abstract.mir.retags import Retags
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.scheduling import Scheduling
from rustrata.abstract.mir.shapes import Shapes
from rustrata.abstract.mir.startup import need_features, need_no_constructors
from rustrata.abstract.mir.statements import make_block
from rustrata.abstract.mir.std_locals import run_destructor
from rustrata.abstract.mir.std_time import pass_time
from rustrata.abstract.mir.substitution import Environment
from rustrata.abstract.mir.telling import Telling
from rustrata.abstract.mir.terminators import thin
from rustrata.abstract.mir.thread_locals import free_thread_locals
from rustrata.programs.rust.bodies import Block, Body, Origin
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.type_reader import read_type
from rustrata.programs.rust.types import (
    Closure,
    Path,
    Type,
)
from rustrata.programs.rust.values import Local, Place
from rustrata.source import SourceFile


@dataclass(slots=True)
class Disagreement:
    """What another model would have said, and where."""

    model: str
    violation: Violation
    origin: Origin | None


class Machine:
    """A program that runs. ``models`` are the aliasing models by name: the first decides, the others are
    noted. ``layouts`` are of an earlier run of the program, if there was one."""

    frame: type[Frame] = Frame
    """What runs its calls."""

    def __init__(
        self,
        program: Program,
        models: dict[str, Borrows],
        *,
        arguments: tuple[str, ...] = (),
        layouts: Layouts | None = None,
    ) -> None:
        self.program = program
        self.arguments = arguments
        self.layouts = layouts or Layouts(Definitions(program))
        self.definitions = self.layouts.definitions
        self.memory = Memory(self.told)
        self.shapes = Shapes(self.layouts, self.memory)
        self.models = models
        self.telling = Telling(self)
        self.retags = Retags(self.shapes, self.memory, self.telling)
        self.values: Composition = Composition(self)
        self.constants = Constants(self)
        self.glue = Glue(self)
        self.calls = Calls(self)
        self.races = Races(self)
        self.disagreements: list[Disagreement] = []
        self.violation: Violation | None = None
        self.functions: dict[int, Path] = {}
        self.closures: dict[int, Closure] = {}
        self.vtables: dict[tuple[Type, str], Allocation] = {}
        self.threads: list[Thread] = []
        self.current: Thread | None = None
        self.output: list[tuple[int, bytes]] = []
        self.steps = 0
        self.limit = 50_000_000
        self.stopped = False
        self.unit: Value = EMPTY
        self.clock = 0
        self.nowhere = Allocation(0, 0, 0, 1, bytearray(), bytearray(), Storage.STATIC, 0, "nothing")
        self._codes: dict[tuple[int, tuple[tuple[str, object], ...]], Code] = {}
        self._frames = 0
        self.scopes: dict[int, list[Thread]] = {}
        self.waiting: dict[int, list[Any]] = {}
        self.barriers: dict[int, list[Thread]] = {}
        self.channels: dict[int, Any] = {}
        self.schedule: Scheduling | None = None
        self.outputs: dict[int, Any] = {}
        self.panicked_at: dict[int, Location | None] = {}

    # What is told

    def told(self, found: Allocation, offset: int, size: int, tag: Tag, access: Access, atomic: bool) -> None:
        """An access: the models first, then the race detector."""
        if found.kind and found.kind == OPAQUE:
            raise Unsupported(f"an access to {found.what}")
        number = found.id
        for name, model in self.models.items():
            violation = model.access(number, offset, size, tag, access)
            if violation is not None:
                self.violated(name, violation)
                break
        if len(self.threads) > 1 and self.races_matter():
            self.races.access(found, offset, size, access, atomic)

    def races_matter(self) -> bool:
        """Are there more threads, and is it one of them that runs? Constants are evaluated by none."""
        return len(self.threads) > 1 and self.current is not None and self.current.number >= 0

    def violated(self, name: str, violation: Violation) -> None:
        """A model forbids something: the end if it decides, else a note, and it is told no more."""
        decides = next(iter(self.models))
        if name == decides:
            self.violation = violation
            raise Undefined(violation.code, violation.reason)
        origin = self.origin()
        self.disagreements.append(Disagreement(name, violation, origin))
        del self.models[name]

    def origin(self) -> Origin | None:
        """Where the innermost frame of the thread that runs stands, as a place of the program."""
        if self.current is None:
            return None
        for frame in reversed(self.current.frames):
            if isinstance(frame, Frame):
                return Origin(location_in_program(self.current), frame.origin.scope)
        return None

    def next_frame(self) -> int:
        """A number for a call; the models are told."""
        self._frames += 1
        for model in self.models.values():
            model.begin_call(self._frames)
        return self._frames

    def end_call(self, number: int) -> None:
        """A call ends."""
        for name, model in list(self.models.items()):
            violation = model.end_call(number)
            if violation is not None:
                self.violated(name, violation)

    # Memory

    def allocate(
        self,
        size: int,
        align: int,
        storage: Storage,
        what: str,
        origin: Origin | None = None,
        *,
        private: bool = False,
    ) -> Allocation:
        """New memory, told to the models unless it is private."""
        found = self.memory.allocate(size, align, storage, what, origin, private=private)
        if not private:
            for model in self.models.values():
                model.allocate(events.Allocate(found.id, size, found.tag, storage))
            if storage is not Storage.STATIC and self.races_matter():
                self.races.allocated(found)
        return found

    def free_local(self, pointer: Pointer) -> None:
        """The end of a local."""
        assert pointer.provenance is not None, "a local's address has provenance"
        found = self.memory.allocations[pointer.provenance.allocation]
        self.deallocate(found, found.tag)

    def deallocate(self, found: Allocation, tag: Tag) -> None:
        """The end of an allocation by a pointer with this tag."""
        if not found.private:
            for name, model in list(self.models.items()):
                violation = model.deallocate(events.Deallocate(found.id, tag))
                if violation is not None:
                    self.violated(name, violation)
            if self.races_matter():
                self.races.access(found, 0, found.size, Access.WRITE, False, "deallocation")
            found.ended = self.place_in_program()
        self.memory.free(found)

    def place_in_program(self) -> Location | None:
        """The innermost place outside of the standard library where the thread is that runs."""
        return None if self.current is None else location_in_program(self.current)

    def expose(self, value: Value) -> int:
        """The address of a pointer, whose provenance is exposed."""
        pointer = value.pointer if isinstance(value, Wide) else value
        assert isinstance(pointer, Pointer), "a pointer is exposed"
        provenance = pointer.provenance
        if provenance is not None and provenance != EXPOSED:
            found = self.memory.allocations[provenance.allocation]
            self.memory.exposed.add(found.id)
            told = found.live and not found.private and found.kind not in IMMATERIAL
            for model in self.models.values() if told else ():
                model.expose(events.Expose(provenance.allocation, provenance.tag))
        return pointer.address

    def offset(self, pointer: Pointer, count: int) -> Pointer:
        """Pointer arithmetic within an allocation [ptr::offset]."""
        if count == 0:
            return pointer
        low, size = (pointer.address + count, -count) if count < 0 else (pointer.address, count)
        if not -(1 << 63) <= count < 1 << 63:
            raise Undefined("RUB003", "pointer arithmetic that overflows")
        if low < 0 or low + size >= 1 << 64:
            raise Undefined("RUB003", "pointer arithmetic that wraps around the address space")
        self.memory.find(Pointer(low, pointer.provenance), size, "pointer arithmetic")
        return pointer.moved(count)

    def copy(self, source: Value, target: Value, size: int, align: int, *, overlapping: bool) -> None:
        """``memcpy`` or ``memmove``, with what is uninitialised and where pointers are."""
        start, end = thin(source), thin(target)
        self.memory.check_aligned(start.address, align, "copy")
        self.memory.check_aligned(end.address, align, "copy")
        if not size:
            return
        if not overlapping and abs(start.address - end.address) < size:
            raise Undefined("RUB012", "copy_nonoverlapping of ranges that overlap")
        found, offset = self.memory.read(start, size, align)
        blob = bytes_at(found, offset, size)
        found, offset = self.memory.write(end, size, align)
        put_bytes(found, offset, blob)

    # Pointers to functions and vtables

    def vtable_of(self, type_: Type, principal: str) -> Allocation:
        """The vtable of a type for a trait. What is in it is found by names."""
        type_ = self.definitions.normal(type_)
        found = self.vtables.get((type_, principal))
        if found is None:
            what = f"the vtable of `{type_}` for `{principal}`"
            found = self.vtables[type_, principal] = self.memory.allocate(24, 8, Storage.STATIC, what)
            found.kind = "vtable"
            self.shapes.vtables[found.id] = (type_, principal)
        return found

    def closure_function(self, closure: Closure) -> Allocation:
        """The function that a closure without captures is."""
        found = self.memory.allocate(0, 16, Storage.STATIC, f"the closure `{closure}`")
        found.kind = "function"
        self.closures[found.id] = closure
        return found

    def read_type(self, text: str) -> Type:
        """A type from its text."""
        return self.definitions.normal(read_type(Cursor(SourceFile("type", text))))

    # Code and calls

    def code(self, instance: Instance) -> Code:
        """The code of an instance."""
        key = (id(instance.body), tuple(sorted(instance.environment.items())))
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = Code(self, instance)
        return found

    def compiled(self, code: Code, block: Block) -> CodeBlock:
        """The code of a block."""
        return make_block(code, block)

    def push(self, thread: Thread, instance: Instance, values: list[Value], done: Done) -> None:
        """Calls a function of the program."""
        if len(thread.frames) > MAX_FRAMES:
            raise Unsupported(f"more than {MAX_FRAMES} calls within each other")
        if instance.body.features:
            need_features(instance.body)
        frame = self.frame(self, thread, self.code(instance), done)
        thread.frames.append(frame)
        if len(values) != instance.body.argument_count:
            raise Undefined("RUB013", f"a call of `{instance.body.path}` with {len(values)} arguments")
        for number, value in enumerate(values, 1):
            frame.set_argument(number, value)

    def callee(
        self, path: Path, types: tuple[Type, ...], returned: Type
    ) -> "Callable[[Frame, list[Value], Done], None]":
        """How to call what a path names."""
        return self.calls.callee(path, types, returned)

    def call_pointer(
        self,
        frame: Frame,
        pointer: Pointer,
        type_: Type,
        types: tuple[Type, ...],
        returned: Type,
        values: list[Value],
        done: Done,
    ) -> None:
        """Calls a function by its pointer."""
        call_by_pointer(frame, pointer, type_, types, returned, values, done)

    def reader(self, code: Code, local: int) -> "Callable[[Frame], Value]":
        """Reads a whole local."""
        return code.load(code.place(Place(Local(local))))

    def type_of_item(self, path: Path, code: Code) -> Type:
        """The type of a constant that rustc leaves out, as it is a plain one."""
        return type_of_constant(self, path, code)

    def known_constant(self, path: Path, type_: Type) -> Value | None:
        """The value of a constant of the standard library."""
        return known_constant(self, path, type_)

    def evaluate(self, body: Body, environment: Environment, *, fixed: bool = True) -> Value:
        """Runs the body of a constant; what it has references to is ``fixed``: never written again."""
        thread = Thread(self, -1, "constant")
        found: list[Value] = []
        before = self.current
        self.current = thread
        self.push(thread, Instance(body, environment), [], found.append)
        frame = thread.frames[0]
        assert isinstance(frame, Frame), "a body is a frame"
        frame.keeps = True  # references to its locals are constants too
        while thread.frames:
            thread.frames[-1].advance()
        self.current = before
        if thread.panicked:
            raise Unsupported("a constant whose evaluation panics")
        if fixed:
            frame.fix()
        return found[0]

    # Running

    def report_panic(self, thread: Thread, message: str) -> None:
        """What a panic prints."""
        at = self.panicked_at[thread.number] = panic_location(thread)
        self.output.append(
            (2, f"thread '{thread.name}' panicked{f' at {at}' * bool(at)}:\n{message}\n".encode())
        )

    def abort(self, reason: str) -> None:
        """The program aborts."""
        raise Abort(reason)

    def spawn(self, name: str) -> Thread:
        """A new thread, with nothing to do yet."""
        thread = Thread(self, len(self.threads), name)
        self.threads.append(thread)
        return thread

    def start(self) -> None:
        """The main thread, at the start of ``main``."""
        need_no_constructors(self.program.compiled.text)
        main = self.program.functions.get("main")
        if main is None:
            raise Unsupported("a program without `main`")
        thread = self.spawn("main")
        self.current = thread
        self.push(thread, Instance(main, {}), [], lambda value: self._main_ended(thread, value))

    def _main_ended(self, thread: Thread, value: Value) -> None:
        thread.result = value

    def run_thread(self, thread: Thread, limit: int) -> None:
        """Runs a thread until it ends, waits, or gives way."""
        self.current = thread
        self.calls.budget = limit
        frames = thread.frames
        while frames and thread.state is State.RUNS and self.calls.budget > 0 and self.steps <= self.limit:
            frames[-1].advance()
        if not frames and thread.state is State.RUNS and not run_destructor(self, thread):
            thread.state = State.ENDED
            if thread.number:
                free_thread_locals(self, thread)
            self.races.ended(thread)

    def run(
        self, *, limit: int = 50_000_000, turn: int = 20, should_stop: Callable[[], bool] = lambda: False
    ) -> Ended:
        """Runs the program to its end: threads take turns of ``turn`` operations that others see.

        ``should_stop`` is asked from time to time.
        """
        self.limit = min(limit, POLL)

        def rounds() -> None:
            self.start()
            while self._round(turn):
                if self.steps <= self.limit:
                    continue
                self.stopped = self.limit < limit and should_stop()
                if self.stopped or self.limit == limit:
                    return
                self.limit = min(limit, self.steps + POLL)

        with seldom_collected():
            return end_of(self, rounds)

    def _round(self, turn: int) -> bool:
        """One turn for each thread that can run; False when the main thread has ended or none can run."""
        ran = False
        for thread in self.threads:  # also those that start in this round
            if thread.state is State.WAITS and thread.ready is not None and thread.ready():
                thread.state = State.RUNS
            if thread.state is State.RUNS:
                ran = True
                self.run_thread(thread, turn)
                if self.threads[0].state is State.ENDED:
                    return False
        return ran or pass_time(self)


MAX_FRAMES = 5000


__all__ = ["Abort", "Ended", "Frame", "Machine", "State", "Thread", "Unknown", "Work"]
