"""The nodes of one allocation, numbered, and the permissions at its bytes, by run.

A number names a node while it lives and may name another later. Sets of nodes are integers, node n being bit
n. Bytes at which all nodes have the same permissions are one run: ``starts`` has where each begins, and at
its end the size of the allocation; no two neighbours are equal.
"""

from bisect import bisect_right

from rustrata.abstract.aliasing.events import WILDCARD, Tag
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes

NOWHERE = -1
"""The number of what is no node: a wildcard pointer, and the parent of a root."""

_RANGES = 8
"""How many ranges of bytes a protected node has before they are made one that covers them."""


class Tree:
    """The trees of one allocation: the main one and those of wildcard reborrows. ``pointers`` has the number
    of each tag; per number, ``tags``, ``births`` (a count that grows), ``parents``, ``children``, ``homes``
    (the root) and ``ancestors`` (with the node itself); as sets, the nodes that are ``live``, ``protected``,
    ``strong`` (strongly so) and ``exposed``, and ``families``, the nodes below each root. ``guards`` has
    ranges of bytes for each protected node; beyond them, it was neither used nor is it conflicted."""

    __slots__ = (
        "ancestors",
        "births",
        "born",
        "children",
        "defaults",
        "exposed",
        "families",
        "free",
        "guards",
        "homes",
        "live",
        "parents",
        "pointers",
        "protected",
        "roots",
        "size",
        "starts",
        "states",
        "strong",
        "tags",
    )

    def __init__(self, size: int, tag: Tag) -> None:
        self.size = size
        self.pointers: dict[Tag, int] = {WILDCARD: NOWHERE}
        self.tags: list[Tag] = []
        self.births: list[int] = []
        self.parents: list[int] = []
        self.children: list[list[int]] = []
        self.homes: list[int] = []
        self.ancestors: list[int] = []
        self.families: dict[int, int] = {}
        self.roots: list[int] = []
        self.guards: dict[int, list[tuple[int, int]]] = {}
        self.free: list[int] = []
        self.born = 0
        self.live = self.protected = self.strong = self.exposed = 0
        self.defaults = Defaults()
        root = 1 << self.add(tag, NOWHERE)
        self.starts = [0, size] if size else [0]
        self.states: list[Planes] = [(0, root, 0, 0, 0, 0, 0)] if size else []

    def add(self, tag: Tag, parent: int) -> int:
        """A new node and its number."""
        if self.free:
            number = self.free.pop()
        else:
            number = len(self.tags)
            self.tags.append(tag)
            self.births.append(0)
            self.parents.append(NOWHERE)
            self.children.append([])
            self.homes.append(number)
            self.ancestors.append(0)
        bit = 1 << number
        self.born += 1
        self.tags[number] = tag
        self.births[number] = self.born
        self.parents[number] = parent
        self.children[number] = []
        if parent == NOWHERE:
            self.roots.append(number)
            self.homes[number] = number
            self.families[number] = bit
            self.ancestors[number] = bit
        else:
            self.children[parent].append(number)
            self.homes[number] = self.homes[parent]
            self.families[self.homes[parent]] |= bit
            self.ancestors[number] = self.ancestors[parent] | bit
        self.live |= bit
        self.pointers[tag] = number
        return number

    def copy(self) -> "Tree":
        """A copy that goes its own way."""
        twin = object.__new__(Tree)
        twin.size, twin.born, twin.defaults = self.size, self.born, self.defaults
        twin.live, twin.protected, twin.strong, twin.exposed = (
            self.live,
            self.protected,
            self.strong,
            self.exposed,
        )
        twin.pointers = self.pointers.copy()
        twin.tags = self.tags.copy()
        twin.births = self.births.copy()
        twin.parents = self.parents.copy()
        twin.children = [children.copy() for children in self.children]
        twin.homes = self.homes.copy()
        twin.ancestors = self.ancestors.copy()
        twin.families = self.families.copy()
        twin.roots = self.roots.copy()
        twin.guards = {number: ranges.copy() for number, ranges in self.guards.items()}
        twin.free = self.free.copy()
        twin.starts = self.starts.copy()
        twin.states = self.states.copy()
        return twin

    def descendants(self, number: int) -> int:
        """The set of all nodes below one, without it."""
        below = 0
        pending = list(self.children[number])
        while pending:
            child = pending.pop()
            below |= 1 << child
            pending += self.children[child]
        return below

    def subtree(self, number: int) -> list[int]:
        """A node and its descendants, children before parents, later children first."""
        order = []
        pending = [number]
        while pending:
            node = pending.pop()
            order.append(node)
            pending += reversed(self.children[node])
        order.reverse()
        return order

    def path(self, number: int) -> list[int]:
        """A node and its ancestors, nearest first."""
        path = []
        while number != NOWHERE:
            path.append(number)
            number = self.parents[number]
        return path

    def youngest(self, nodes: int) -> int:
        """The last born of some nodes."""
        return max(numbers(nodes), key=self.births.__getitem__)

    def run(self, offset: int) -> int:
        """The index of the run of a byte."""
        return bisect_right(self.starts, offset) - 1

    def replace(self, index: int, start: int, end: int, new: Planes) -> None:
        """Other permissions for the bytes ``start`` to ``end`` of one run, which may be all of it."""
        starts, states = self.starts, self.states
        old = states[index]
        at_start, at_end = start == starts[index], end == starts[index + 1]
        joins_left = at_start and index > 0 and states[index - 1] == new
        joins_right = at_end and index + 1 < len(states) and states[index + 1] == new
        if at_start and at_end:
            states[index] = new
            if joins_right:
                del starts[index + 1], states[index + 1]
            if joins_left:
                del starts[index], states[index]
        elif joins_left:
            starts[index] = end
        elif joins_right:
            starts[index + 1] = start
        elif at_start:
            starts.insert(index + 1, end)
            states.insert(index, new)
        elif at_end:
            starts.insert(index + 1, start)
            states.insert(index + 1, new)
        else:
            starts[index + 1 : index + 1] = [start, end]
            states[index + 1 : index + 1] = [new, old]

    def widen(self, nodes: int, start: int, end: int) -> None:
        """Some protected nodes were used, or are conflicted, from one byte to another."""
        for number in numbers(nodes):
            ranges = self.guards.setdefault(number, [])
            if any(first <= start and end <= last for first, last in ranges):
                continue
            ranges.append((start, end))
            if len(ranges) > _RANGES:
                ranges[:] = [(min(first for first, _ in ranges), max(last for _, last in ranges))]

    def rewrite(self, states: list[Planes]) -> None:
        """New permissions for every run; equal neighbours become one."""
        starts = [0]
        kept: list[Planes] = []
        for start, state in zip(self.starts, states, strict=False):
            if kept and kept[-1] == state:
                continue
            if kept:
                starts.append(start)
            kept.append(state)
        if kept:
            starts.append(self.size)
        self.starts, self.states = starts, kept


def numbers(nodes: int) -> list[int]:
    """The numbers in a set of nodes, ascending."""
    found = []
    while nodes:
        low = nodes & -nodes
        found.append(low.bit_length() - 1)
        nodes ^= low
    return found
