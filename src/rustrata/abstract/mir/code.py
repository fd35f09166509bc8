"""A function's body for one choice of its parameters, made into Python functions.

Each statement is a function of the frame; a place is a function that gives its address and metadata. Locals
that hold one scalar and whose address is not taken are registers: Python values in the frame. The others are
memory.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, TypeAlias

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.box_derefs import pointers_of_boxes, retagged
from rustrata.abstract.mir.definitions import Instance, Unknown
from rustrata.abstract.mir.inlined_calls import InlinedCalls
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Shape, Value, Wide
from rustrata.abstract.mir.substitution import substitute
from rustrata.programs.rust.bodies import (
    Assign,
    Body,
    Drop,
    Origin,
    Statement,
    StorageDead,
    StorageLive,
    Terminator,
)
from rustrata.programs.rust.two_phase import two_phase_locals
from rustrata.programs.rust.types import Array, ConstArgument, Path, Slice, Type
from rustrata.programs.rust.values import (
    Borrow,
    Constant,
    ConstantIndex,
    Deref,
    Downcast,
    Field,
    Index,
    Local,
    OpaqueCast,
    Place,
    RawBorrow,
    Subslice,
)
from rustrata.source import Span

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame
    from rustrata.abstract.mir.machine import Machine

Metadata: TypeAlias = "int | Pointer | None"
Address: TypeAlias = tuple[Pointer, Metadata]
Locate: TypeAlias = "Callable[[Frame], Address]"
Step: TypeAlias = "Callable[[Frame], None]"
Read: TypeAlias = "Callable[[Frame], Value]"


@dataclass(frozen=True, slots=True)
class Located:
    """A place: the function that finds it, its type, and the alignment that an access needs. ``register`` is
    the local that it is the whole of, if that is a register; ``variant`` the one that it is seen as;
    ``behind``: it is behind a pointer."""

    locate: Locate
    type: Type
    align: int
    register: Local | None = None
    variant: int | None = None
    behind: bool = False


@dataclass(slots=True)
class CodeBlock:
    """The steps of a block, with their statements, and its terminator. ``enters``: calls begin in it that
    rustc has pasted. ``runs`` counts those of a quick machine, and ``hot`` is what it runs instead."""

    steps: list[Step]
    statements: tuple[Statement, ...]
    terminator: Terminator
    run: "Callable[[Frame], None]"
    cleanup: bool
    enters: bool = False
    runs: int = 0
    hot: "Callable[[Frame], None] | None" = None


class Code:
    """The code of an instance. Blocks are made when they are first run."""

    def __init__(self, machine: "Machine", instance: Instance) -> None:
        self.machine = machine
        self.body: Body = instance.body
        self.environment = instance.environment
        self.types = [self.type(local.type) for local in self.body.locals]
        self.two_phase = two_phase_locals(self.body, machine.definitions.is_method)
        self.boxes = pointers_of_boxes(self.body, self.types)
        self.retagged = retagged(self.body)
        self.addressed = self._addressed()
        self.by_hand = machine.program.by_hand
        self.inlined = InlinedCalls(self.body)
        self.stored = self._stored() if self.by_hand else frozenset()
        self.registers = self._registers()
        self.shapes: list[Shape | None] = [None] * len(self.types)
        self.blocks: list[CodeBlock | None] = [None] * len(self.body.blocks)

    def type(self, type_: Type) -> Type:
        """A type of the body, without parameters."""
        return self.machine.definitions.normal(substitute(type_, self.environment))

    def shape(self, local: int) -> Shape:
        """The shape of a local."""
        found = self.shapes[local]
        if found is None:
            found = self.shapes[local] = self.machine.shapes.of(self.types[local])
        return found

    def block(self, number: int) -> CodeBlock:
        """The code of a block."""
        if number >= len(self.blocks):
            raise Unsupported(f"`bb{number}`, which `{self.body.path}` does not have")
        found = self.blocks[number]
        if found is None:
            found = self.blocks[number] = self.machine.compiled(self, self.body.blocks[number])
        return found

    def _registers(self) -> frozenset[int]:
        """The locals that are registers."""
        scalars = {number for number, type_ in enumerate(self.types) if self._is_scalar(type_)}
        for block in self.body.blocks:
            for statement in (*block.statements, block.terminator):
                scalars -= {place.local for place in places(statement) if _projected(place)}
        return frozenset(scalars - self.addressed - self.stored)

    def _stored(self) -> frozenset[int]:
        """The locals whose storage begins and ends: elsewhere they are dead."""
        statements = (statement for block in self.body.blocks for statement in block.statements)
        return frozenset(s.local for s in statements if isinstance(s, StorageLive | StorageDead))

    def _is_scalar(self, type_: Type) -> bool:
        """Is it one scalar? A type that is not known here stops the program where a value of it is used."""
        try:
            return self.machine.shapes.scalar(type_) is not None
        except Unknown:
            return False

    def _addressed(self) -> frozenset[int]:
        """The locals that are borrowed or dropped."""
        found = set()
        for block in self.body.blocks:
            for statement in (*block.statements, block.terminator):
                if isinstance(statement, Assign) and isinstance(statement.value, Borrow | RawBorrow):
                    found |= _root(statement.value.place)
                elif isinstance(statement, Drop):
                    found |= _root(statement.place)
        return frozenset(found)

    def need(self, local: Local) -> None:
        """Refuses a local that is not declared. Its type may be unknown as long as it is not used."""
        if local >= len(self.types):
            raise Unsupported(f"`_{local}`, which `{self.body.path}` does not have")

    def place(self, place: Place) -> Located:
        """The code of a place."""
        self.need(place.local)
        type_ = self.types[place.local]
        number = place.local
        steps = list(place.projections)
        if not steps and number in self.registers:
            return Located(_no_address, type_, 1, register=place.local)
        if number in self.registers:
            assert isinstance(steps[0], Deref), "a register is a scalar: only a pointer has projections"
            located = self._deref_of_register(number, type_)
            steps = steps[1:]
        else:
            locate = _living(number, self.describe(number)) if number in self.stored else _local(number)
            located = Located(locate, type_, self._align(type_))
        for step in steps:
            located = self._projected(located, step)
        return located

    def _align(self, type_: Type) -> int:
        layout = self.machine.layouts.of(type_)
        return layout.align

    def _deref_of_register(self, number: int, type_: Type) -> Located:
        target = self.machine.definitions.normal(pointee(type_))

        def locate(frame: "Frame") -> Address:
            value = frame.locals[number]
            if value is None:
                raise Undefined("RUB006", "reading an uninitialised pointer")
            if isinstance(value, Wide):
                return value.pointer, value.metadata
            return value, None  # type: ignore[return-value]

        return Located(locate, target, self._align(target), behind=True)

    def _projected(self, base: Located, step: object) -> Located:
        match step:
            case Deref():
                return self._dereferenced(base)
            case Field(index, printed):
                self._known_field(base, index, printed)
                return self._field(base, index)
            case Downcast(variant):
                return self._downcast(base, variant)
            case Index(local):
                return self._indexed(base, local)
            case ConstantIndex(offset, _, from_end):
                return self._constant_index(base, offset, from_end=from_end)
            case Subslice(start, end, from_end):
                return self._subslice(base, start, end, from_end=from_end)
            case OpaqueCast(type_):
                return Located(base.locate, self.type(type_), base.align, base.register)
            case _:
                raise AssertionError(f"{step} is no projection")

    def _dereferenced(self, base: Located) -> Located:
        machine = self.machine
        shape = machine.shapes.of(base.type)
        target = machine.definitions.normal(pointee(base.type))
        locate, size, align = base.locate, shape.size, base.align

        def deref(frame: "Frame") -> Address:
            pointer, _ = locate(frame)
            found, offset = machine.memory.read(pointer, size, align)
            value = shape.load(found, offset)
            if isinstance(value, Wide):
                return value.pointer, value.metadata
            return value, None  # type: ignore[return-value]

        return Located(deref, target, self._align(target), behind=True)

    def _known_field(self, base: Located, index: int, printed: Type) -> None:
        """Refuses a type of the standard library that is not as it is known here: rustc prints the types of
        fields."""
        definitions, layouts = self.machine.definitions, self.machine.layouts
        if not isinstance(base.type, Path) or not definitions.is_of_library(base.type):
            return
        types = self.field_types(base.type, base.variant or 0)
        if index < len(types) and types[index] == (told := self.type(printed)):
            return
        try:
            same = index < len(types) and layouts.look_alike(types[index], told)
        except Unknown:
            return
        if not same:
            raise Unsupported(
                f"the type `{base.type}`, whose field {index} is `{printed}` in this version of rustc"
            )

    def _field(self, base: Located, index: int) -> Located:
        layouts = self.machine.layouts
        layout = layouts.of(base.type)
        variant = base.variant if base.variant is not None else 0
        types = self.field_types(base.type, variant)
        if index >= len(types):
            raise Unsupported(f"field {index} of `{base.type}`, which has {len(types)}")
        offset, type_ = layout.variants[variant][index], types[index]
        locate = base.locate
        align = _restricted(base.align, offset)
        if layout.tail is None or index != len(types) - 1:
            if offset == 0:
                return Located(lambda frame: (locate(frame)[0], None), type_, align, behind=base.behind)
            if base.behind:
                move = self.machine.offset
                return Located(
                    lambda frame: (move(locate(frame)[0], offset), None), type_, align, behind=True
                )
            return Located(lambda frame: (locate(frame)[0].moved(offset), None), type_, align)
        return Located(self._tail(locate, base.type), type_, align, behind=base.behind)

    def _tail(self, locate: Locate, type_: Type) -> Locate:
        """The last field of an unsized type: its alignment, and so its offset, may depend on its vtable."""
        shapes = self.machine.shapes

        def tail(frame: "Frame") -> Address:
            pointer, metadata = locate(frame)
            return pointer.moved(shapes.tail_offset(type_, metadata)), metadata

        return tail

    def field_types(self, type_: Type, variant: int) -> tuple[Type, ...]:
        """The types of the fields of a struct, tuple, closure, or variant."""
        return self.machine.values.field_types(type_, variant)

    def _downcast(self, base: Located, name: str) -> Located:
        assert isinstance(base.type, Path), "enums have paths"
        adt, _ = self.machine.definitions.adt(base.type)
        number = next(i for i, variant in enumerate(adt.variants) if variant.name == name)
        return Located(base.locate, base.type, base.align, variant=number, behind=base.behind)

    def _indexed(self, base: Located, local: Local) -> Located:
        assert isinstance(base.type, Array | Slice), "arrays and slices are indexed"
        item = base.type.item
        size = self.machine.layouts.of(item).size
        locate = base.locate
        read = self.machine.reader(self, local)
        length = self._length(base)

        def indexed(frame: "Frame") -> Address:
            address = locate(frame)
            at = read(frame)
            assert isinstance(at, int), "an index is an integer"
            if at >= length(address[1]):
                raise Undefined("RUB003", f"index {at} is out of bounds: the length is {length(address[1])}")
            return address[0].moved(at * size), None

        return Located(indexed, item, _restricted(base.align, size))

    def _length(self, base: Located) -> Callable[[Metadata], int]:
        if isinstance(base.type, Array):
            count = base.type.length.value
            assert count is not None, "the length of an array is a number"
            return lambda _: count
        return lambda metadata: metadata  # type: ignore[return-value]

    def _constant_index(self, base: Located, at: int, *, from_end: bool) -> Located:
        assert isinstance(base.type, Array | Slice), "arrays and slices are indexed"
        item = base.type.item
        size = self.machine.layouts.of(item).size
        locate, length = base.locate, self._length(base)

        def indexed(frame: "Frame") -> Address:
            pointer, metadata = locate(frame)
            index = length(metadata) - at if from_end else at
            return pointer.moved(index * size), None

        return Located(indexed, item, _restricted(base.align, size))

    def _subslice(self, base: Located, start: int, end: int, *, from_end: bool) -> Located:
        assert isinstance(base.type, Array | Slice), "arrays and slices have parts"
        size = self.machine.layouts.of(base.type.item).size
        locate, length = base.locate, self._length(base)
        type_ = base.type
        if isinstance(type_, Array):
            count = (type_.length.value or 0) - start - end if from_end else end - start
            type_ = Array(type_.item, ConstArgument(str(count)))
            return Located(lambda frame: (locate(frame)[0].moved(start * size), None), type_, base.align)

        def part(frame: "Frame") -> Address:
            pointer, metadata = locate(frame)
            stop = length(metadata) - end if from_end else end
            return pointer.moved(start * size), stop - start

        return Located(part, type_, base.align)

    def load(self, located: Located) -> "Callable[[Frame], Value]":
        """Reads a place: a typed copy."""
        memory = self.machine.memory
        shape = self.machine.shapes.of(located.type)
        if located.register is not None:
            number = located.register

            def from_register(frame: "Frame") -> Value:
                value = frame.locals[number]
                if value is None:
                    raise Undefined("RUB006", f"reading what is uninitialised: {self.describe(number)}")
                return value

            return from_register
        if shape.size == 0:
            return self._load_nothing(located)
        locate, size, align = located.locate, shape.size, located.align

        def from_memory(frame: "Frame") -> Value:
            found, offset = memory.read(locate(frame)[0], size, align)
            return shape.load(found, offset)

        return from_memory

    def _load_nothing(self, located: Located) -> "Callable[[Frame], Value]":
        inhabited = self.machine.layouts.of(located.type).inhabited

        align, memory = located.align, self.machine.memory

        def nothing(frame: "Frame") -> Value:
            memory.check_aligned(located.locate(frame)[0].address, align, "read")
            if not inhabited:
                raise Undefined("RUB007", f"an invalid value: `{located.type}` has no values")
            return EMPTY

        return nothing

    def store(self, located: Located) -> "Callable[[Frame, Value], None]":
        """Writes a place."""
        memory = self.machine.memory
        shape = self.machine.shapes.of(located.type)
        if located.register is not None:
            number = located.register

            def to_register(frame: "Frame", value: Value) -> None:
                frame.locals[number] = value

            return to_register
        locate, size, align = located.locate, shape.size, located.align

        def to_memory(frame: "Frame", value: Value) -> None:
            pointer = locate(frame)[0]
            if size:
                found, offset = memory.write(pointer, size, align)
                shape.store(found, offset, value)

        return to_memory

    def describe(self, local: int) -> str:
        """A local in words."""
        name = self.body.locals[local].name
        return f"variable `{name}`" if name else "temporary value"


def _restricted(align: int, offset: int) -> int:
    """The alignment that is certain ``offset`` bytes after an aligned address."""
    return align if offset == 0 else min(align, offset & -offset)


def _no_address(frame: "Frame") -> Address:
    raise AssertionError("a register has no address")


def _local(number: int) -> Locate:
    def locate(frame: "Frame") -> Address:
        found = frame.locals[number]
        if found is None:
            return frame.revive(number), None
        return found, None  # type: ignore[return-value]

    return locate


def _living(number: int, what: str) -> Locate:
    """A local that may be dead."""

    def locate(frame: "Frame") -> Address:
        found = frame.locals[number]
        if found is None:
            raise Undefined("RUB001", f"{what} is used before its storage begins, or after it ends")
        return found, None  # type: ignore[return-value]

    return locate


def _projected(place: Place) -> set[int]:
    """The local of a place with projections that need its address."""
    if place.projections and not isinstance(place.projections[0], Deref):
        return {place.local}
    return set()


def _root(place: Place) -> set[int]:
    """The local that a place is a part of, not behind a pointer."""
    steps = place.projections
    return set() if steps and isinstance(steps[0], Deref) else {place.local}


def places(term: object) -> Iterator[Place]:
    """All places that a statement or a part of one mentions."""
    if isinstance(term, Place):
        yield term
    elif isinstance(term, tuple):
        for item in term:
            yield from places(item)
    elif is_dataclass(term) and not isinstance(term, Span | Origin | Constant):
        for part in fields(term):
            yield from places(getattr(term, part.name))
