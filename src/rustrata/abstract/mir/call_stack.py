"""Where a thread is: its calls, those that rustc has pasted into their callers included."""

from collections.abc import Iterator

from rustrata.abstract.mir.frames import Frame, Thread
from rustrata.programs.rust.bodies import Body, Origin
from rustrata.programs.rust.location import Location
from rustrata.records import record

STANDARD_LIBRARY = "/rustc/"
"""How the names of the standard library's files begin."""


@record
class Call:
    """A call that is under way: the function, and where it stands."""

    function: str
    location: Location | None


def call_stack(thread: Thread) -> list[Call]:
    """The calls of a thread, the innermost first."""
    return list(_calls(thread))


def location_in_program(thread: Thread) -> Location | None:
    """The innermost place outside of the standard library where a thread is."""
    for call in _calls(thread):
        if call.location is not None and not call.location.file.startswith(STANDARD_LIBRARY):
            return call.location
    return None


def _calls(thread: Thread) -> Iterator[Call]:
    for frame in reversed(thread.frames):
        if isinstance(frame, Frame):
            yield from within(frame.code.body, frame.origin)


def panic_location(thread: Thread) -> Location | None:
    """Where a panic is said to be: the innermost place that is not the standard library's own."""
    places = (call.location for call in call_stack(thread))
    return next((found for found in places if found is not None and not _of_library(found)), None)


def _of_library(location: Location) -> bool:
    return location.file.startswith(("library/", "/rustc/"))


def within(body: Body, origin: Origin) -> Iterator[Call]:
    """The calls at a place of a body: the pasted ones, and the body's own last."""
    location = origin.location
    number: int | None = origin.scope
    while number is not None and number < len(body.scopes):
        scope = body.scopes[number]
        if scope.inlined is not None:
            yield Call(str(scope.inlined), location)
            location = scope.called_at
        number = scope.parent
    yield Call(str(body.path), location)
