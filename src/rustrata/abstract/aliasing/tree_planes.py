"""The permissions of all nodes of a tree at one byte, as planes of bits, and what an access does to them.

Node number n is bit n. A byte has seven planes; a node that is in none of the first five is Reserved:

    disabled, unique, frozen, cells, interior (Reserved, interior mutable)
    conflicted    protected and Reserved, and someone else has read
    used          protected, and accessed through it; always unset for a Cell

A new node is in no plane of any byte, yet its permission may be Frozen, Cell or interior mutable. So three
planes are stored as their difference from the tree's `Defaults`, the permissions of bytes that a node has not
been told about. Thus a retag costs nothing at the bytes it does not concern, equal states are equal tuples,
and one access costs a dozen operations on integers for any number of nodes: there is nothing to skip.

`read` and `write` are equal to the machines of `tree_permissions`, in every state of a node. ``protected``
are the protected nodes; where an access is forbidden the answer is None, and `tree_visits` finds
whom to blame.
"""

from typing import NamedTuple, TypeAlias

Planes: TypeAlias = tuple[int, int, int, int, int, int, int]
"""disabled, unique, frozen, cells, interior, conflicted, used: sets of nodes, as bits."""


class Defaults(NamedTuple):
    """The nodes that are Frozen, Cell, and interior mutable where nothing has happened."""

    frozen: int = 0
    cells: int = 0
    interior: int = 0


def read(planes: Planes, defaults: Defaults, local: int, foreign: int, protected: int) -> Planes | None:
    """A read that is local to some nodes and foreign to others; the same object if nothing changes."""
    disabled, unique, frozen, cells, interior, conflicted, used = planes
    if local & disabled:
        return None
    shared = unique & foreign
    if not protected:
        if not shared:
            return planes
        return disabled, unique ^ shared, frozen ^ shared, cells, interior, conflicted, used
    if shared & protected:
        return None
    are_cells = cells ^ defaults.cells
    fresh = local & protected & ~(used | are_cells)
    reserved = ~(disabled | unique | (frozen ^ defaults.frozen) | are_cells)
    conflict = foreign & protected & reserved & ~conflicted
    if not (shared or fresh or conflict):
        return planes
    return disabled, unique ^ shared, frozen ^ shared, cells, interior, conflicted | conflict, used | fresh


def write(planes: Planes, defaults: Defaults, local: int, foreign: int, protected: int) -> Planes | None:
    """A write that is local to some nodes and foreign to others; the same object if nothing changes."""
    disabled, unique, frozen, cells, interior, conflicted, used = planes
    are_frozen = frozen ^ defaults.frozen
    if local & (disabled | are_frozen | conflicted):
        return None
    are_cells = cells ^ defaults.cells
    are_interior = interior ^ defaults.interior
    claimed = local & ~(unique | are_cells)
    lost = foreign & ~(disabled | are_cells | (are_interior & ~protected))
    if protected:
        if lost & used:
            return None
        used |= local & protected & ~are_cells
    if not (claimed or lost):
        return planes if used == planes[6] else (*planes[:6], used)
    return (
        disabled | lost,
        (unique | claimed) & ~lost,
        frozen ^ (are_frozen & lost),
        cells,
        interior ^ (are_interior & (claimed | lost)),
        conflicted & ~lost,
        used,
    )


def release(planes: Planes, nodes: int) -> Planes:
    """The protection of some nodes ends."""
    disabled, unique, frozen, cells, interior, conflicted, used = planes
    if (conflicted | used) & nodes:
        return disabled, unique, frozen, cells, interior, conflicted & ~nodes, used & ~nodes
    return planes


def forget(planes: Planes, nodes: int) -> Planes:
    """Some nodes are no more; a later node may have their numbers."""
    kept = ~nodes
    disabled, unique, frozen, cells, interior, conflicted, used = planes
    return (
        disabled & kept,
        unique & kept,
        frozen & kept,
        cells & kept,
        interior & kept,
        conflicted & kept,
        used & kept,
    )


def word(planes: Planes, defaults: Defaults, node: int, protected: bool) -> str:
    """The name of a node's permission, as in `tree_permissions.word`."""
    disabled, unique, frozen, cells, interior, conflicted, used = (plane >> node & 1 for plane in planes)
    if disabled:
        return "Disabled"
    if unique:
        return "Unique"
    if cells ^ (defaults.cells >> node & 1):
        return "Cell"
    if frozen ^ (defaults.frozen >> node & 1):
        kind = "Frozen"
    else:
        mutable = ", interior mutable" if interior ^ (defaults.interior >> node & 1) else ""
        kind = "Reserved" + mutable + (", conflicted" if conflicted else "")
    return f"{kind}, not used" if protected and not used else kind
