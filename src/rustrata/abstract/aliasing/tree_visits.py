"""One access to one run of a `Tree`: the new permissions, or whom to blame.

With one tree and a known pointer the whole access is one step on the planes. A pointer cast from an integer,
and an access in one tree as others see it, is decided node by node, children first, as what happens to an
exposed node may tell where the access was [Miri, tree_borrows/wildcard.rs]. Where that leaves two answers, a
node stays as it is: like Miri, the model then permits some programs that it should not. Miri, moreover, does
not tell nodes below a Disabled one of foreign accesses; here they are told, so that none of them counts as
exposed and usable for longer than it is.
"""

from bisect import bisect_right
from typing import NamedTuple, TypeAlias

from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.tree_birth import guard
from rustrata.abstract.aliasing.tree_nodes import NOWHERE, Tree, numbers
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes, read, write
from rustrata.records import record


@record
class Blame:
    """The node whose permission does not allow an access, and was it local to it? `NOWHERE` if no exposed
    node allows it."""

    number: int
    local: bool = True


class Unseen(NamedTuple):
    """Who does not see the access at the end of a call: the nodes below the protected one, and trees that may
    be below an exposed one of them, for they are younger than it."""

    nodes: int = 0
    trees_after: int | None = None


ALL_SEE = Unseen()
_Visited: TypeAlias = Planes | Blame


def visit(tree: Tree, planes: Planes, number: int, access: Access, unseen: Unseen = ALL_SEE) -> _Visited:
    """An access to bytes with these permissions; the same object if nothing changes."""
    home = NOWHERE
    if number != NOWHERE:
        home = tree.homes[number]
        local = tree.ancestors[number]
        foreign = tree.families[home] & ~(local | unseen.nodes)
        after = step(planes, tree.defaults, access, local, foreign, tree.protected)
        if after is None:
            return _blame(tree, planes, number, access, foreign)
        planes = after
        if len(tree.roots) == 1:
            return planes
    for root in tree.roots:
        if unseen.trees_after is not None and tree.births[root] > unseen.trees_after:
            break
        if root != home:
            visited = _visit_elsewhere(tree, planes, root, home, access)
            if isinstance(visited, Blame):
                return visited
            planes = visited
    return planes


def step(
    planes: Planes, defaults: Defaults, access: Access, local: int, foreign: int, protected: int
) -> Planes | None:
    """`read` or `write`."""
    if access is Access.READ:
        return read(planes, defaults, local, foreign, protected)
    return write(planes, defaults, local, foreign, protected)


def pass_over(tree: Tree, number: int, start: int, end: int, access: Access) -> int:
    """An access to the bytes ``start`` to ``end``, as far as a single tree permits it to a known pointer:
    how far it came. It is `visit` run by run, without whom to blame."""
    if number == NOWHERE or len(tree.roots) != 1:
        return start
    starts, states, protected = tree.starts, tree.states, tree.protected
    rule = read if access is Access.READ else write
    local = tree.ancestors[number]
    foreign = tree.live ^ local
    position = start
    index = bisect_right(starts, start) - 1
    while position < end:
        stop = min(end, starts[index + 1])
        before = states[index]
        after = rule(before, tree.defaults, local, foreign, protected)
        if after is None:
            return position
        if after is before:
            index += 1
        else:
            tree.replace(index, position, stop, after)
            if protected:
                guard(tree, before, after, position, stop)
            index = bisect_right(starts, stop) - 1
        position = stop
    return end


def _blame(tree: Tree, planes: Planes, number: int, access: Access, foreign: int) -> Blame:
    """The nearest ancestor that forbids it, or else the youngest other node."""
    for ancestor in tree.path(number):
        if step(planes, tree.defaults, access, 1 << ancestor, 0, tree.protected) is None:
            return Blame(ancestor)
    while foreign:
        youngest = tree.youngest(foreign)
        if step(planes, tree.defaults, access, 0, 1 << youngest, tree.protected) is None:
            return Blame(youngest, local=False)
        foreign ^= 1 << youngest
    raise AssertionError("an access is forbidden by a node")


def _visit_elsewhere(tree: Tree, planes: Planes, root: int, home: int, access: Access) -> _Visited:
    """The tree of ``root`` sees an access through a wildcard pointer, or in the tree of ``home``, which may
    be below an older exposed node of this one."""
    main = root == tree.roots[0]
    family = tree.families[root]
    last = tree.births[home] if home != NOWHERE else tree.born
    if home == NOWHERE or last < tree.births[root]:
        allowing = _allowing(tree, planes, access) & family if home == NOWHERE else 0
        at_once = _step_at_once(tree, planes, root, access, allowing)
        if at_once is not None and (allowing or not main):
            return at_once
    below: dict[int, int] = {}
    possible = False
    for node in tree.subtree(root):
        bit = 1 << node
        below[node] = bit
        for child in tree.children[node]:
            below[node] |= below[child]
        allowing = _allowing(tree, planes, access) & family
        older = tree.births[node] <= last
        may_be_local = bool(allowing & below[node])
        may_be_foreign = bool(allowing & ~below[node]) or not main
        if not may_be_foreign and (not allowing or not older):
            return Blame(NOWHERE)
        possible |= older and bool(allowing & bit)
        if may_be_local and may_be_foreign and older:
            continue
        local = may_be_local and older
        after = step(planes, tree.defaults, access, bit * local, bit * (not local), tree.protected)
        if after is None:
            return Blame(node, local)
        planes = after
    return Blame(NOWHERE) if main and not possible else planes


def _step_at_once(tree: Tree, planes: Planes, root: int, access: Access, allowing: int) -> Planes | None:
    """The same, where no step makes a difference to another: in a tree that is all younger than the access,
    and for a wildcard pointer, whose access is local to what is above all of the ``allowing`` nodes, if it is
    in the main tree for sure, and foreign to what is above none."""
    family = tree.families[root]
    above_all, above_some = family if root == tree.roots[0] else 0, 0
    for node in numbers(allowing):
        above_all &= tree.ancestors[node]
        above_some |= tree.ancestors[node]
    return step(planes, tree.defaults, access, above_all, family & ~above_some, tree.protected)


def _allowing(tree: Tree, planes: Planes, access: Access) -> int:
    """The exposed nodes that allow an access to be local."""
    disabled, _, frozen, _, _, conflicted, _ = planes
    if access is Access.READ:
        return tree.exposed & ~disabled
    return tree.exposed & ~(disabled | (frozen ^ tree.defaults.frozen) | conflicted)
