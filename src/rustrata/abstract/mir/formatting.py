"""What ``format_args!`` prints [core::fmt::Arguments, 1.93 and later].

The template is a string of instructions: a byte below 128 is the length of a literal that follows, 128 that
of a long one in two bytes, 192 and above a placeholder, 0 the end. Values that have no format here are
printed as ``..``.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported, is_float, to_float
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import Path, Primitive, QualifiedSelf, Reference, Slice, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

UNKNOWN = ".."
_LONG, _PLACEHOLDER = 0x80, 0xC0


def formatted(site: "Site", value: Value, *, exact: bool = False) -> str:
    """The text of ``fmt::Arguments``. ``exact``: refused where it is not known to the letter."""
    assert isinstance(value, Blob) and len(value.data) == 16, "fmt::Arguments is two pointers"
    machine = site.machine
    template = Pointer(int.from_bytes(value.data[:8], "little"), value.pointers.get(0))
    second = int.from_bytes(value.data[8:], "little")
    if second & 1:
        return _bytes(machine, template, second >> 1).decode("utf-8", "replace")
    arguments = Pointer(second, value.pointers.get(8))
    return _run(machine, template, arguments, exact=exact)


def _bytes(machine: "Machine", pointer: Pointer, count: int) -> bytes:
    if not count:
        return b""
    found, offset = machine.memory.find(pointer, count, "format")
    return bytes(found.data[offset : offset + count])


def _run(machine: "Machine", template: Pointer, arguments: Pointer, *, exact: bool) -> str:
    parts: list[str] = []
    following = 0

    def take(count: int) -> bytes:
        nonlocal template
        content = _bytes(machine, template, count)
        template = template.moved(count)
        return content

    while True:
        code = take(1)[0]
        if code == 0:
            return "".join(parts)
        if code < _LONG:
            parts.append(take(code).decode("utf-8", "replace"))
        elif code < _PLACEHOLDER:
            parts.append(take(int.from_bytes(take(2), "little")).decode("utf-8", "replace"))
        else:
            for flag, size in ((1, 4), (2, 2), (4, 2)):
                if code & flag:
                    take(size)
                    _refuse("a width, precision or flag in a format", when=exact)
            if code & 8:
                following = int.from_bytes(take(2), "little")
            shown_argument = _argument(machine, arguments.moved(16 * following))
            known = shown_argument != UNKNOWN and shown_argument.isprintable() and "\\" not in shown_argument
            _refuse("the format of a value", when=exact and not known)
            parts.append(shown_argument)
            following += 1


def _refuse(what: str, *, when: bool) -> None:
    if when:
        raise Unsupported(what)


def _argument(machine: "Machine", argument: Pointer) -> str:
    found, offset = machine.memory.find(argument, 16, "format")
    value = Pointer(int.from_bytes(found.data[offset : offset + 8], "little"), found.pointers.get(offset))
    function = found.pointers.get(offset + 8)
    path = machine.functions.get(function.allocation) if function is not None else None
    if path is None or not isinstance(path.segments[0], QualifiedSelf):
        return UNKNOWN
    head = path.segments[0]
    trait = head.trait.name if head.trait is not None else ""
    return shown(machine, machine.definitions.normal(head.type), value, trait)


def shown(machine: "Machine", type_: Type, value: Pointer, trait: str) -> str:
    """A value as ``Display`` or ``Debug`` show it; `UNKNOWN` where they are not modelled."""
    if isinstance(type_, Reference) and trait in ("Display", "Debug"):
        if pointee(type_) is Primitive.STR or isinstance(pointee(type_), Slice):
            return _text(machine, value, trait) if pointee(type_) is Primitive.STR else UNKNOWN
        found, offset = machine.memory.find(value, 8, "format")
        inner = Pointer(int.from_bytes(found.data[offset : offset + 8], "little"), found.pointers.get(offset))
        return shown(machine, machine.definitions.normal(pointee(type_)), inner, trait)
    if isinstance(type_, Path) or not isinstance(type_, Primitive) or trait not in ("Display", "Debug"):
        return UNKNOWN
    shape = machine.shapes.of(type_)
    found, offset = machine.memory.find(value, shape.size, "format")
    number = shape.load(found, offset)
    assert isinstance(number, int), "a primitive"
    if type_ is Primitive.BOOL:
        return "true" if number else "false"
    if type_ is Primitive.CHAR:
        return chr(number) if trait == "Display" else repr(chr(number))
    if is_float(type_):
        shown_float = repr(to_float(number, type_))
        if "e" in shown_float or type_ is not Primitive.F64:
            return UNKNOWN
        return shown_float.removesuffix(".0") if trait == "Display" else shown_float
    return str(number)


def _text(machine: "Machine", value: Pointer, trait: str) -> str:
    found, offset = machine.memory.find(value, 16, "format")
    start = Pointer(int.from_bytes(found.data[offset : offset + 8], "little"), found.pointers.get(offset))
    count = int.from_bytes(found.data[offset + 8 : offset + 16], "little")
    text = _bytes(machine, start, count).decode("utf-8", "replace")
    return text if trait == "Display" else '"' + text.replace('"', '\\"') + '"'
