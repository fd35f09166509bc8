"""The litmus shapes of the literature as x86 actions [Alglave, Maranget, Tautschnig, TOPLAS'14]."""

from rustrata.executions.actions import OLD, Action, CompareExchange, Fence, Program, Read, Update, Write
from rustrata.executions.expressions import Binary, BinaryOperator, Constant, Expression, Register

LOCKED = frozenset({"X"})
MFENCE = Fence(frozenset({"MFENCE"}))


def store(location: str, value: int) -> Write:
    return Write(location, Constant(value))


def load(register: str, location: str) -> Read:
    return Read(register, location)


def locked(register: str, location: str, value: Expression) -> Update:
    return Update(register, location, value, LOCKED, LOCKED)


def xchg(register: str, location: str, value: int) -> Update:
    return locked(register, location, Constant(value))


def xadd(register: str, location: str, value: int) -> Update:
    return locked(register, location, Binary(BinaryOperator.ADD, Register(OLD), Constant(value)))


def cmpxchg(register: str, location: str, expected: int, desired: int) -> CompareExchange:
    return CompareExchange(
        register, f"{register}ok", location, Constant(expected), Constant(desired), LOCKED, LOCKED, LOCKED
    )


def program(name: str, *threads: list[Action]) -> Program:
    """Every register and every location is observed; locations start at 0."""
    registers: dict[tuple[int, str], None] = {}
    locations: dict[str, None] = {}
    for thread, code in enumerate(threads):
        for action in code:
            match action:
                case Read(target, location) | Update(target, location):
                    locations[location] = registers[thread, str(target)] = None
                case CompareExchange(target, success, location):
                    locations[location] = None
                    registers[thread, str(target)] = registers[thread, str(success)] = None
                case Write(location):
                    locations[location] = None
                case _:
                    pass
    initial = tuple((location, 0) for location in sorted(locations))
    return Program(name, initial, tuple(map(tuple, threads)), tuple(registers), tuple(sorted(locations)))


PLAIN = (
    program("SB", [store("x", 1), load("a", "y")], [store("y", 1), load("b", "x")]),
    program("SB+mfences", [store("x", 1), MFENCE, load("a", "y")], [store("y", 1), MFENCE, load("b", "x")]),
    program("MP", [store("x", 1), store("y", 1)], [load("a", "y"), load("b", "x")]),
    program("LB", [load("a", "x"), store("y", 1)], [load("b", "y"), store("x", 1)]),
    program("2+2W", [store("x", 1), store("y", 2)], [store("y", 1), store("x", 2)]),
    program("R", [store("x", 1), store("y", 1)], [store("y", 2), load("a", "x")]),
    program("S", [store("x", 2), store("y", 1)], [load("a", "y"), store("x", 1)]),
    program("CoRR", [store("x", 1)], [load("a", "x"), load("b", "x")]),
    program("CoRW", [load("a", "x"), store("x", 1)], [store("x", 2)]),
    program("WRC", [store("x", 1)], [load("a", "x"), store("y", 1)], [load("b", "y"), load("c", "x")]),
    program(
        "IRIW",
        [store("x", 1)], [store("y", 1)],
        [load("a", "x"), load("b", "y")], [load("c", "y"), load("d", "x")],
    ),
    program("SB+forwards", [store("x", 1), load("a", "x"), load("b", "y")],
            [store("y", 1), load("c", "y"), load("d", "x")]),
    program("two writers and a reader", [store("x", 1)], [load("a", "x")], [store("x", 2)]),
    program("CoWWR", [store("x", 1), store("x", 2), load("a", "x")], [store("x", 3)]),
    program("CoWR", [store("x", 1), load("a", "x")], [store("x", 2)]),
)  # fmt: skip

ATOMIC = (
    program("SB+xchgs", [xchg("a", "x", 1), load("b", "y")], [xchg("c", "y", 1), load("d", "x")]),
    program("two xadds", [xadd("a", "x", 1)], [xadd("b", "x", 1)]),
    program("three xadds", [xadd("a", "x", 1)], [xadd("b", "x", 1)], [xadd("c", "x", 1)]),
    program("cmpxchg race", [cmpxchg("a", "x", 0, 1)], [cmpxchg("b", "x", 0, 2)]),
    program("cmpxchg of a stored value", [store("x", 1), cmpxchg("a", "x", 1, 2)], [store("x", 3)]),
    program("SB, failing cmpxchgs", [store("x", 1), cmpxchg("a", "z", 5, 6), load("b", "y")],
            [store("y", 1), cmpxchg("c", "z", 5, 6), load("d", "x")]),
)  # fmt: skip

SHAPES = {shape.name: shape for shape in (*PLAIN, *ATOMIC)}
