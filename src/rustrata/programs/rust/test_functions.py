"""The test functions of a compiled crate, from what rustc's test harness says of each.

With ``--test`` rustc makes a constant for every function with ``#[test]``, those that macros make included.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rustrata.programs.rust.bodies import Assign, Body
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.own_library import MODULE
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.types import Path
from rustrata.programs.rust.values import AdtAggregate, Boolean, Constant, Copy, Integer, Move, Operand, Text

_DESCRIPTION = "TestDescAndFn"


@dataclass(frozen=True, slots=True)
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
    made = {
        statement.place.local: statement.value
        for block in description.blocks
        for statement in block.statements
        if isinstance(statement, Assign) and isinstance(statement.value, AdtAggregate)
    }
    fields: dict[str, Operand] = {}
    for value in made.values():
        if value.path.name == "TestDesc" and value.names is not None:
            fields = dict(zip(value.names, value.items, strict=True))
    assert fields, "the harness describes each test"

    def variant(name: str) -> tuple[str, str]:
        """The variant that a field is, and its text."""
        operand = fields[name]
        assert isinstance(operand, Move | Copy), "a field of a test's description is made before it"
        value = made[operand.place.local]
        words = [
            item.value.content
            for item in value.items
            if isinstance(item, Constant) and isinstance(item.value, Text)
        ]
        return value.path.name, words[0] if words else ""

    def number(name: str) -> int:
        operand = fields[name]
        assert isinstance(operand, Constant), "the place of a test is constant"
        assert isinstance(operand.value, Integer), "the place of a test is a number"
        return operand.value.value

    panics, message = variant("should_panic")
    around = function.locals[0].origin.location
    places = [number(name) for name in ("start_line", "start_col", "end_line", "end_col")]
    location = None
    if around is not None:
        location = Location(around.file, places[0], places[1], places[2], places[3])
    ignored = fields["ignore"]
    skipped = isinstance(ignored, Constant) and ignored.value == Boolean(True)
    return TestFunction(
        path,
        path,
        location,
        None if panics == "No" else message,
        variant("ignore_message")[1] if skipped else None,
    )
