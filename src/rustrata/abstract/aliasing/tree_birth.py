"""A new node of a `Tree` at its bytes, and where protected nodes guard them."""

from rustrata.abstract.aliasing.tree_nodes import Tree
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes
from rustrata.abstract.aliasing.tree_retag import Fresh, Protector, Reborrow


def initialise(tree: Tree, number: int, new: Reborrow) -> None:
    """The permissions and the protection of a new node."""
    bit = 1 << number
    frozen, cells, interior = tree.defaults
    tree.defaults = Defaults(
        frozen | bit * (new.outside is Fresh.FROZEN),
        cells | bit * (new.outside is Fresh.CELL),
        interior | bit * (new.outside is Fresh.RESERVED_IM),
    )
    if new.protector is not None:
        tree.protected |= bit
        if new.protector is Protector.STRONG:
            tree.strong |= bit
    for start, end, fresh in new.inside:
        used = new.protector is not None and fresh is not Fresh.CELL
        if fresh is new.outside and not used:
            continue
        marks = (
            0,
            bit * (fresh is Fresh.UNIQUE),
            bit * ((fresh is Fresh.FROZEN) != (new.outside is Fresh.FROZEN)),
            bit * ((fresh is Fresh.CELL) != (new.outside is Fresh.CELL)),
            bit * ((fresh is Fresh.RESERVED_IM) != (new.outside is Fresh.RESERVED_IM)),
            0,
            bit * used,
        )
        _mark(tree, start, end, marks)
        if used:
            tree.widen(bit, start, end)


def guard(tree: Tree, before: Planes, after: Planes, start: int, end: int) -> None:
    """Keeps `Tree.guards`, where nodes were used or are conflicted that were not."""
    nodes = (after[6] & ~before[6]) | (after[5] & ~before[5])
    if nodes:
        tree.widen(nodes, start, end)


def _mark(tree: Tree, start: int, end: int, marks: Planes) -> None:
    """Adds nodes to the planes of the bytes ``start`` to ``end``."""
    disabled, unique, frozen, cells, interior, conflicted, used = marks
    position = start
    while position < end:
        index = tree.run(position)
        stop = min(end, tree.starts[index + 1])
        old = tree.states[index]
        new = (
            old[0] | disabled,
            old[1] | unique,
            old[2] | frozen,
            old[3] | cells,
            old[4] | interior,
            old[5] | conflicted,
            old[6] | used,
        )
        tree.replace(index, position, stop, new)
        position = stop
