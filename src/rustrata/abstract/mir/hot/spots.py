"""Reads and writes of places in memory in the source of a region."""

from struct import Struct

from rustrata.abstract.mir.hot.accesses import untouched
from rustrata.abstract.mir.hot.lone_scalars import Kind, LoneScalar
from rustrata.abstract.mir.hot.writer import Refused, Value, Writer, unpacked
from rustrata.abstract.mir.scalar_shapes import IntegerShape, PointerShape, RangedShape
from rustrata.abstract.mir.validity import FunctionValidity, Validity
from rustrata.programs.rust.types import Type
from rustrata.records import record

_UNSIGNED = {1: Struct("<B"), 2: Struct("<H"), 4: Struct("<I"), 8: Struct("<Q")}
_SIGNED = {1: Struct("<b"), 2: Struct("<h"), 4: Struct("<i"), 8: Struct("<q")}
_ONES = {size: int.from_bytes(b"\x01" * size, "little") for size in _UNSIGNED}


@record
class Spot:
    """A place in memory: ``offset`` bytes after an address, with the provenance and metadata of the pointer
    to it. It is in the memory of a ``local``, ``private`` if no pointer leads there, else behind a pointer of
    the program. ``indexed``: its address is not that of the local's start."""

    address: str
    provenance: str
    offset: int
    metadata: str | None
    type: Type
    align: int
    variant: int = 0
    local: str | None = None
    private: bool = False
    indexed: bool = False

    @property
    def behind(self) -> bool:
        """Is it behind a pointer?"""
        return self.local is None


def load(writer: Writer, spot: Spot, *, checked: bool = True) -> Value:
    """Reads a scalar from memory: a typed copy. Not ``checked``, a thin pointer need not be valid."""
    scalar = writer.scalar(spot.type)
    found, at = _reach(writer, spot, scalar.shape.size, writes=False)
    match scalar.kind:
        case Kind.INTEGER:
            return _integer(writer, scalar, found, at)
        case Kind.THIN:
            return _thin(writer, scalar, found, at, checked=checked)
        case Kind.WIDE:
            name = writer.fresh("wide")
            writer.line(f"{name} = {writer.name(scalar.shape.load, 'load')}({found}, {at})")
            _in_ranges(writer, scalar, f"{name}[0][0]")
            return unpacked(Kind.WIDE, name)


def store(writer: Writer, spot: Spot, value: Value) -> None:
    """Writes a scalar to memory."""
    scalar = writer.scalar(spot.type)
    shape = scalar.shape
    found, at = _reach(writer, spot, shape.size, writes=True)
    if shape.size not in _UNSIGNED:
        writer.line(f"{writer.name(shape.store, 'put')}({found}, {at}, {writer.packed(value)})")
        return
    signed = isinstance(shape, IntegerShape) and shape.signed
    put = writer.name((_SIGNED if signed else _UNSIGNED)[shape.size].pack_into, "put")
    put_whole = writer.name(_UNSIGNED[shape.size].pack_into, "put")
    writer.line(f"if {found}.pointers or {found}.fragments: {found}.clear_pointers({at}, {shape.size})")
    writer.line(f"{put}({found}.data, {at}, {value.parts[0]})")
    writer.line(f"{put_whole}({found}.initialised, {at}, {_ONES[shape.size]})")
    if scalar.kind is Kind.THIN:
        provenance = writer.held(value.parts[1], "from")
        writer.line(f"if {provenance} is not None: {found}.pointers[{at}] = {provenance}")


def load_whole(writer: Writer, spot: Spot) -> str:
    """Reads a value of any type with bytes, as the machine holds it."""
    shape = writer.machine.shapes.of(spot.type)
    if not shape.size:
        raise Refused
    found, at = _reach(writer, spot, shape.size, writes=False)
    name = writer.fresh("read")
    writer.line(f"{name} = {writer.name(shape.load, 'load')}({found}, {at})")
    return name


def store_whole(writer: Writer, spot: Spot, value: str) -> None:
    """Writes a value of any type with bytes."""
    shape = writer.machine.shapes.of(spot.type)
    if not shape.size:
        raise Refused
    found, at = _reach(writer, spot, shape.size, writes=True)
    writer.line(f"{writer.name(shape.store, 'put')}({found}, {at}, {value})")


def _reach(writer: Writer, spot: Spot, size: int, *, writes: bool) -> tuple[str, str]:
    """An access: its checks; the memory, and the offset in it."""
    writer.touched += 1
    if spot.local is not None and not spot.indexed:
        if not spot.private:
            _touch(writer, spot.provenance, str(spot.offset), size, writes=writes)
        return spot.local, str(spot.offset)
    found, at = writer.fresh("found"), writer.fresh("offset")
    address, provenance = writer.held(spot.address, "start"), writer.held(spot.provenance, "from")
    end = spot.offset + size
    conditions = [f"0 <= ({at} := {address} - {found}.base) <= {found}.size - {end}"]
    if spot.align > 1:
        moved = f"{address} + {spot.offset}" if spot.offset else address
        conditions.append(f"not {moved} & {spot.align - 1}")
    if writes:
        conditions.insert(0, f"{found}.writable")
    writer.line(f"{found} = find({provenance}[0]) if {provenance} is not None else None")
    usual = f"{found} is not None and {found}.live and not {found}.kind"
    writer.line(f"if {' and '.join((usual, *conditions))}:")
    with writer.indented():
        if spot.offset:
            writer.line(f"{at} += {spot.offset}")
        _touch(writer, provenance, at, size, writes=writes, unless=f"{found}.private")
    reach = writer.accesses.reach(size, spot.offset, spot.align, behind=spot.behind, writes=writes)
    writer.line(f"else: {found}, {at} = {writer.name(reach, 'reach')}({address}, {provenance})")
    return found, at


def _touch(
    writer: Writer, provenance: str, at: str, size: int, *, writes: bool, unless: str | None = None
) -> None:
    """The models are told of an access."""
    if writer.accesses.touch is untouched:
        writer.line("pass")
        return
    told = f"touch({provenance}[0], {at}, {size}, {provenance}[1], {writes})"
    condition = told if unless is None else f"not {unless} and {told}"
    writer.line(f"if {condition}: raise undecided()")


def _integer(writer: Writer, scalar: LoneScalar, found: str, at: str) -> Value:
    name, shape = writer.fresh("read"), scalar.shape
    assert isinstance(shape, IntegerShape | RangedShape), "an integer"
    plain = shape if isinstance(shape, IntegerShape) else shape.plain
    size = shape.size
    if size not in _UNSIGNED or (scalar.ranges and plain.signed):
        if scalar.ranges:
            raise Refused
        writer.line(f"{name} = {writer.name(shape.load, 'load')}({found}, {at})")
        return Value(Kind.INTEGER, (name,), name)
    _need_initialised(writer, size, found, at)
    read = writer.name((_SIGNED if plain.signed else _UNSIGNED)[size].unpack_from, "read_as")
    writer.line(f"{name} = {read}({found}.data, {at})[0]")
    if isinstance(shape, RangedShape):
        writer.line(f"if {_is_outside(name, shape.low, shape.high)}: raise undecided()")
        if shape.name == "char":
            writer.line(f"if 0xD800 <= {name} <= 0xDFFF: raise undecided()")
    _in_ranges(writer, scalar, name)
    return Value(Kind.INTEGER, (name,), name)


def _need_initialised(writer: Writer, size: int, found: str, at: str) -> None:
    if size == 1:
        writer.line(f"if not {found}.initialised[{at}]: raise undecided()")
    else:
        read = writer.name(_UNSIGNED[size].unpack_from, "read_as")
        writer.line(f"if {read}({found}.initialised, {at})[0] != {_ONES[size]}: raise undecided()")


def _thin(writer: Writer, scalar: LoneScalar, found: str, at: str, *, checked: bool) -> Value:
    shape = scalar.shape
    assert isinstance(shape, PointerShape), "a thin pointer"
    address, provenance = writer.fresh("read"), writer.fresh("from")
    _need_initialised(writer, 8, found, at)
    writer.line(f"{address} = {writer.name(_UNSIGNED[8].unpack_from, 'read_as')}({found}.data, {at})[0]")
    writer.line(f"{provenance} = {found}.pointers.get({at})")
    if checked:
        check(writer, scalar, address, provenance)
    return Value(Kind.THIN, (address, provenance))


def check(writer: Writer, scalar: LoneScalar, address: str, provenance: str) -> None:
    """A thin pointer must be valid as this scalar. Both are names."""
    shape = scalar.shape
    assert isinstance(shape, PointerShape), "a thin pointer"
    if shape.check is None and not scalar.ranges:
        return
    if scalar.nullable:
        writer.line(f"if {address}:")
        with writer.indented():
            _check(writer, scalar, shape.check, address, provenance)
    else:
        _check(writer, scalar, shape.check, address, provenance)


def _check(
    writer: Writer, scalar: LoneScalar, validity: Validity | None, address: str, provenance: str
) -> None:
    _in_ranges(writer, scalar, address)
    if validity is None:
        return
    slow = writer.name(writer.accesses.check_thin(validity), "check")
    if isinstance(validity, FunctionValidity):
        writer.line(f"{slow}({address}, {provenance})")
        return
    size, mask = validity.extent()
    target = writer.fresh("target")
    writer.line(f"{target} = find({provenance}[0]) if {provenance} is not None else None")
    aligned = f"{address} & {mask} or " if mask else ""
    outside = f"not 0 <= {address} - {target}.base <= {target}.size - {size}"
    writer.line(
        f"if {target} is None or not {target}.live or {aligned}{outside}: {slow}({address}, {provenance})"
    )


def _in_ranges(writer: Writer, scalar: LoneScalar, value: str) -> None:
    """Structs around a scalar restrict it."""
    for low, high in scalar.ranges:
        writer.line(f"if {_is_outside(value, low, high)}: raise undecided()")


def _is_outside(value: str, low: int, high: int) -> str:
    return f"not {low} <= {value} <= {high}" if low <= high else f"{high} < {value} < {low}"
