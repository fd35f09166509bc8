"""The code of statements, right-hand sides and operands."""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing import events
from rustrata.abstract.mir import arithmetic
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.box_derefs import is_of_box
from rustrata.abstract.mir.casts import cast
from rustrata.abstract.mir.code import Code, CodeBlock, Located, Read, Step
from rustrata.abstract.mir.discriminants import discriminant, set_discriminant
from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.operands import operand_code
from rustrata.abstract.mir.operations import binary, unary
from rustrata.abstract.mir.overlaps import apart, overlaps
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.retags import Retagger, kind_of
from rustrata.abstract.mir.scalar_shapes import BlobShape, IntegerShape, RangedShape, Shape, Value, Wide
from rustrata.abstract.mir.terminators import make_terminator
from rustrata.abstract.mir.thread_locals import thread_local
from rustrata.abstract.mir.validity import Validity
from rustrata.programs.rust.bodies import (
    Assign,
    Assume,
    Block,
    CopyNonoverlapping,
    Nothing,
    PlaceMention,
    Retag,
    RetagKind,
    SetDiscriminant,
    Statement,
    StorageDead,
    StorageLive,
)
from rustrata.programs.rust.types import (
    Array,
    FnItem,
    Path,
    Primitive,
    RawPointer,
    Reference,
    Type,
)
from rustrata.programs.rust.values import (
    AdtAggregate,
    ArrayAggregate,
    Binary,
    Borrow,
    BorrowKind,
    Cast,
    ClosureAggregate,
    Deref,
    Discriminant,
    Length,
    Local,
    Operand,
    Place,
    PointerAggregate,
    RawBorrow,
    Repeat,
    Rvalue,
    ShallowBox,
    ThreadLocal,
    TupleAggregate,
    Unary,
    Use,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame


def make_block(code: Code, block: Block) -> CodeBlock:
    """The code of a block."""
    kept = tuple(s for s in block.statements if not isinstance(s, Nothing))
    statements, begins = code.inlined.with_entries(kept)
    steps = [statement_code(code, statement) for statement in statements]
    steps = code.inlined.steps(statements, begins, steps)
    run = code.inlined.run(block, statements, make_terminator(code, block.terminator))
    return CodeBlock(steps, statements, block.terminator, run, block.cleanup, enters=bool(begins))


def statement_code(code: Code, statement: Statement) -> Step:
    """The code of a statement."""
    match statement:
        case Assign():
            return _assign(code, statement)
        case StorageLive(local) | StorageDead(local):
            code.need(local)
            return _storage(code, local, begins=isinstance(statement, StorageLive))
        case Retag(kind, place):
            return _retag(code, kind, code.place(place))
        case SetDiscriminant(place, variant):
            return set_discriminant(code, code.place(place), variant)
        case Assume(operand):
            return _assume(operand_code(code, operand)[0])
        case CopyNonoverlapping():
            return _copy(code, statement)
        case PlaceMention(place):
            return _mention(code.place(place))
        case Nothing():
            return lambda frame: None


def _storage(code: Code, local: Local, *, begins: bool) -> Step:
    if begins and local in code.stored:
        return lambda frame: frame.begin_local(local)
    if local in code.registers:
        return lambda frame: frame.forget(local)
    return lambda frame: frame.end_local(local)


def _assign(code: Code, statement: Assign) -> Step:
    value = statement.value
    located = code.place(statement.place)
    if isinstance(value, Binary) and arithmetic.with_overflow(value.operator) is not None:
        return _checked(code, located, value)
    read, type_ = rvalue_code(code, value, located.type, statement.place)
    if type_ != located.type:
        _need_same_form(code, type_, located.type)
    store = code.store(located)
    sources = overlaps(code, statement)
    if sources:
        size = code.machine.layouts.of(located.type).size
        return apart(sources, located, size, lambda frame: store(frame, read(frame)))
    if located.register is not None:
        number = located.register

        def to_register(frame: "Frame") -> None:
            frame.locals[number] = read(frame)

        return to_register

    def assign(frame: "Frame") -> None:
        store(frame, read(frame))

    return assign


def _need_same_form(code: Code, type_: Type, target: Type) -> None:
    """Refuses a value that the machine holds in another way than those of the type of its place."""
    forms = [_form(code.machine.shapes.of(one)) for one in (type_, target)]
    if forms[0] != forms[1]:
        raise Unsupported(f"a value of the type `{type_}` in a place of the type `{target}`")


def _form(shape: Shape) -> object:
    """How the values of a shape are held: ints, pointers, wide pointers, or so many bytes."""
    if isinstance(shape, IntegerShape | RangedShape):
        return int
    return type(shape) if not isinstance(shape, BlobShape) else shape.size


def _checked(code: Code, located: Located, value: Binary) -> Step:
    """An operation with its overflow flag: two fields, written without a detour through bytes."""
    left, type_ = operand_code(code, value.left)
    right, _ = operand_code(code, value.right)
    plain = arithmetic.with_overflow(value.operator)
    assert plain is not None and isinstance(type_, Primitive), "integers have operations with overflow"
    compute = arithmetic.overflowing(plain, type_)
    machine = code.machine
    layout = machine.layouts.of(located.type)
    first, second = layout.variants[0]
    shape, flag = machine.shapes.of(type_), machine.shapes.of(Primitive.BOOL)
    locate, size, align = located.locate, layout.size, located.align

    def checked(frame: "Frame") -> None:
        result, overflowed = compute(left(frame), right(frame))  # type: ignore[arg-type]
        found, offset = machine.memory.write(locate(frame)[0], size, align)
        shape.store(found, offset + first, result)
        flag.store(found, offset + second, overflowed)

    return checked


def rvalue_code(code: Code, value: Rvalue, target: Type, into: Place) -> tuple[Read, Type]:
    """The code of a right-hand side for a place of this type."""
    match value:
        case Use(operand):
            return operand_code(code, operand)
        case Borrow() | RawBorrow():
            return _borrow(code, value, target, into), target
        case Binary():
            return binary(code, value), target
        case Unary():
            return unary(code, value), target
        case Cast():
            return cast(code, value, *operand_code(code, value.operand)), target
        case Discriminant(place):
            return discriminant(code, code.place(place), target), target
        case Length(place):
            return _length(code, code.place(place)), target
        case TupleAggregate(items) | ArrayAggregate(items) | ClosureAggregate(_, _, items):
            return _aggregate(code, target, 0, items), target
        case AdtAggregate():
            return _adt(code, value, target), target
        case _:
            return _rare(code, value, target), target


def _rare(code: Code, value: Rvalue, target: Type) -> Read:
    machine = code.machine
    match value:
        case Repeat(operand, _):
            read, _ = operand_code(code, operand)
            if not isinstance(target, Array):
                raise Unsupported(f"a `{target}` of repeated values")
            count = target.length.value or 0
            if not machine.layouts.of(target.item).size:
                return lambda frame: machine.unit
            return lambda frame: machine.values.aggregate(target, 0, [read(frame)] * count)
        case PointerAggregate(_, address, metadata):
            start, _ = operand_code(code, address)
            length, _ = operand_code(code, metadata)
            if machine.layouts.metadata(pointee(target)) is None:
                return start
            return lambda frame: Wide(start(frame), machine.values.as_metadata(length(frame)))  # type: ignore[arg-type]
        case ThreadLocal(path, _):
            return lambda frame: thread_local(machine, str(path))
        case ShallowBox(operand, _):
            return operand_code(code, operand)[0]
        case _:
            raise Unsupported(f"the right-hand side `{value}`")


_KINDS = {
    BorrowKind.SHARED: events.Pointer.SHARED,
    BorrowKind.MUTABLE: events.Pointer.UNIQUE,
    BorrowKind.FAKE: events.Pointer.SHARED,
    BorrowKind.FAKE_SHALLOW: events.Pointer.SHARED,
}


def _mention(located: Located) -> Step:
    if located.register is not None:
        return lambda frame: None
    locate = located.locate

    def mention(frame: "Frame") -> None:
        locate(frame)

    return mention


def borrowing(
    code: Code, value: Borrow | RawBorrow, target: Type, into: Place
) -> tuple[Validity | None, Retagger | None]:
    """What a borrow does with the address: what makes it valid, and what gives it a new tag."""
    if not isinstance(target, Reference | RawPointer):
        raise Unsupported(f"a borrow of the type `{target}`")
    if isinstance(value, RawBorrow):
        kind = events.Pointer.RAW_MUT if value.mutable else events.Pointer.RAW_CONST
        two_phase = False
    else:
        kind = _KINDS[value.kind]
        two_phase = not into.projections and into.local in code.two_phase
    plain = isinstance(value, RawBorrow) and (
        value.fake or (_through_raw(code, value) and not is_of_box(value, into, code.boxes, code.retagged))
    )

    check = None if isinstance(value, RawBorrow) else code.machine.shapes.validity(target)
    return check, None if plain else code.machine.retags.of(target, kind, two_phase=two_phase)


def _borrow(code: Code, value: Borrow | RawBorrow, target: Type, into: Place) -> Read:
    locate = code.place(value.place).locate
    check, retag = borrowing(code, value, target, into)

    def borrow(frame: "Frame") -> Value:
        pointer, metadata = locate(frame)
        if check is not None:
            check.of(pointer, metadata)
        made: Value = pointer if metadata is None else Wide(pointer, metadata)
        return made if retag is None else retag(made, None)

    return borrow


def _through_raw(code: Code, value: RawBorrow) -> bool:
    """Is the place behind a raw pointer? Then the address has the tag that it needs."""
    steps = value.place.projections
    local = code.types[value.place.local]
    return bool(steps) and isinstance(steps[0], Deref) and isinstance(local, RawPointer)


def _length(code: Code, located: Located) -> Read:
    if isinstance(located.type, Array):
        count = located.type.length.value or 0
        return lambda frame: count
    return lambda frame: located.locate(frame)[1]  # type: ignore[return-value]


def _aggregate(code: Code, type_: Type, variant: int, items: tuple[Operand, ...]) -> Read:
    machine = code.machine
    reads = [operand_code(code, item)[0] for item in items]
    return lambda frame: machine.values.aggregate(type_, variant, [read(frame) for read in reads])


def _adt(code: Code, value: AdtAggregate, type_: Type) -> Read:
    machine = code.machine
    if isinstance(type_, FnItem):  # a constructor as a function
        return lambda frame: machine.unit
    if not isinstance(type_, Path):
        raise Unsupported(f"a value of the type `{type_}` with fields")
    adt, _ = machine.definitions.adt(type_)
    if adt.kind.value == "union":
        read, written = operand_code(code, value.items[0])
        # rustc prints the name of the first field, whichever it is: the type tells
        types = machine.values.field_types(type_, 0)
        if written not in types:
            raise Unsupported(f"a union of type `{type_}` made of a `{written}`")
        return lambda frame: machine.values.union(type_, types.index(written), read(frame))
    variant = machine.values.variant_named(type_, value.path.name) if adt.kind.value == "enum" else 0
    return _aggregate(code, type_, variant, value.items)


def _assume(read: Read) -> Step:
    def assume(frame: "Frame") -> None:
        if not read(frame):
            raise Undefined("RUB010", "an assumption does not hold")

    return assume


def _copy(code: Code, statement: CopyNonoverlapping) -> Step:
    source, type_ = operand_code(code, statement.source)
    destination, _ = operand_code(code, statement.destination)
    count, _ = operand_code(code, statement.count)
    layout = code.machine.layouts.of(pointee(type_))

    def copy(frame: "Frame") -> None:
        number = count(frame)
        assert isinstance(number, int), "a count is an integer"
        size = number * layout.size
        code.machine.copy(source(frame), destination(frame), size, layout.align, overlapping=False)

    return copy


def _retag(code: Code, kind: RetagKind, located: Located) -> Step:
    machine = code.machine
    if not machine.retags.may_contain(located.type) and kind is not RetagKind.RAW:
        return lambda frame: None
    protects = kind is RetagKind.FN_ENTRY
    own = kind_of(located.type)
    if kind is RetagKind.RAW:
        own = events.Pointer.RAW_MUT
    if own is not None:
        return _retag_pointer(code, located, own, protects=protects)
    type_ = located.type

    def retag(frame: "Frame") -> None:
        machine.values.retag_parts(located.locate(frame)[0], type_, frame.call if protects else None)

    return retag


def _retag_pointer(code: Code, located: Located, kind: events.Pointer, *, protects: bool) -> Step:
    renewed = code.machine.retags.of(located.type, kind)
    read, store = code.load(located), code.store(located)

    def retag(frame: "Frame") -> None:
        store(frame, renewed(read(frame), frame.call if protects else None))

    return retag
