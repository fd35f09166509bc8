"""Which raw pointers are those of boxes, in code of the standard library that rustc has pasted.

rustc turns ``*boxed`` into a raw pointer that it takes out of the box, and adds a retag to ``&raw mut
*boxed``, which is a raw borrow of what the box owns and not of what a raw pointer points to [rustc,
AddRetag]. In code that it pastes from the standard library this retag is missing, as std is compiled without
retags.
"""

from rustrata.abstract.mir.place_types import BOX
from rustrata.programs.rust.bodies import Assign, Body, Retag, RetagKind
from rustrata.programs.rust.types import Path, Type
from rustrata.programs.rust.values import Cast, CastKind, Copy, Field, Place, RawBorrow, Use


def pointers_of_boxes(body: Body, types: list[Type]) -> frozenset[int]:
    """The locals that are raw pointers taken out of boxes."""
    parts = {local for local, place in _copies(body) if _is_of_box(place, types)}
    found = set()
    for block in body.blocks:
        for statement in block.statements:
            match statement:
                case Assign(Place(local, ()), Cast(Copy(source), _, CastKind.TRANSMUTE)) if _is_of_box(
                    source, types
                ) or (not source.projections and source.local in parts):
                    found.add(local)
                case _:
                    pass
    return frozenset(found)


def retagged(body: Body) -> frozenset[int]:
    """The raw pointers with a retag of their own."""
    statements = (statement for block in body.blocks for statement in block.statements)
    return frozenset(s.place.local for s in statements if isinstance(s, Retag) and s.kind is RetagKind.RAW)


def is_of_box(value: RawBorrow, into: Place, boxes: frozenset[int], done: frozenset[int]) -> bool:
    """Is it ``&raw mut *boxed`` without its retag?"""
    return value.place.local in boxes and len(value.place.projections) == 1 and into.local not in done


def _copies(body: Body) -> list[tuple[int, Place]]:
    statements = (statement for block in body.blocks for statement in block.statements)
    return [
        (s.place.local, s.value.operand.place)
        for s in statements
        if isinstance(s, Assign)
        and isinstance(s.value, Use)
        and isinstance(s.value.operand, Copy)
        and not s.place.projections
    ]


def _is_of_box(place: Place, types: list[Type]) -> bool:
    """Is it ``((_1.0: Unique<T>).0: NonNull<T>)`` of a box?"""
    type_ = types[place.local]
    steps = place.projections
    return (
        isinstance(type_, Path)
        and type_.bare == BOX
        and len(steps) == 2
        and all(isinstance(step, Field) and step.index == 0 for step in steps)
    )
