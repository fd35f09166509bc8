"""Tree Borrows as it is defined: node by node, byte by byte [MiniRust, mem/tree_borrows; Miri's wildcards].

Each allocation is a tree of nodes. An access visits every node of the tree at every byte, by the machines of
`tree_permissions`; it is local to the accessed node and its ancestors and foreign to all others. Nothing is
skipped, shared or remembered, and nothing is fast: `tree.TreeBorrows` is, and the tests hold the two equal.

A pointer cast from an integer (*wildcard*) is some exposed node, nobody knows which. A reborrow of it is the
root of one more tree, somewhere below an exposed node that is older than itself.
"""

import copy
from collections.abc import Hashable

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Allocate,
    Deallocate,
    Expose,
    Retag,
    Tag,
)
from rustrata.abstract.aliasing.model import Violation
from rustrata.abstract.aliasing.tree_definition_nodes import (
    Allocation,
    Node,
    initial,
    whereabouts,
    youngest_first,
)
from rustrata.abstract.aliasing.tree_permissions import (
    Relation,
    Stuck,
    Unprotected,
    protected_foreign_write,
    release,
    transition,
    word,
)
from rustrata.abstract.aliasing.tree_profile import TreeProfile
from rustrata.abstract.aliasing.tree_reasons import (
    Cause,
    Deed,
    forbidden_by_protector,
    forbidden_by_state,
    nothing_exposed,
    refused_wildcard,
)
from rustrata.abstract.aliasing.tree_retag import Protector, reborrow


class TreeDefinition:
    """Tree Borrows, by the definition. A `Borrows`."""

    def __init__(self, profile: TreeProfile) -> None:
        self.profile = profile
        self._allocations: dict[int, Allocation] = {}
        self._frames: dict[int, list[tuple[int, Node]]] = {}
        self._births = 0

    def allocate(self, event: Allocate) -> None:
        """New memory: its first pointer has written everything."""
        root = Node(event.tag, self._born(), None, None, [Unprotected.UNIQUE] * event.size)
        pointers: dict[Tag, Node | None] = {event.tag: root, WILDCARD: None}
        self._allocations[event.allocation] = Allocation(event.size, [root], pointers)

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """An access, at every byte."""
        node = self._pointer(allocation, tag)
        deed = Deed(allocation, tag, access, Cause.ACCESS)
        return self._access_bytes(deed, node, offset, offset + size)

    def retag(self, event: Retag) -> Violation | None:
        """A new pointer; a new node below its parent unless it is the same one."""
        allocation = self._allocations[event.allocation]
        parent = self._pointer(event.allocation, event.parent)
        new = reborrow(self.profile, event)
        if new is None:
            allocation.pointers[event.new] = parent
            return None
        for start, end, fresh in new.inside:
            if fresh.access is not None:
                deed = Deed(event.allocation, event.parent, fresh.access, Cause.REBORROW)
                violation = self._access_bytes(deed, parent, start, end)
                if violation is not None:
                    return violation
        permissions = [initial(new.outside, new.protector, used=False)] * allocation.size
        for start, end, fresh in new.inside:
            permissions[start:end] = [initial(fresh, new.protector, used=True)] * (end - start)
        node = Node(event.new, self._born(), parent, new.protector, permissions)
        (allocation.roots if parent is None else parent.children).append(node)
        allocation.pointers[event.new] = node
        if event.frame is not None:
            assert event.frame in self._frames, "a call begins before its arguments are retagged"
            self._frames[event.frame].append((event.allocation, node))
        return None

    def deallocate(self, event: Deallocate) -> Violation | None:
        """A write to all bytes; then no strong protector may be left."""
        allocation = self._allocations[event.allocation]
        node = self._pointer(event.allocation, event.tag)
        deed = Deed(event.allocation, event.tag, Access.WRITE, Cause.DEALLOCATION)
        violation = self._access_bytes(deed, node, 0, allocation.size)
        if violation is not None:
            return violation
        for byte in range(allocation.size):
            for guard in youngest_first(allocation):
                if guard.protector is Protector.STRONG and self._guards(guard, byte):
                    return forbidden_by_protector(deed, byte, guard.tag)
        del self._allocations[event.allocation]
        return None

    def begin_call(self, frame: int) -> None:
        """A call begins and protects nothing."""
        self._frames[frame] = []

    def end_call(self, frame: int) -> Violation | None:
        """The end of a call: what was used through what it protected is accessed once more, unseen by the
        descendants; then it protects no more."""
        guarded = [guard for guard in self._frames.pop(frame) if guard[0] in self._allocations]
        if self.profile.protector_end_access:
            for allocation, node in guarded:
                for byte in range(len(node.permissions)):
                    _, access = release(node.guarded(byte))
                    if access is not None:
                        deed = Deed(allocation, node.tag, access, Cause.CALL_END)
                        violation = self._access_byte(deed, node, byte, spared=True)
                        if violation is not None:
                            return violation
        for _, node in guarded:
            node.protector = None
            node.permissions = [release(node.guarded(byte))[0] for byte in range(len(node.permissions))]
        return None

    def expose(self, event: Expose) -> None:
        """From now on a wildcard pointer may be this one."""
        node = self._allocations[event.allocation].pointers[event.tag]
        if node is not None:
            node.exposed = True

    def fork(self) -> "TreeDefinition":
        """A copy that goes its own way."""
        return copy.deepcopy(self)

    def key(self) -> Hashable:
        """The nodes with their places and permissions, which pointers are which, and what calls protect."""
        allocations = []
        for number, allocation in sorted(self._allocations.items()):
            nodes = [node for root in allocation.roots for node in root.subtree()]
            drawn = tuple(
                (node.birth, node.parent and node.parent.birth, node.exposed, tuple(node.permissions))
                for node in nodes
            )
            pointers = tuple((tag, node and node.birth) for tag, node in sorted(allocation.pointers.items()))
            allocations.append((number, drawn, pointers))
        frames = tuple(
            (frame, tuple((allocation, node.birth, node.protector) for allocation, node in guarded))
            for frame, guarded in sorted(self._frames.items())
        )
        return tuple(allocations), frames

    def words(self, allocation: int) -> dict[Tag, list[str]]:
        """The name of the permission of every tag that is a node, at each byte."""
        return {
            tag: [word(permission) for permission in node.permissions]
            for tag, node in self._allocations[allocation].pointers.items()
            if node is not None
        }

    def _born(self) -> int:
        self._births += 1
        return self._births

    def _pointer(self, allocation: int, tag: Tag) -> Node | None:
        node = self._allocations[allocation].pointers[tag]
        if node is None and not self.profile.wildcards:
            raise refused_wildcard(self.profile.name)
        return node

    def _step(self, deed: Deed, node: Node, byte: int, relation: Relation) -> Violation | None:
        """One node's machine makes its transition, or is stuck."""
        before = node.permissions[byte]
        after = transition(before, deed.access, relation)
        if not isinstance(after, Stuck):
            node.permissions[byte] = after
            return None
        own = self._allocations[deed.allocation].pointers[deed.tag] is node
        local, protected = relation is Relation.LOCAL, not isinstance(before, Unprotected)
        owner = deed.tag if own else node.tag
        violation = forbidden_by_state(deed, byte, local, protected, owner, word(before))
        assert (violation.code, violation.rule) == (after.code, after.rule), "the machines say it too"
        return violation

    def _guards(self, node: Node, byte: int) -> bool:
        """Does a strong protector forbid deallocation at this byte?"""
        if not self.profile.lazy_protectors:
            return True
        return isinstance(protected_foreign_write(node.guarded(byte)), Stuck)

    def _access_bytes(self, deed: Deed, node: Node | None, start: int, end: int) -> Violation | None:
        for byte in range(start, end):
            violation = self._access_byte(deed, node, byte)
            if violation is not None:
                return violation
        return None

    def _access_byte(
        self, deed: Deed, node: Node | None, byte: int, spared: bool = False
    ) -> Violation | None:
        """An access at one byte; ``spared``: the descendants of the node do not see it."""
        roots = self._allocations[deed.allocation].roots
        home: Node | None = None
        if node is not None:
            *_, home = node.path()
            violation = self._access_home(deed, node, home, byte, spared)
            if violation is not None:
                return violation
        oldest_exposed = (
            min((below.birth for below in node.subtree() if below.exposed), default=None)
            if node is not None and spared
            else None
        )
        for root in roots:
            if oldest_exposed is not None and root.birth > oldest_exposed:
                break
            if root is not home:
                violation = self._access_elsewhere(deed, root, home, byte, main=root is roots[0])
                if violation is not None:
                    return violation
        return None

    def _access_home(self, deed: Deed, node: Node, home: Node, byte: int, spared: bool) -> Violation | None:
        """An access in the tree of the accessed node: ancestors first, then all others, youngest first."""
        path = list(node.path())
        unseen = list(node.subtree()) if spared else path
        others = [other for other in home.subtree() if other not in path and other not in unseen]
        for local in path:
            violation = self._step(deed, local, byte, Relation.LOCAL)
            if violation is not None:
                return violation
        for foreign in sorted(others, key=lambda other: -other.birth):
            violation = self._step(deed, foreign, byte, Relation.FOREIGN)
            if violation is not None:
                return violation
        return None

    def _access_elsewhere(
        self, deed: Deed, root: Node, home: Node | None, byte: int, main: bool
    ) -> Violation | None:
        """A wildcard access, or what the access in one tree means to another: if no node that is exposed
        here permits it, it is foreign to all. Only an exposed node older than the accessed tree can be above
        it."""
        possible = False
        for node in root.subtree():
            older = home is None or node.birth <= home.birth
            relation = whereabouts(root, node, byte, deed.access, main)
            if relation is None or (relation == {Relation.LOCAL} and not older):
                return nothing_exposed(deed, byte)
            possible |= node.exposed and node.allows(byte, deed.access) and older
            if not older:
                relation = {Relation.FOREIGN}
            if len(relation) == 1:
                violation = self._step(deed, node, byte, *relation)
                if violation is not None:
                    return violation
        return nothing_exposed(deed, byte) if main and not possible else None
