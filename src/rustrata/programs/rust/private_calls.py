"""Calls of a binary to functions of its library that it could not name from another crate.

A binary that is compiled as a module of its library (`rustrata.programs.rust.own_library`) sees the library's
private functions. Where a call found one of those, rustc meant another function by the same words when it
compiled the binary alone, most often a trait's method of the same name.
"""

from collections.abc import Iterator

from rustrata.programs.rust.bodies import Body, Call
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.own_library import MODULE, is_public
from rustrata.programs.rust.program import Program, Sources
from rustrata.programs.rust.types import Named, Path, QualifiedSelf
from rustrata.programs.rust.values import Constant, Item
from rustrata.records import record


@record
class PrivateCall:
    """A call, and the private function that it found."""

    function: str
    location: Location | None


def private_calls(program: Program) -> Iterator[PrivateCall]:
    """Those of a program; none where no binary is joined with its library."""
    if program.compiled.joined is None:
        return
    sources = Sources(program.compiled)
    inherent = {
        (impl.subject.name, body.path.name): body
        for impl in program.impls
        if impl.trait is None and isinstance(impl.subject, Path)
        for body in impl.methods.values()
    }
    for body in program.functions.values():
        for called, location in _calls(body) if _is_binary(body) else ():
            found = program.functions.get(called.bare) or _method(called, inherent)
            if found is not None and not _is_binary(found) and not _public(sources, found):
                yield PrivateCall(str(called), location)


def _is_binary(body: Body) -> bool:
    head = body.path.segments[0]
    return isinstance(head, Named) and head.name == MODULE


def _calls(body: Body) -> Iterator[tuple[Path, Location | None]]:
    """The functions that the source of a body names itself: not those that pasted functions call."""
    for block in body.blocks:
        call = block.terminator
        if not isinstance(call, Call) or _is_pasted(body, call.origin.scope):
            continue
        if isinstance(call.function, Constant) and isinstance(call.function.value, Item):
            yield call.function.value.path, call.origin.location
    for scope in body.scopes:
        if scope.inlined is not None and not _is_pasted(body, scope.parent):
            yield scope.inlined, scope.called_at


def _is_pasted(body: Body, scope: int | None) -> bool:
    """Is this scope within a function that was pasted in?"""
    while scope is not None and scope < len(body.scopes):
        if body.scopes[scope].inlined is not None:
            return True
        scope = body.scopes[scope].parent
    return False


def _method(called: Path, inherent: dict[tuple[str, str], Body]) -> Body | None:
    """The method of a type that ``Type::<A>::name`` or ``<Type>::name`` is."""
    head = called.segments[0]
    if isinstance(head, QualifiedSelf):
        subject = head.type if head.trait is None else None
    else:
        subject = Path(called.segments[:-1]) if len(called.segments) > 1 else None
    return inherent.get((subject.name, called.name)) if isinstance(subject, Path) else None


def _public(sources: Sources, body: Body) -> bool:
    location = body.locals[0].origin.location
    functions = [item for item in sources.around(location) if item.name == body.path.name]
    return not functions or is_public(sources.source.text, functions[-1].start)
