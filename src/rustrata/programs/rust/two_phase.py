"""Which mutable borrows are two-phase [RFC 2025]: rustc makes those of method receivers so, and does not
print it.

A receiver is a temporary that is borrowed from a place of the program, moved once, and becomes some
function's ``self``: of a call, or of a function that was inlined.

An inlined function has no entry that would make its ``self`` a reference like any other. So a receiver
that no argument is computed after counts as such from the start.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from rustrata.programs.rust.bodies import Assign, Body, Call, StorageDead, StorageLive
from rustrata.programs.rust.types import Path
from rustrata.programs.rust.values import Borrow, BorrowKind, Constant, Deref, Item, Local, Move, Place


def two_phase_locals(body: Body, is_method: Callable[[Path], bool]) -> frozenset[Local]:
    """The temporaries that two-phase borrows are assigned to. ``is_method`` says of a called path whether its
    first parameter is ``self``."""
    candidates = frozenset(_borrowed(body))
    if not candidates:
        return candidates
    return candidates & frozenset(_receivers(body, is_method)) - frozenset(_at_once(body))


def _borrowed(body: Body) -> Iterator[Local]:
    """The temporaries that hold a mutable borrow of a place of the program, and are assigned once."""
    assigned: Counter[Local] = Counter()
    found: list[Local] = []
    for block in body.blocks:
        for statement in block.statements:
            if isinstance(statement, Assign) and not statement.place.projections:
                local = statement.place.local
                assigned[local] += 1
                if isinstance(statement.value, Borrow) and _of_the_program(body, statement.value, local):
                    found.append(local)
    return (local for local in found if assigned[local] == 1)


def _of_the_program(body: Body, borrow: Borrow, into: Local) -> bool:
    if borrow.kind is not BorrowKind.MUTABLE or not _is_temporary(body, into):
        return False
    steps = borrow.place.projections
    behind = bool(steps) and isinstance(steps[0], Deref)
    return not (behind and _is_temporary(body, borrow.place.local))


def _at_once(body: Body) -> Iterator[Local]:
    """What is borrowed right where an inlined function begins that has it as its ``self``."""
    for block in body.blocks:
        borrowed: Local | None = None
        for statement in block.statements:
            if isinstance(statement, StorageLive | StorageDead):
                continue
            if borrowed is not None and _is_self(body, borrowed, statement.origin.scope):
                yield borrowed
            borrowed = None
            if isinstance(statement, Assign) and isinstance(statement.value, Borrow):
                borrowed = statement.place.local if not statement.place.projections else None


def _is_self(body: Body, local: Local, scope: int | None) -> bool:
    """Is it the ``self`` of a function that was inlined in this scope or one around it?"""
    scopes = set()
    while scope is not None and scope < len(body.scopes):
        scopes.add(scope)
        scope = body.scopes[scope].parent
    return any(
        found.name == "self"
        and found.scope in scopes
        and body.scopes[found.scope].inlined is not None
        and isinstance(found.value, Place)
        and found.value.local == local
        for found in body.debug
    )


def _is_temporary(body: Body, local: Local) -> bool:
    """Has the source no name for it? The arguments of inlined functions do not count."""
    named = (found for found in body.debug if body.scopes[found.scope].inlined is None)
    return local > body.argument_count and all(
        not isinstance(found.value, Place) or found.value.local != local for found in named
    )


def _receivers(body: Body, is_method: Callable[[Path], bool]) -> Iterator[Local]:
    for found in body.debug:
        inlined = body.scopes[found.scope].inlined is not None
        if (
            inlined
            and found.name == "self"
            and isinstance(found.value, Place)
            and not found.value.projections
        ):
            yield found.value.local
    for block in body.blocks:
        call = block.terminator
        if not isinstance(call, Call) or not call.arguments:
            continue
        first, function = call.arguments[0], call.function
        if not isinstance(first, Move) or first.place.projections or not isinstance(function, Constant):
            continue
        if isinstance(function.value, Item) and is_method(function.value.path):
            yield first.place.local
