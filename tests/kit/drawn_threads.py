"""Random programs of thread code, small enough to be enumerated naively, with like threads among them."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rustrata.executions.actions import (
    OLD,
    Action,
    Assign,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Label,
    Program,
    Read,
    Tags,
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

REGISTERS = ("r0", "r1")
LOCATIONS = ("x", "y")
TYPES = [IntegerType(bits, signed) for bits in (8, 32, 64) for signed in (True, False)]
OPERATORS = list(BinaryOperator)


def tag_sets(vocabulary: frozenset[str]) -> st.SearchStrategy[Tags]:
    """At most two tags of a vocabulary, so that orderings and fences are frequent."""
    return st.frozensets(st.sampled_from(sorted(vocabulary)), max_size=2)


@st.composite
def expressions(draw: DrawFn, depth: int = 2) -> Expression:
    """Expressions over the registers of `REGISTERS`."""
    shape = draw(
        st.sampled_from(("constant", "register", "unary", "wrap", "binary")[: 2 if not depth else 5])
    )
    if shape == "constant":
        return Constant(draw(st.integers(0, 3)))
    if shape == "register":
        return Register(draw(st.sampled_from(REGISTERS)))
    inner = draw(expressions(depth=depth - 1))
    if shape == "unary":
        return Unary(draw(st.sampled_from(list(UnaryOperator))), inner)
    if shape == "wrap":
        return Wrap(draw(st.sampled_from(TYPES)), inner)
    return Binary(draw(st.sampled_from(OPERATORS)), inner, draw(expressions(depth=depth - 1)))


@st.composite
def actions(draw: DrawFn, tags: st.SearchStrategy[Tags]) -> tuple[Action, ...]:
    """One step of a thread, of one or more actions. Labels are numbered by `_labelled`."""
    location = draw(st.sampled_from(LOCATIONS))
    register = draw(st.sampled_from(REGISTERS))
    match draw(
        st.sampled_from(("read", "read", "write", "write", "update", "exchange", "exclusive", "fence", "if"))
    ):
        case "read":
            return (Read(register, location, draw(tags)),)
        case "write":
            return (Write(location, draw(expressions()), draw(tags)),)
        case "update":
            value = Binary(BinaryOperator.ADD, Register(OLD), draw(expressions(depth=1)))
            one = draw(st.booleans())
            return (Update(register, location, value, draw(tags), draw(tags), one_event=one),)
        case "exchange":
            expected, desired = Constant(draw(st.integers(0, 1))), draw(expressions(depth=1))
            weak, one = draw(st.booleans()), draw(st.booleans())
            read, write, failed = draw(tags), draw(tags), draw(tags)
            exchange = CompareExchange(
                register, None, location, expected, desired, read, write, failed, spurious=weak, one_event=one
            )
            return (exchange,)
        case "exclusive":
            value = draw(expressions(depth=1))
            load = Read(register, location, draw(tags), exclusive=True)
            return (load, WriteExclusive(location, value, "status", draw(tags)))
        case "fence":
            return (Fence(draw(tags)),)
        case _:
            write = Write(location, Constant(draw(st.integers(1, 2))), draw(tags))
            return (Branch(draw(expressions(depth=1)), "?"), write, Label("?"))


@st.composite
def threads(draw: DrawFn, tags: st.SearchStrategy[Tags]) -> Code:
    """One to three steps."""
    steps = draw(st.lists(actions(tags), min_size=1, max_size=3))
    code: list[Action] = []
    for number, step in enumerate(steps):
        for action in step:
            match action:
                case Branch(condition, _):
                    code.append(Branch(condition, f"end{number}"))
                case Label():
                    code.append(Label(f"end{number}"))
                case _:
                    code.append(action)
    return (*code, Assign("r2", Register("r0")))


@st.composite
def programs(draw: DrawFn, vocabulary: frozenset[str]) -> Program:
    """Two or three threads, often with two alike, over two locations."""
    tags = tag_sets(vocabulary)
    distinct = draw(st.lists(threads(tags), min_size=1, max_size=2))
    code = (*distinct, draw(st.sampled_from(distinct)))
    shown = draw(st.frozensets(st.sampled_from([(t, r) for t in range(len(code)) for r in REGISTERS])))
    alike = draw(st.booleans())
    registers = [(t, r) for t in range(len(code)) for r in REGISTERS] if alike else sorted(shown)
    cells = draw(st.lists(st.sampled_from(LOCATIONS), unique=True))
    initial = tuple((location, draw(st.integers(0, 1))) for location in LOCATIONS)
    return Program("drawn", initial, code, tuple(registers), tuple(cells))
