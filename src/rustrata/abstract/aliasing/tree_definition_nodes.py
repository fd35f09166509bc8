"""The nodes of `tree_definition`: one permission for each byte, and where an access is seen from a node."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rustrata.abstract.aliasing.events import Access, Tag
from rustrata.abstract.aliasing.tree_permissions import (
    Permission,
    Protected,
    ProtectedCell,
    ProtectedFrozen,
    ProtectedReserved,
    ProtectedUnique,
    Relation,
    Stuck,
    Unprotected,
    transition,
)
from rustrata.abstract.aliasing.tree_retag import Fresh, Protector


@dataclass(slots=True, eq=False)
class Node:
    """One borrow: its tag, its age among all nodes, its place in the tree, its permission at each byte."""

    tag: Tag
    birth: int
    parent: "Node | None"
    protector: Protector | None
    permissions: list[Permission]
    exposed: bool = False
    children: list["Node"] = field(default_factory=list)

    def path(self) -> Iterator["Node"]:
        """The node and its ancestors, nearest first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def subtree(self) -> Iterator["Node"]:
        """The node and its descendants, children before parents."""
        for child in reversed(self.children):
            yield from child.subtree()
        yield self

    def allows(self, byte: int, access: Access) -> bool:
        """May an access be local to the node, as far as it is concerned?"""
        return not isinstance(transition(self.permissions[byte], access, Relation.LOCAL), Stuck)

    def guarded(self, byte: int) -> Protected:
        """The permission of a protected node."""
        permission = self.permissions[byte]
        assert not isinstance(permission, Unprotected), "protected nodes have protected permissions"
        return permission


@dataclass(slots=True)
class Allocation:
    """The trees of an allocation: the main one first, then those of wildcard reborrows, in order of age. A
    pointer is a node, or None for a wildcard one."""

    size: int
    roots: list[Node]
    pointers: dict[Tag, Node | None]


def whereabouts(root: Node, node: Node, byte: int, access: Access, main: bool) -> set[Relation] | None:
    """Where, seen from a node, a wildcard access may take place; None if nowhere in the main tree."""
    exposed = [other for other in root.subtree() if other.exposed and other.allows(byte, access)]
    below = [other for other in node.subtree() if other in exposed]
    if main and not exposed:
        return None
    relations = set()
    if below:
        relations.add(Relation.LOCAL)
    if len(below) < len(exposed) or not main:
        relations.add(Relation.FOREIGN)
    return relations


def initial(fresh: Fresh, protector: Protector | None, used: bool) -> Permission:
    """The permission of a new node in the machine that it obeys."""
    if protector is None:
        return Unprotected(fresh.value)
    match fresh:
        case Fresh.FROZEN:
            return ProtectedFrozen(used)
        case Fresh.CELL:
            return ProtectedCell()
        case Fresh.RESERVED | Fresh.RESERVED_IM:
            return ProtectedReserved(used, False, fresh is Fresh.RESERVED_IM)
        case Fresh.UNIQUE:
            return ProtectedUnique()


def youngest_first(allocation: Allocation) -> list[Node]:
    """All nodes of an allocation."""
    nodes = [node for root in allocation.roots for node in root.subtree()]
    return sorted(nodes, key=lambda node: -node.birth)
