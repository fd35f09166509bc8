"""The removal of nodes that no pointer needs, which no later event can notice.

Two rules [Miri, tree_borrows/tree.rs, "Integration with the BorTag garbage collector"]. A dead node without
children is removed. A dead node with one child gives its place to the child if at every byte the child's
permission is as strict: what the node would forbid, the child forbids already. Roots, exposed and protected
nodes stay.
"""

from collections.abc import Set

from rustrata.abstract.aliasing.events import WILDCARD, Tag
from rustrata.abstract.aliasing.tree_nodes import NOWHERE, Tree, numbers
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes, forget


def collect(tree: Tree, live: Set[Tag]) -> None:
    """Forgets the tags that are not in ``live``, and removes what nodes it can."""
    tree.pointers = {tag: node for tag, node in tree.pointers.items() if tag in live or tag == WILDCARD}
    kept = tree.protected | tree.exposed
    for number in (*tree.pointers.values(), *tree.roots):
        if number != NOWHERE:
            kept |= 1 << number
    gone = 0
    for root in tree.roots:
        for node in tree.subtree(root):
            gone |= _thin(tree, node, kept)
    if gone:
        _remove(tree, gone)


def _thin(tree: Tree, node: int, kept: int) -> int:
    """The children of a node, whose own were seen to: those removed or replaced."""
    gone = 0
    children = []
    for child in tree.children[node]:
        below = tree.children[child]
        if kept >> child & 1 or len(below) > 1:
            children.append(child)
        elif not below:
            gone |= 1 << child
        elif all(_as_strict(planes, tree.defaults, below[0], child) for planes in tree.states):
            gone |= 1 << child
            tree.parents[below[0]] = node
            children.append(below[0])
        else:
            children.append(child)
    tree.children[node] = children
    return gone


def _as_strict(planes: Planes, defaults: Defaults, child: int, node: int) -> bool:
    """Does the child forbid at this byte all that the unprotected node does?"""
    return _strictness(planes, defaults, node) <= _strictness(planes, defaults, child)


def _strictness(planes: Planes, defaults: Defaults, number: int) -> int:
    """Cell, interior mutable, Reserved, Unique, Frozen, Disabled: each forbids what those before it do."""
    disabled, unique, frozen, cells, interior, _, _ = planes
    bit = 1 << number
    if disabled & bit:
        return 5
    if (frozen ^ defaults.frozen) & bit:
        return 4
    if unique & bit:
        return 3
    if (cells ^ defaults.cells) & bit:
        return 0
    return 1 if (interior ^ defaults.interior) & bit else 2


def _remove(tree: Tree, gone: int) -> None:
    """Frees the numbers of nodes that are out of the tree already."""
    keep = ~gone
    tree.live &= keep
    tree.defaults = Defaults(*(nodes & keep for nodes in tree.defaults))
    tree.families = {root: family & keep for root, family in tree.families.items()}
    tree.ancestors = [path & keep for path in tree.ancestors]
    tree.free += numbers(gone)
    tree.rewrite([forget(planes, gone) for planes in tree.states])
