import pytest

from rustrata.executions.actions import Program, Read, Write
from rustrata.executions.expressions import I32, Constant, IntegerType

TYPES = {"x": I32, "y": I32}


@pytest.fixture
def types() -> dict[str, IntegerType]:
    return dict(TYPES)


@pytest.fixture
def message_passing() -> Program:
    """MP: P0 writes x then y; P1 reads y then x. All final values are observed."""
    return Program(
        "MP",
        (("x", 0), ("y", 0)),
        (
            (Write("x", Constant(1)), Write("y", Constant(1))),
            (Read("a", "y"), Read("b", "x")),
        ),
        registers=((1, "a"), (1, "b")),
        locations=("x", "y"),
    )
