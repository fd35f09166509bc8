"""Values of constants: numbers, strings, allocations that rustc printed, and items, whose bodies are run
once."""

import re
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported, from_float
from rustrata.abstract.mir.memory import Allocation, Blob, Pointer
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.abstract.mir.substitution import Environment, substitute_path
from rustrata.programs.rust import bodies
from rustrata.programs.rust.bodies import Body, FixedConstant, ItemAllocation
from rustrata.programs.rust.types import (
    Argument,
    Array,
    ConstArgument,
    FnItem,
    Named,
    Numbered,
    Path,
    QualifiedSelf,
    Slice,
    Tuple,
    Type,
)
from rustrata.programs.rust.values import (
    Address,
    AdtValue,
    AllocationId,
    ArrayValue,
    Boolean,
    Bytes,
    Character,
    Constant,
    ConstantValue,
    Float,
    Integer,
    Item,
    Restricted,
    SlicePointer,
    Text,
    Transmuted,
    TupleValue,
    Unwritten,
)
from rustrata.programs.rust.values import Pointer as PointerValue

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


_INDIRECT = re.compile(r"Indirect \{ alloc_id: alloc(\d+), offset: Size\((\d+) bytes\) \}")


class Constants:
    """The constants of a program. Allocations, promoteds and constant items are made when they are first
    used."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self._texts: dict[bytes, Allocation] = {}
        self._allocations: dict[AllocationId, Allocation] = {}
        self._items: dict[tuple[str, tuple[tuple[str, object], ...]], Value] = {}
        self._functions: dict[str, Allocation] = {}
        self.conventions: dict[int, str] = {}

    def value(self, constant: Constant, type_: Type, environment: Environment) -> Value:
        """The value of a constant of a type without parameters."""
        return self._value(constant.value, type_, environment)

    def _value(  # noqa: C901 -- one case for each form
        self, value: ConstantValue, type_: Type, environment: Environment
    ) -> Value:
        match value:
            case Integer(number, _):
                return number
            case Boolean(truth):
                return int(truth)
            case Character(code):
                return code
            case Float(text, kind):
                return from_float(float(text), kind)
            case Text(content):
                return self._text(content.encode("utf-8"), wide=True)
            case Bytes(content, False):
                return self._text(content, wide=isinstance(pointee(type_), Slice))
            case Address(number, _):
                return Pointer(number, None)
            case PointerValue(number, offset, _):
                return self.pointer(number, offset)
            case SlicePointer(number, metadata, _):
                return Wide(self.pointer(number, 0), metadata)
            case Restricted(inner, _):
                return self._value(inner, type_, environment)
            case Item(path) if str(path) == "<uninit>":
                size = self.machine.layouts.of(type_).size
                return Blob(bytes(size), bytes(size), {}, {})
            case Item(Path((Named(name, ()),))) if name in environment:
                return self._parameter(name, environment[name])
            case Item(path):
                return self.item(substitute_path(path, environment), type_)
            case _:
                return self._compound(value, type_, environment)

    def _parameter(self, name: str, argument: Argument) -> Value:
        """The value of a ``const`` parameter."""
        value = argument.value if isinstance(argument, ConstArgument) else None
        if value is None:
            raise Unsupported(f"the constant `{name}`, which stands for `{argument}`")
        return value

    def _compound(self, value: ConstantValue, type_: Type, environment: Environment) -> Value:
        machine = self.machine
        match value:
            case TupleValue(items) if isinstance(type_, Tuple):
                return machine.values.aggregate(
                    type_,
                    0,
                    [self._value(i, t, environment) for i, t in zip(items, type_.items, strict=True)],
                )
            case ArrayValue(items) if isinstance(type_, Array):
                return machine.values.aggregate(
                    type_, 0, [self._value(item, type_.item, environment) for item in items]
                )
            case Bytes(content, True):
                return machine.values.aggregate(type_, 0, list(content))
            case Transmuted(number, _):
                size = machine.layouts.of(type_).size
                return machine.values.from_bytes(number.to_bytes(size, "little"), type_)
            case Unwritten(text, _) if _INDIRECT.match(text):
                return self._indirect(text, type_)
            case Unwritten():
                if machine.layouts.of(type_).size:
                    raise Unsupported(f"the constant `{value.text}` of type `{type_}`")
                return EMPTY
            case AdtValue(path, _, items) if isinstance(type_, Path):
                if str(type_) == "_":
                    enum = Path(path.segments[:-1])
                    type_ = enum if machine.definitions.is_of_library(enum) else path
                variant = machine.values.variant_named(type_, path.name)
                types = machine.values.field_types(type_, variant)
                values = [self._value(i, t, environment) for i, t in zip(items, types, strict=True)]
                return machine.values.aggregate(type_, variant, values)
            case _:
                raise Unsupported(f"the constant `{value}`")

    def _text(self, content: bytes, *, wide: bool) -> Value:
        found = self._texts.get(content)
        if found is None:
            found = self._texts[content] = self._static(content, 1, "a literal", writable=False)
        pointer = self.machine.memory.pointer_to(found)
        return Wide(pointer, len(content)) if wide else pointer

    def _indirect(self, text: str, type_: Type) -> Value:
        """A value that rustc has printed as an allocation."""
        found = _INDIRECT.match(text)
        assert found is not None, "the reader takes no other form"
        number, offset = map(int, found.groups())
        return self.machine.shapes.of(type_).load(self.allocation(AllocationId(number)), offset)

    def bytes_of_std(self, content: bytes, align: int) -> Pointer:
        """A static of the standard library's, made once."""
        found = self._texts.get(content)
        if found is None:
            found = self._texts[content] = self._static(content, align, "a static of std's", writable=False)
        return self.machine.memory.pointer_to(found)

    def _static(self, content: bytes, align: int, what: str, *, writable: bool) -> Allocation:
        found = self.machine.allocate(len(content), align, Storage.STATIC, what)
        found.data[:] = content
        found.initialised[:] = b"\x01" * len(content)
        found.writable = writable
        return found

    def pointer(self, number: AllocationId, offset: int) -> Pointer:
        """A pointer to an allocation that rustc printed."""
        return self.machine.memory.pointer_to(self.allocation(number), offset)

    def allocation(self, number: AllocationId) -> Allocation:
        """The allocation of this number; made with those that it points to."""
        found = self._allocations.get(number)
        if found is not None:
            return found
        printed = self.machine.program.allocations.get(number)
        if printed is None:
            raise Unsupported(f"the allocation alloc{number}, which rustc does not print")
        if isinstance(printed, ItemAllocation):
            return self._item_allocation(number, printed)
        name = f"the static `{printed.static}`" if printed.static else "a constant"
        found = self._static(printed.content, printed.align, name, writable=self._writable(printed))
        found.initialised[:] = printed.initialised
        self._allocations[number] = found
        for relocation in printed.relocations:
            target = self.pointer(relocation.target, relocation.addend)
            at = relocation.offset
            found.data[at : at + 8] = target.address.to_bytes(8, "little")
            if target.provenance is not None:
                found.pointers[at] = target.provenance
        return found

    def _writable(self, printed: bodies.Allocation) -> bool:
        """Statics are written to if they are mutable or have cells."""
        if printed.static is None:
            return False
        body = self.machine.program.constants.get(str(printed.static))
        if not isinstance(body, Body):
            return True
        if body.kind is bodies.BodyKind.MUTABLE_STATIC:
            return True
        return bool(self.machine.retags.cells(self.machine.definitions.normal(body.locals[0].type)))

    def _item_allocation(self, number: AllocationId, printed: ItemAllocation) -> Allocation:
        if printed.kind == "fn" and printed.path is not None:
            found = self.function(printed.path)
        elif printed.kind == "vtable" and printed.trait is not None:
            concrete, _, trait = printed.text.removeprefix("<").partition(" as ")
            found = self.machine.vtable_of(self.machine.read_type(concrete), trait.removesuffix(">"))
        else:
            raise Unsupported(f"the allocation of {printed.kind} {printed.text}")
        self._allocations[number] = found
        return found

    def function(self, path: Path, convention: str | None = None) -> Allocation:
        """The allocation that pointers to a function point to; its calling convention, where it is known."""
        text = str(path)
        found = self._functions.get(text)
        if found is None:
            found = self._functions[text] = self.machine.allocate(
                0, 16, Storage.STATIC, f"the function `{text}`"
            )
            found.kind = "function"
            self.machine.functions[found.id] = path
        if convention is not None:
            self.conventions[found.id] = convention
        return found

    def item(self, path: Path, type_: Type) -> Value:
        """The value of a constant by its path: of no bytes, a static's address, or what its body gives."""
        if isinstance(type_, FnItem) or not self.machine.layouts.of(type_).size:
            return EMPTY
        known = self.machine.known_constant(path, type_)
        if known is not None:
            return known
        static = self.machine.program.statics.get(str(path))
        if static is not None:
            return self.pointer(static, 0)
        body, environment = self._body(path)
        if isinstance(body, FixedConstant):
            return self._value(body.value, type_, environment)
        key = (str(path), tuple(sorted((k, v) for k, v in environment.items())))
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = self.machine.evaluate(body, environment)
        return found

    def _body(self, path: Path) -> tuple[Body | FixedConstant, Environment]:
        constants = self.machine.program.constants
        found = constants.get(str(path)) or constants.get(path.bare)
        if found is not None:
            return found, {}
        head = path.segments[0]
        if isinstance(head, QualifiedSelf) and head.trait is not None:
            located = self.machine.definitions.associated_constant(head.trait, head.type, path.name)
            if located is not None:
                return located
        last = path.segments[-1]
        if isinstance(last, Numbered) and last.kind == "promoted":
            owner = self.machine.definitions.function(Path(path.segments[:-1]))
            if owner is not None:
                body = constants.get(f"{owner.body.path}::{last}")
                if body is not None:
                    return body, owner.environment
        inherent = self.machine.definitions.inherent_constant(path)
        if inherent is not None:
            return inherent
        raise Unsupported(f"the constant `{path}`")
