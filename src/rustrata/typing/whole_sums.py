"""Does a branch of a case use the sum as a whole, or its tag and payload? The elaborator asks.

A branch that names the payload, or the tag as a cell of its own, uses the parts.
"""

from collections.abc import Collection, Mapping

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Body, Path
from rustrata.typing.free_variables import paths_at, target_of, walk
from rustrata.typing.judgements import Cont
from rustrata.typing.sizes import size
from rustrata.typing.types import Own, Ref


def uses_whole(
    branch: Body, path: Path, cells: int, conts: Mapping[str, Cont], needs: Mapping[str, Collection[str]]
) -> bool:
    """Is the sum of ``cells`` cells that ``path`` points to used in a branch, and never a part of it?

    ``needs`` has the variables that the continuations need, also those whose types are not known.
    """
    whole = False
    for here in walk(branch):
        if _uses_a_part(here, path, cells) or _takes_a_part(conts.get(target_of(here) or ""), path, cells):
            return False
        uses = any(used.key == path.key for used in paths_at(here)) and not _is_delete(here)
        whole = whole or uses or path.variable in needs.get(target_of(here) or "", ())
    return whole


def _uses_a_part(here: Body, path: Path, cells: int) -> bool:
    """Is the payload named, or are as many cells as the sum has not read or written?"""
    if any(used.variable == path.variable and used.offset > path.offset for used in paths_at(here)):
        return True
    match here:
        case syntax.GhostStep(syntax.Merge(merged)):
            return merged.key == path.key
        case syntax.Let(_, syntax.Load(read)):
            return read.key == path.key and cells != 1
        case syntax.Let(_, syntax.Store(written)):
            return written.key == path.key and cells != 1
        case syntax.Let(_, syntax.Memcpy(written, count, read)):
            return path.key in {written.key, read.key} and cells != count
        case _:
            return False


def _takes_a_part(cont: Cont | None, path: Path, cells: int) -> bool:
    """Does a continuation take the payload, or a pointer to other than all of the sum?"""
    for entry in cont.entries if cont is not None else ():
        variable, offset = entry.place
        if variable == path.variable and offset > path.offset:
            return True
        if entry.place == path.key and isinstance(entry.type_, Own | Ref):
            return size(entry.type_.content) != cells
    return False


def _is_delete(body: Body) -> bool:
    return isinstance(body, syntax.Let) and isinstance(body.instruction, syntax.Delete)
