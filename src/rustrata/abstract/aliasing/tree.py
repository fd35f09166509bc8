"""Tree Borrows, fast: whole trees at once, bytes by run.

The model is that of `tree_definition.TreeDefinition`, and the tests hold the two equal. What makes it fast is
in `tree_planes` (an access is a dozen operations on integers, for any number of nodes) and in `tree_nodes`
(bytes with equal permissions are one run). Memory is bounded by the nodes that live and the runs:
`TreeBorrows.collect` removes nodes that no pointer needs.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Set
from dataclasses import replace

from rustrata.abstract.aliasing.events import Access, Allocate, Deallocate, Expose, Retag, Tag
from rustrata.abstract.aliasing.model import Observer, Reborrower, Violation
from rustrata.abstract.aliasing.tree_birth import guard, initialise
from rustrata.abstract.aliasing.tree_collection import collect
from rustrata.abstract.aliasing.tree_key import key_of
from rustrata.abstract.aliasing.tree_nodes import NOWHERE, Tree, numbers
from rustrata.abstract.aliasing.tree_planes import Defaults, Planes, read, release, word, write
from rustrata.abstract.aliasing.tree_profile import TreeProfile
from rustrata.abstract.aliasing.tree_reasons import (
    Cause,
    Deed,
    forbidden_by_protector,
    forbidden_by_state,
    nothing_exposed,
    refused_wildcard,
)
from rustrata.abstract.aliasing.tree_retag import Fresh, reborrow
from rustrata.abstract.aliasing.tree_telling import tell_access, tell_birth, tell_end, tell_release, words
from rustrata.abstract.aliasing.tree_visits import ALL_SEE, Blame, Unseen, pass_over, visit

_READ = Access.READ


class TreeBorrows:
    """Tree Borrows. A `Borrows`."""

    __slots__ = ("_frames", "_observer", "_trees", "profile")

    def __init__(self, profile: TreeProfile, observer: Observer | None = None) -> None:
        self.profile = profile
        self._observer = observer
        self._trees: dict[int, Tree] = {}
        self._frames: dict[int, list[tuple[int, int]]] = {}

    def allocate(self, event: Allocate) -> None:
        """New memory: its first pointer has written everything."""
        tree = Tree(event.size, event.tag)
        self._trees[event.allocation] = tree
        if self._observer is not None:
            tell_birth(self._observer, event.allocation, tree, 0)

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """An access. Most concern one run of one tree, and change nothing."""
        tree = self._trees[allocation]
        number = tree.pointers[tag]
        if number >= 0 and size and len(tree.roots) == 1:
            starts = tree.starts
            index = bisect_right(starts, offset) - 1
            if offset + size <= starts[index + 1]:
                planes = tree.states[index]
                local = tree.ancestors[number]
                after = (read if access is _READ else write)(
                    planes, tree.defaults, local, tree.live ^ local, tree.protected
                )
                if after is planes:
                    return None
                if after is not None and self._observer is None:
                    tree.replace(index, offset, offset + size, after)
                    if tree.protected:
                        guard(tree, planes, after, offset, offset + size)
                    return None
        return self._access(tree, Deed(allocation, tag, access, Cause.ACCESS), number, offset, offset + size)

    def retag(self, event: Retag) -> Violation | None:
        """A new pointer; a new node below its parent unless it is the same one."""
        tree = self._trees[event.allocation]
        parent = tree.pointers[event.parent]
        self._refuse_wildcard(parent)
        new = reborrow(self.profile, event)
        if new is None:
            tree.pointers[event.new] = parent
            return None
        for start, end, fresh in new.inside:
            access = fresh.access
            if access is not None:
                deed = Deed(event.allocation, event.parent, access, Cause.REBORROW)
                violation = self._access(tree, deed, parent, start, end)
                if violation is not None:
                    return violation
        number = tree.add(event.new, parent)
        initialise(tree, number, new)
        if event.frame is not None:
            assert event.frame in self._frames, "a call begins before its arguments are retagged"
            self._frames[event.frame].append((event.allocation, number))
        if self._observer is not None:
            tell_birth(self._observer, event.allocation, tree, number)
        return None

    def reborrower(self, like: Retag) -> Reborrower:
        """`retag`, with the new node's permissions decided."""
        new = reborrow(self.profile, replace(like, offset=0))
        if new is None:
            return self._renamer()
        plain = new.protector is None and all(fresh is new.outside for _, _, fresh in new.inside)
        # A node that is Reserved everywhere and not protected is in no set, one that is Frozen in one.
        unmarked, frozen = plain and new.outside is Fresh.RESERVED, plain and new.outside is Fresh.FROZEN
        accesses = new.accesses()
        trees, frames, observer = self._trees, self._frames, self._observer

        def make(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> Violation | None:
            tree = trees[allocation]
            number = tree.pointers[parent]
            self._refuse_wildcard(number)
            for start, end, access in accesses:
                begin, stop = start + offset, end + offset
                reached = pass_over(tree, number, begin, stop, access) if observer is None else begin
                if reached != stop:
                    deed = Deed(allocation, parent, access, Cause.REBORROW)
                    violation = self._access(tree, deed, number, reached, stop)
                    if violation is not None:
                        return violation
            node = tree.add(tag, number)
            if frozen:
                bit = 1 << node
                defaults = tree.defaults
                tree.defaults = Defaults(defaults[0] | bit, defaults[1], defaults[2])
            elif not unmarked:
                initialise(tree, node, new.moved(offset))
            if frame is not None:
                assert frame in frames, "a call begins before its arguments are retagged"
                frames[frame].append((allocation, node))
            if observer is not None:
                tell_birth(observer, allocation, tree, node)
            return None

        return make

    def _renamer(self) -> Reborrower:
        """A new pointer that is its parent under another name."""

        def rename(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> None:
            tree = self._trees[allocation]
            number = tree.pointers[parent]
            self._refuse_wildcard(number)
            tree.pointers[tag] = number

        return rename

    def deallocate(self, event: Deallocate) -> Violation | None:
        """A write to all bytes; then no strong protector may be left."""
        tree = self._trees[event.allocation]
        deed = Deed(event.allocation, event.tag, Access.WRITE, Cause.DEALLOCATION)
        violation = self._access(tree, deed, tree.pointers[event.tag], 0, tree.size)
        if violation is not None:
            return violation
        if tree.strong:
            for start, planes in zip(tree.starts, tree.states, strict=False):
                guards = tree.strong & planes[6] if self.profile.lazy_protectors else tree.strong
                if guards:
                    return forbidden_by_protector(deed, start, tree.tags[tree.youngest(guards)])
        if self._observer is not None:
            tell_end(self._observer, event.allocation, tree)
        del self._trees[event.allocation]
        return None

    def begin_call(self, frame: int) -> None:
        """A call begins and protects nothing."""
        self._frames[frame] = []

    def end_call(self, frame: int) -> Violation | None:
        """The end of a call: what was used through what it protected is accessed once more, unseen by the
        descendants; then it protects no more."""
        guarded = [place for place in self._frames.pop(frame) if place[0] in self._trees]
        if self.profile.protector_end_access:
            for allocation, number in guarded:
                violation = self._end_access(allocation, number)
                if violation is not None:
                    return violation
        for allocation, number in guarded:
            self._release(allocation, number)
        return None

    def expose(self, event: Expose) -> None:
        """From now on a wildcard pointer may be this one."""
        tree = self._trees[event.allocation]
        number = tree.pointers[event.tag]
        if number != NOWHERE:
            tree.exposed |= 1 << number

    def collect(self, live: Set[Tag]) -> None:
        """Forgets all tags that are not in ``live``: no event names them any more. No later verdict
        changes."""
        for tree in self._trees.values():
            collect(tree, live)

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        """The same for the tags of one allocation, if it lives."""
        tree = self._trees.get(allocation)
        if tree is not None:
            collect(tree, live)

    def fork(self) -> "TreeBorrows":
        """A copy that goes its own way, unobserved."""
        twin = TreeBorrows(self.profile)
        twin._trees = {allocation: tree.copy() for allocation, tree in self._trees.items()}
        twin._frames = {frame: guarded.copy() for frame, guarded in self._frames.items()}
        return twin

    def key(self) -> Hashable:
        """The trees, their permissions, and what each call protects."""
        return (
            tuple((allocation, key_of(tree)) for allocation, tree in sorted(self._trees.items())),
            tuple((frame, self._guarded(guarded)) for frame, guarded in sorted(self._frames.items())),
        )

    def _guarded(self, guarded: list[tuple[int, int]]) -> tuple[tuple[int, Tag], ...]:
        """What a call protects, by tag."""
        trees = self._trees
        return tuple((place, trees[place].tags[number]) for place, number in guarded if place in trees)

    def tree(self, allocation: int) -> Tree:
        """The nodes of an allocation that lives, to be looked at."""
        return self._trees[allocation]

    def words(self, allocation: int) -> dict[Tag, list[str]]:
        """The name of the permission of every tag that is a node, at each byte."""
        tree = self._trees[allocation]
        return {
            tag: [name for start, end, name in words(tree, number) for _ in range(start, end)]
            for tag, number in tree.pointers.items()
            if number != NOWHERE
        }

    def _refuse_wildcard(self, number: int) -> None:
        if number == NOWHERE and not self.profile.wildcards:
            raise refused_wildcard(self.profile.name)

    def _access(
        self, tree: Tree, deed: Deed, number: int, start: int, end: int, unseen: Unseen = ALL_SEE
    ) -> Violation | None:
        """An access to the bytes ``start`` to ``end``, run by run."""
        self._refuse_wildcard(number)
        position = start
        while position < end:
            index = tree.run(position)
            stop = min(end, tree.starts[index + 1])
            before = tree.states[index]
            after = visit(tree, before, number, deed.access, unseen)
            if isinstance(after, Blame):
                return _violation(tree, deed, position, before, after)
            if after is not before:
                tree.replace(index, position, stop, after)
                if tree.protected:
                    guard(tree, before, after, position, stop)
                if self._observer is not None:
                    tell_access(self._observer, tree, deed, (position, stop), before, after)
            position = stop
        return None

    def _end_access(self, allocation: int, number: int) -> Violation | None:
        """The accesses with which a protector ends, where it was used."""
        tree = self._trees[allocation]
        bit = 1 << number
        below = tree.descendants(number)
        exposed = tree.exposed & (below | bit)
        unseen = Unseen(below, min(tree.births[node] for node in numbers(exposed)) if exposed else None)
        for start, end in tree.guards.get(number, ())[:]:
            position = start
            while position < end:
                index = tree.run(position)
                stop = min(end, tree.starts[index + 1])
                planes = tree.states[index]
                if planes[6] & bit:
                    access = Access.WRITE if planes[1] & bit else Access.READ
                    deed = Deed(allocation, tree.tags[number], access, Cause.CALL_END)
                    violation = self._access(tree, deed, number, position, stop, unseen)
                    if violation is not None:
                        return violation
                position = stop
        return None

    def _release(self, allocation: int, number: int) -> None:
        """A node is protected no more."""
        tree = self._trees[allocation]
        before = words(tree, number) if self._observer is not None else []
        bit = 1 << number
        tree.protected &= ~bit
        tree.strong &= ~bit
        for start, end in tree.guards.pop(number, ()):
            position = start
            while position < end:
                index = tree.run(position)
                stop = min(end, tree.starts[index + 1])
                planes = tree.states[index]
                after = release(planes, bit)
                if after is not planes:
                    tree.replace(index, position, stop, after)
                position = stop
        if self._observer is not None:
            tell_release(self._observer, allocation, tree, number, before)


def _violation(tree: Tree, deed: Deed, offset: int, planes: Planes, blame: Blame) -> Violation:
    """Why the access is forbidden at this byte."""
    if blame.number == NOWHERE:
        return nothing_exposed(deed, offset)
    protected = bool(tree.protected >> blame.number & 1)
    name = word(planes, tree.defaults, blame.number, protected)
    owner = tree.tags[blame.number]
    own = tree.pointers.get(deed.tag) == blame.number
    return forbidden_by_state(deed, offset, blame.local, protected, deed.tag if own else owner, name)
