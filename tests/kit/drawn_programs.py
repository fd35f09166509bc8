"""Random small programs over C++20-style atomics, as the engines take them."""

from hypothesis import strategies as st

from rustrata.executions.actions import (
    OLD,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)

TWO_BITS = IntegerType(2, False)
DOMAIN = (0, 1, 2, 3)
LOCATIONS = ("x", "y")
LOADS, STORES = ("NA", "RLX", "ACQ", "SC"), ("NA", "RLX", "REL", "SC")
UPDATES, FENCES = ("RLX", "ACQ", "REL", "ACQ_REL", "SC"), ("ACQ", "REL", "ACQ_REL", "SC")
locations = st.sampled_from(LOCATIONS)


def written(draw, registers: list[str]) -> Expression:
    """A constant, a register, one more than it, or a constant that only looks as if it depended."""
    constant = Constant(draw(st.integers(1, 3)))
    if not registers or draw(st.booleans()):
        return constant
    register = Register(draw(st.sampled_from(registers)))
    return draw(
        st.sampled_from(
            (
                register,
                Wrap(TWO_BITS, Binary(BinaryOperator.ADD, register, Constant(1))),
                Binary(BinaryOperator.XOR, Binary(BinaryOperator.XOR, register, register), constant),
            )
        )
    )


def tagged(draw, names: tuple[str, ...], *more: str) -> frozenset[str]:
    return frozenset((draw(st.sampled_from(names)), *more))


def access(draw, registers: list[str], target: str, one_event: bool):
    location = draw(locations)
    match draw(st.sampled_from("RRRWWWUC")):
        case "R":
            return Read(target, location, tagged(draw, LOADS))
        case "W":
            return Write(location, written(draw, registers), tagged(draw, STORES))
        case "U":
            tags = tagged(draw, UPDATES, "RMW")
            value = draw(
                st.sampled_from((Constant(2), Binary(BinaryOperator.ADD, Register(OLD), Constant(1))))
            )
            return Update(target, location, Wrap(TWO_BITS, value), tags, tags, one_event=one_event)
        case _:
            tags = tagged(draw, UPDATES, "RMW")
            return CompareExchange(
                target,
                None,
                location,
                Constant(draw(st.integers(0, 1))),
                written(draw, registers),
                tags,
                tags,
                tagged(draw, LOADS[1:]),
                spurious=draw(st.booleans()),
                one_event=one_event,
            )


def reserved(draw, name: str) -> tuple:
    """A load-exclusive, perhaps a write between, and a store-exclusive that must succeed."""
    location, status = draw(locations), f"s{name}"
    between = (Write(location, Constant(3), frozenset(("RLX",))),) if draw(st.booleans()) else ()
    store = WriteExclusive(location, Constant(2), status, frozenset(("RLX",)))
    load = Read(name, location, frozenset(("RLX",)), exclusive=True)
    return load, *between, store, Assume(Unary(UnaryOperator.NOT, Register(status)))


@st.composite
def thread(
    draw, index: int, accesses: int, one_event: bool, exclusives: bool
) -> tuple[Code, tuple[str, ...]]:
    code: list = []
    registers: list[str] = []
    for step in range(draw(st.integers(1, accesses))):
        target = f"r{index}{step}"
        if exclusives and draw(st.integers(0, 3)) == 0:
            code += reserved(draw, target)
            registers.append(target)
            continue
        label = f"end{step}"
        guarded = bool(registers) and draw(st.integers(0, 4)) == 0
        if guarded:
            condition = Binary(
                BinaryOperator.EQUAL, Register(registers[-1]), Constant(draw(st.integers(0, 1)))
            )
            code.append(Branch(condition, label))
        if draw(st.integers(0, 5)) == 0:
            code.append(Fence(tagged(draw, FENCES)))
        action = access(draw, registers, target, one_event)
        code.append(action)
        if guarded:
            code.append(Label(label))
        if not isinstance(action, Write):
            registers.append(target)
    return tuple(code), tuple(registers)


@st.composite
def programs(draw, one_event: bool = True, exclusives: bool = False) -> Program:
    """Two or three threads over two locations, at most seven accesses."""
    sizes = draw(st.sampled_from(((3, 3), (2, 2, 2), (4, 3), (3, 2, 2), (5, 2))))
    drawn = [draw(thread(index, size, one_event, exclusives)) for index, size in enumerate(sizes)]
    registers = tuple((index, name) for index, (_, names) in enumerate(drawn) for name in names)
    return Program(
        "drawn",
        tuple((location, 0) for location in LOCATIONS),
        tuple(code for code, _ in drawn),
        registers,
        LOCATIONS,
    )
