"""The test functions of a compiled crate, from what rustc's test harness says of each.

With ``--test`` rustc makes a constant for every function with ``#[test]``, those that macros make included.
"""

from collections.abc import Iterator

from rustrata.programs.rust.bodies import Assign, Body
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.own_library import MODULE
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.types import Path
from rustrata.programs.rust.values import (
    AdtAggregate,
    Boolean,
    Borrow,
    Constant,
    Copy,
    Integer,
    Move,
    Operand,
    Text,
    Use,
)
from rustrata.records import record

_DESCRIPTION = "TestDescAndFn"


@record
class TestFunction:
    """A test: ``name`` as cargo shows it, ``function`` the path of its function, and where that is.

    ``should_panic`` is None for a test that is to return, else what its panic's message is to contain;
    ``ignored`` is None for one that is run, else the reason.
    """

    __test__ = False

    name: str
    function: str
    location: Location | None
    should_panic: str | None
    ignored: str | None


def test_functions(program: Program) -> tuple[TestFunction, ...]:
    """The tests of a program, by name. Of a binary that is compiled with its library: the binary's."""
    found = sorted(_tests(program), key=lambda test: test.name)
    joined = program.compiled.joined is not None
    prefix = f"{MODULE}::" if joined else ""
    return tuple(
        TestFunction(
            test.name.removeprefix(prefix), test.function, test.location, test.should_panic, test.ignored
        )
        for test in found
        if test.name.startswith(prefix)
    )


def _tests(program: Program) -> Iterator[TestFunction]:
    for path, body in program.constants.items():
        if isinstance(body, Body) and _is_description(body) and path in program.functions:
            yield _test(path, body, program.functions[path])


def _is_description(body: Body) -> bool:
    type_ = body.locals[0].type
    return isinstance(type_, Path) and type_.name == _DESCRIPTION and len(type_.segments) > 1


def _test(path: str, description: Body, function: Body) -> TestFunction:
    said = _Description(description)
    panics, message = said.variant("should_panic")
    around = function.locals[0].origin.location
    location = None
    if around is not None:
        line, column, end_line, end_column = map(said.number, _PLACE)
        location = Location(around.file, line, column, end_line, end_column)
    return TestFunction(
        path,
        path,
        location,
        None if panics == "No" else message,
        said.variant("ignore_message")[1] if said.holds("ignore") else None,
    )


_PLACE = ("start_line", "start_col", "end_line", "end_col")


class _Description:
    """The constant that describes a test: ``TestDesc { name, ignore, .. }``."""

    def __init__(self, body: Body) -> None:
        self.made = {
            statement.place.local: statement.value
            for block in body.blocks
            for statement in block.statements
            if isinstance(statement, Assign)
        }
        self.fields: dict[str, Operand] = {}
        for value in self.made.values():
            if isinstance(value, AdtAggregate) and value.path.name == "TestDesc" and value.names is not None:
                self.fields = dict(zip(value.names, value.items, strict=True))
        assert self.fields, "the harness describes each test"

    def variant(self, name: str) -> tuple[str, str]:
        """The variant that a field is, and its text."""
        operand = self.fields[name]
        assert isinstance(operand, Move | Copy), "a field that is an enum is made before"
        value = self.made[operand.place.local]
        assert isinstance(value, AdtAggregate), "an enum is an aggregate"
        return value.path.name, "".join(map(self._text, value.items))

    def number(self, name: str) -> int:
        """A field that is a number."""
        operand = self.fields[name]
        assert isinstance(operand, Constant), "the place of a test is constant"
        assert isinstance(operand.value, Integer), "the place of a test is a number"
        return operand.value.value

    def holds(self, name: str) -> bool:
        """A field that is true or false."""
        operand = self.fields[name]
        return isinstance(operand, Constant) and operand.value == Boolean(True)

    def _text(self, operand: Operand) -> str:
        """The text that an operand refers to, by way of reborrows."""
        while isinstance(operand, Move | Copy):
            value = self.made[operand.place.local]
            if isinstance(value, Borrow):
                value = self.made[value.place.local]
            assert isinstance(value, Use), "a text is a constant, or a reborrow of one"
            operand = value.operand
        return (
            operand.value.content if isinstance(operand, Constant) and isinstance(operand.value, Text) else ""
        )
