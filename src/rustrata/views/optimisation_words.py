"""A counterexample in words: moves of the context as Rust statements, values, and reasons with names."""

import re
from collections.abc import Mapping
from typing import assert_never

from rustrata.abstract.aliasing.events import Access, Pointer, Tag
from rustrata.abstract.aliasing.model import Violation
from rustrata.records import record
from rustrata.refinement.optimisation.context import (
    ContextAccess,
    ContextBorrow,
    ContextExpose,
    ContextFree,
    ContextMove,
    ContextReturn,
)
from rustrata.refinement.optimisation.replay import Deed, Replay

_TAG = re.compile(r"\btag (\d+)")
_KINDS = {
    Pointer.SHARED: "&",
    Pointer.UNIQUE: "&mut ",
    Pointer.RAW_MUT: "&raw mut ",
    Pointer.RAW_CONST: "&raw const ",
}


@record
class Words:
    """The sizes of the allocations, and which number stands for a value that may be any."""

    sizes: tuple[int, ...]
    numbers: Mapping[int, int]

    def value(self, values: tuple[int, ...]) -> str:
        """The values of some bytes."""
        shown = [str(self.numbers.get(value, value)) for value in values]
        return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"

    def move(self, move: ContextMove, known: tuple[str, ...], sizes: tuple[int, ...]) -> str:
        """A move as a statement; ``known`` are the names of what the context has, ``sizes`` how many bytes
        are where each of them points into."""
        match move:
            case ContextAccess(pointer, access, start, end, values):
                place = _place(known[pointer], start, end, sizes[pointer])
                return f"{place} = {self.value(values)};" if access is Access.WRITE else f"let r = {place};"
            case ContextBorrow(pointer, borrowing, start, end, _, frame):
                size = sizes[pointer]
                place = _place(known[pointer], start, end, size)
                if borrowing.lazy:
                    place = f"*{known[pointer]}.cast::<[u8; 0]>()"
                elif borrowing.cell:
                    place = f"*{known[pointer]}.cast::<Cell<_>>()"
                boxed = f"Box::from_raw({known[pointer]})"
                kind = borrowing.pointer
                made = boxed if kind is Pointer.BOX else f"{_KINDS[kind]}{place}"
                new = new_name(known)
                return f"let {new} = {made};" if frame is None else f"call(|{new}| {{ ... }}, {made});"
            case ContextFree(pointer):
                return f"dealloc({known[pointer]});"
            case ContextExpose(pointer):
                return f"let wildcard = with_exposed_provenance({known[pointer]}.expose_provenance());"
            case ContextReturn():
                return "}"
            case _:
                assert_never(move)


def new_name(known: tuple[str, ...]) -> str:
    """What the context calls its next pointer."""
    return f"p{sum(name.startswith('p') for name in known)}"


def words_of(replay: Replay) -> Words:
    """Values that stand for any get the smallest numbers that the text of the pair does not have."""
    used = {int(word) for word in re.findall(r"\b\d{1,3}\b", replay.pair.source_file.text)}
    free = iter(number for number in range(1 << 16) if number not in used)
    world = replay.counterexample.world
    values = [value for content in world.memory() for value in content or ()]
    for row in replay.rows:
        if isinstance(row.turn, ContextAccess):
            values += row.turn.values
    numbers = {value: next(free) for value in dict.fromkeys(values)}
    return Words(world.sizes, numbers)


def reason_of(deed: Deed, names: Mapping[Tag, str]) -> str | None:
    """Why something is undefined behaviour, with names in place of tags."""
    match deed.undefined:
        case None:
            return None
        case Violation(code, _, _, _, _, _, reason):
            named = _TAG.sub(lambda match: f"`{names.get(int(match[1]), match[1])}`", reason)
            return f"{named} [{code}]"
        case str(reason):
            return reason


def _place(name: str, start: int, end: int, size: int) -> str:
    """Some bytes behind a pointer into memory of ``size`` bytes."""
    if (start, end) == (0, size):
        return f"*{name}"
    return f"{name}[{start}]" if end == start + 1 else f"{name}[{start}..{end}]"
