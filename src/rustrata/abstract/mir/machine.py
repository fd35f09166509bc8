"""The MIR machine: threads of frames over one memory, watched by an aliasing model and a race detector.

`Machine.run` runs a program on one schedule: threads take turns where they wait, and after a number of operations
that others see. What may be undefined is decided at each step; a function that has no model here stops the run.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from rustrata.abstract.aliasing import events
from rustrata.abstract.aliasing.events import Access, Storage, Tag
from rustrata.abstract.aliasing.model import Borrows, Violation
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.calls import Calls
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.constants import Constants
from rustrata.abstract.mir.definitions import Definitions, Instance, Unknown
from rustrata.abstract.mir.glue import Glue
from rustrata.abstract.mir.layout import Layout, Layouts, Niched, Tagged
from rustrata.abstract.mir.memory import (
    EXPOSED,
    IMMATERIAL,
    OPAQUE,
    Allocation,
    Blob,
    Memory,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.abstract.mir.races import Races
from rustrata.abstract.mir.retags import Retags, Tell, kind_of
from rustrata.abstract.mir.shapes import EMPTY, Shapes, Value, Wide, principal
from rustrata.abstract.mir.substitution import Environment
from rustrata.programs.rust.bodies import Body, Origin, Unwind, UnwindAction
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.type_reader import read_type
from rustrata.programs.rust.types import (
    Array,
    Closure,
    ImplOf,
    Named,
    Path,
    QualifiedSelf,
    Tuple,
    Type,
)
from rustrata.source import SourceFile

Done: TypeAlias = Callable[[Value], None]


class Abort(Exception):
    """The program ends itself: with a code, or by aborting (code None), for a reason."""

    def __init__(self, reason: str, code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


class Frame:
    """A call that is under way. ``locals`` has a value for each register, the address of each local in memory, and
    None for what is not there."""

    __slots__ = (
        "block",
        "code",
        "done",
        "index",
        "keeps",
        "locals",
        "machine",
        "number",
        "scope",
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
        self.scope: Any = None

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
                raise Undefined("RUB006", f"reading the uninitialised {self.code.describe(number)}")
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

    def pop(self) -> None:
        """The end of the frame: of its protectors, then of its locals."""
        popped = self.thread.frames.pop()
        assert popped is self, "the frame at the top ends"
        self.machine.end_call(self.number)
        registers = self.code.registers
        if self.keeps:
            return
        for number, found in enumerate(self.locals):
            if found is not None and number not in registers:
                self.locals[number] = None
                self.machine.free_local(found)  # type: ignore[arg-type]


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
    parked: bool = False
    token: bool = False
    wakes_at: int | None = None

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Waits until something holds."""
        self.state = State.WAITS
        self.ready = ready
        self.waits_for = what

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


class Work:
    """Something that the machine itself does in a thread, with calls in between: drops, catching panics."""

    def advance(self) -> None:
        """Does the next piece."""
        raise NotImplementedError

    def unwound(self) -> bool:
        """A panic arrives here. True: it goes on with work here first; False: it is popped and done with."""
        raise NotImplementedError


class _TellModels(Tell):
    def __init__(self, machine: "Machine") -> None:
        self.machine = machine

    def __call__(self, event: events.Retag) -> bool:
        return self.machine.tell_retag(event)


@dataclass(slots=True)
class Disagreement:
    """What another model would have said, and where."""

    model: str
    violation: Violation
    origin: Origin | None


class Machine:
    """A program that runs. ``models`` are the aliasing models by name: the first decides, the others are noted."""

    def __init__(
        self, program: Program, models: dict[str, Borrows], *, arguments: tuple[str, ...] = ()
    ) -> None:
        self.program = program
        self.arguments = arguments
        self.definitions = Definitions(program)
        self.layouts = Layouts(self.definitions)
        self.memory = Memory(self.told)
        self.shapes = Shapes(self.layouts, self.memory)
        self.retags = Retags(self.shapes, self.memory, _TellModels(self))
        self.constants = Constants(self)
        self.glue = Glue(self)
        self.calls = Calls(self)
        self.races = Races(self)
        self.models = models
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
        self.unit: Value = EMPTY
        self.clock = 0
        self.nowhere = Allocation(0, 0, 0, 1, bytearray(), bytearray(), Storage.STATIC, 0, "nothing")
        self._codes: dict[tuple[int, tuple[tuple[str, object], ...]], Code] = {}
        self._frames = 0
        self.scopes: dict[int, list[Thread]] = {}
        self.waiting: dict[int, list[Any]] = {}
        self.barriers: dict[int, list[Thread]] = {}
        self._statics: dict[str, Allocation] = {}

    # What is told

    def told(self, found: Allocation, offset: int, size: int, tag: Tag, access: Access, atomic: bool) -> None:
        """An access: the models first, then the race detector."""
        if found.kind == OPAQUE:
            raise Unsupported(f"an access to {found.what}")
        for name, model in self.models.items():
            violation = model.access(found.id, offset, size, tag, access)
            if violation is not None:
                self._violated(name, violation)
                break
        if self._races_matter():
            self.races.access(found, offset, size, access, atomic)

    def tell_retag(self, event: events.Retag) -> bool:
        """A retag."""
        for name, model in self.models.items():
            violation = model.retag(event)
            if violation is not None:
                self._violated(name, violation)
                break
        if self.models and event.pointee.size and self._races_matter():
            self._retag_race(event)
        return bool(self.models)

    def _races_matter(self) -> bool:
        """Are there more threads, and is it one of them that runs? Constants are evaluated by none."""
        return len(self.threads) > 1 and self.current is not None and self.current.number >= 0

    def _retag_race(self, event: events.Retag) -> None:
        """A retag races as the access that it is to the deciding model: a write for a unique reference of Stacked
        Borrows, else a read of what is frozen."""
        stacked = next(iter(self.models)).startswith("stacked")
        writes = (
            stacked and event.pointer in (events.Pointer.UNIQUE, events.Pointer.BOX) and not event.two_phase
        )
        raw = event.pointer in (events.Pointer.RAW_CONST, events.Pointer.RAW_MUT)
        if raw or (event.pointee.cells and not writes):
            return
        access = Access.WRITE if writes else Access.READ
        found = self.memory.allocations[event.allocation]
        self.races.access(found, event.offset, event.pointee.size, access, False, f"retag {access.value}")

    def _violated(self, name: str, violation: Violation) -> None:
        decides = next(iter(self.models))
        if name == decides:
            self.violation = violation
            raise Undefined(violation.code, violation.reason)
        origin = self.origin()
        self.disagreements.append(Disagreement(name, violation, origin))
        del self.models[name]

    def origin(self) -> Origin | None:
        """Where the innermost frame of the thread that runs stands."""
        if self.current is None:
            return None
        frames = [frame for frame in self.current.frames if isinstance(frame, Frame)]
        return frames[-1].origin if frames else None

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
                self._violated(name, violation)

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
            if storage is not Storage.STATIC and self._races_matter():
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
                    self._violated(name, violation)
            if self._races_matter():
                self.races.access(found, 0, found.size, Access.WRITE, False, "deallocation")
        self.memory.free(found)

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
        from rustrata.abstract.mir.terminators import thin

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

    def aggregate(self, type_: Type, variant: int, values: list[Value]) -> Value:
        """The value of a tuple, struct, variant, closure or array of these parts."""
        layout = self.layouts.of(type_)
        scratch = _scratch(layout)
        if isinstance(type_, Array):
            shape = self.shapes.of(type_.item)
            for at, value in enumerate(values):
                if shape.size:
                    shape.store(scratch, at * shape.size, value)
        else:
            types = self.field_types(type_, variant)
            for part, offset, value in zip(types, layout.variants[variant], values, strict=True):
                shape = self.shapes.of(part)
                if shape.size:
                    shape.store(scratch, offset, value)
            if layout.encoding is not None:
                self.shapes.set_variant(type_, variant, scratch, 0)  # type: ignore[arg-type]
        return self._finished(type_, scratch, layout)

    def union(self, type_: Type, at: int, value: Value) -> Value:
        """The value of a union of which one field is written."""
        layout = self.layouts.of(type_)
        scratch = _scratch(layout)
        shape = self.shapes.of(self.field_types(type_, 0)[at])
        if shape.size:
            shape.store(scratch, 0, value)
        return self._finished(type_, scratch, layout)

    def _finished(self, type_: Type, scratch: Allocation, layout: Layout) -> Value:
        scalar = self.shapes.scalar(type_)
        if scalar is not None:
            return scalar.load(scratch, 0)
        return bytes_at(scratch, 0, layout.size)

    def from_bytes(self, content: bytes, type_: Type) -> Value:
        """The value with these bytes."""
        layout = self.layouts.of(type_)
        scratch = _scratch(layout)
        scratch.data[:] = content
        scratch.initialised[:] = b"\x01" * layout.size
        return self._finished(type_, scratch, layout)

    def transmuted(self, value: Value, source: Type, target: Type) -> Value:
        """The value of another type with the same bytes."""
        layout = self.layouts.of(source)
        if not layout.size:
            return self._empty(target)
        scratch = _scratch(layout)
        self.shapes.of(source).store(scratch, 0, value)
        return self.shapes.of(target).load(scratch, 0)

    def _empty(self, type_: Type) -> Value:
        if not self.layouts.of(type_).inhabited:
            raise Undefined("RUB007", f"an invalid value: `{type_}` has no values")
        return EMPTY

    def field_types(self, type_: Type, variant: int) -> tuple[Type, ...]:
        """The types of the fields of a struct, tuple, closure, or variant."""
        match type_:
            case Tuple(items):
                return tuple(self.definitions.normal(item) for item in items)
            case Closure():
                return self.definitions.captures(type_)
            case Path():
                return self.definitions.field_types(type_, variant)
            case _:
                raise Unsupported(f"a field of `{type_}`")

    def is_enum(self, type_: Type) -> bool:
        """Is it an enum?"""
        return isinstance(type_, Path) and self.definitions.adt(type_)[0].kind is ItemKind.ENUM

    def variant_named(self, type_: Path, name: str) -> int:
        """The number of a variant; 0 for what is no enum."""
        adt, _ = self.definitions.adt(type_)
        if adt.kind is not ItemKind.ENUM:
            return 0
        return next(i for i, variant in enumerate(adt.variants) if variant.name == name)

    def discriminant_of(self, value: Value, type_: Path) -> int:
        """The discriminant of an enum's value."""
        layout = self.layouts.of(type_)
        scratch = _scratch(layout)
        if layout.size:
            self.shapes.of(type_).store(scratch, 0, value)
        return self.shapes.discriminant(type_, self.shapes.variant(type_, scratch, 0))

    def tag_access(self, pointer: Pointer, layout: Layout, align: int) -> tuple[Allocation, int]:
        """A read of an enum's tag: where the enum is."""
        match layout.encoding:
            case Tagged(at, size, _) | Niched(at, size):
                self.memory.check_aligned(pointer.address, align, "read")
                found, offset = self.memory.read(pointer.moved(at), size, 1)
                return found, offset - at
            case _:
                return self.nowhere, 0

    def retag_parts(self, pointer: Pointer, type_: Type, frame: int | None) -> None:
        """New tags for the references and boxes within a value."""
        layout = self.layouts.of(type_)
        if not layout.size:
            return
        found, offset = self.memory.find(pointer, layout.size, "retag")
        self._retag_within(type_, found, offset, frame)

    def _retag_within(self, type_: Type, found: Allocation, offset: int, frame: int | None) -> None:
        type_ = self.definitions.normal(type_)
        kind = kind_of(type_)
        if kind is not None:
            shape = self.shapes.of(type_)
            shape.store(found, offset, self.retags.value(shape.load(found, offset), type_, kind, frame))
            return
        if isinstance(type_, Array):
            each = self.layouts.of(type_.item).size
            if each and self.retags.may_contain(type_.item):
                for at in range(0, self.layouts.of(type_).size, each):
                    self._retag_within(type_.item, found, offset + at, frame)
            return
        for part, at in self.shapes.parts(type_, found, offset):
            if self.retags.may_contain(part):
                self._retag_within(part, found, offset + at, frame)

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

    def upcast(self, value: Value, target: Type) -> Value:
        """A trait object seen as another trait."""
        metadata = self.layouts.metadata(target)
        if not isinstance(value, Wide) or not isinstance(value.metadata, Pointer) or metadata is None:
            return value
        concrete = self.shapes.vtable_type(value.metadata)
        return Wide(value.pointer, self.memory.pointer_to(self.vtable_of(concrete, principal(metadata))))

    def unsize_inside(self, value: Value, source: Path, target: Path) -> Value:
        """A smart pointer to a sized type made one to an unsized type: the one field that differs is."""
        from rustrata.abstract.mir.casts import unsize

        first, second = self.field_types(source, 0), self.field_types(target, 0)
        layout = self.layouts.of(source)
        scratch = _scratch(layout)
        self.shapes.of(source).store(scratch, 0, value)
        values: list[Value] = []
        for a, b, offset in zip(first, second, layout.variants[0], strict=True):
            shape = self.shapes.of(a)
            part = shape.load(scratch, offset) if shape.size else EMPTY
            if a != b and shape.size:
                part = unsize(self, lambda _, part=part: part, a, b)(None)  # type: ignore[misc,arg-type]
            values.append(part)
        return self.aggregate(target, 0, values)

    def as_metadata(self, value: Value) -> "int | Pointer":
        """Metadata from the value of its type: a length, or what ``DynMetadata`` has."""
        if isinstance(value, Blob):
            scratch = _scratch(Layout(8, 8))
            put_bytes(scratch, 0, value)
            return Pointer(int.from_bytes(value.data, "little"), scratch.pointers.get(0))
        assert isinstance(value, int | Pointer), "metadata is a length or a vtable"
        return value

    def metadata_value(self, metadata: "int | Pointer") -> Value:
        """The value of the type of metadata."""
        if isinstance(metadata, Pointer):
            scratch = _scratch(Layout(8, 8))
            from rustrata.abstract.mir.shapes import store_pointer

            store_pointer(scratch, 0, metadata)
            return bytes_at(scratch, 0, 8)
        return metadata

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

    def push(self, thread: Thread, instance: Instance, values: list[Value], done: Done) -> None:
        """Calls a function of the program."""
        if len(thread.frames) > MAX_FRAMES:
            raise Unsupported(f"more than {MAX_FRAMES} calls within each other")
        frame = Frame(self, thread, self.code(instance), done)
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
        self.calls.pointer(frame, pointer, type_, types, returned, values, done)

    def reader(self, code: Code, local: int) -> "Callable[[Frame], Value]":
        """Reads a whole local."""
        from rustrata.programs.rust.values import Local, Place

        return code.load(code.place(Place(Local(local))))

    def type_of_item(self, path: Path, code: Code) -> Type:
        """The type of a constant that rustc leaves out, as it is a plain one."""
        return self.calls.type_of_constant(path, code)

    def is_method(self, path: Path) -> bool:
        """Is the first parameter of a function ``self``? Of the standard library's, those of types have it."""
        own = self.program.functions.get(path.bare)
        if own is None:
            for impl in self.program.impls:
                if path.name in impl.methods:
                    own = impl.methods[path.name]
        if own is not None:
            return own.argument_count > 0 and own.locals[1].name == "self"
        before = path.segments[-2] if len(path.segments) > 1 else None
        return isinstance(before, ImplOf | QualifiedSelf) or (
            isinstance(before, Named) and before.name[:1].isupper()
        )

    def known_constant(self, path: Path, type_: Type) -> Value | None:
        """The value of a constant of the standard library."""
        return self.calls.known_constant(path, type_)

    def evaluate(self, body: Body, environment: Environment) -> Value:
        """Runs the body of a constant."""
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
        return found[0]

    def thread_local(self, path: str) -> Pointer:
        """The address of a static of the thread that runs."""
        assert self.current is not None, "a thread runs"
        found = self.current.locals.get(path)
        if found is None:
            body = self.program.constants.get(path)
            if not isinstance(body, Body):
                raise Unsupported(f"the thread-local `{path}`")
            type_ = self.definitions.normal(body.locals[0].type)
            layout = self.layouts.of(type_)
            found = self.allocate(layout.size, layout.align, Storage.STATIC, f"the thread-local `{path}`")
            self.current.locals[path] = found
            value = self.evaluate(body, {})
            if layout.size:
                self.shapes.of(type_).store(found, 0, value)
        return self.memory.pointer_to(found)

    # Running

    def report_panic(self, thread: Thread, message: str) -> None:
        """What a panic prints."""
        text = f"thread '{thread.name}' panicked:\n{message}\n"
        self.output.append((2, text.encode()))

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
        if not frames and thread.state is State.RUNS:
            thread.state = State.ENDED
            self.races.ended(thread)

    def run(self, *, limit: int = 50_000_000, turn: int = 20) -> "Ended":
        """Runs the program to its end: threads take turns of ``turn`` operations that others see."""
        self.limit = limit
        try:
            self.start()
            while True:
                if not self._round(turn):
                    break
                if self.steps > limit:
                    return Ended("bound", f"more than {limit} steps")
        except Undefined as found:
            return Ended("undefined", found.message, found.code, self.origin(), found.notes)
        except Abort as found:
            kind = "exit" if found.code is not None else "abort"
            return Ended(kind, found.reason, status=found.code or 0)
        except (Unsupported, Unknown) as found:
            return Ended("unsupported", str(found), origin=self.origin())
        return self._finished_run()

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
        return ran

    def _finished_run(self) -> "Ended":
        main = self.threads[0]
        if main.panicked:
            return Ended("panic", main.payload, status=101)
        if main.state is not State.ENDED:
            waiting = "; ".join(
                f"thread `{t.name}` waits for {t.waits_for}" for t in self.threads if t.waits_for
            )
            return Ended("deadlock", waiting)
        return Ended("clean", "")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: ``clean``, ``undefined``, ``panic``, ``abort``, ``exit``, ``deadlock``, ``unsupported`` or
    ``bound``."""

    kind: str
    message: str
    code: str = ""
    origin: Origin | None = None
    notes: tuple[str, ...] = ()
    status: int = 0


MAX_FRAMES = 5000


def _scratch(layout: Layout) -> Allocation:
    """Memory that nobody has a pointer to, to make a value in."""
    size = layout.size
    return Allocation(
        0, 0, size, layout.align, bytearray(size), bytearray(size), Storage.STACK, 0, "a value", private=True
    )


__all__ = ["Abort", "Frame", "Machine", "State", "Thread", "Unknown", "Work"]
