"""Stacked Borrows: a borrow stack for each byte, and the calls that protect items [R. Jung, thesis, 17].

The rules are in `stack` (one byte) and `stacked_retag` (which items a new pointer gets). Here are all bytes,
by run: most accesses concern one run, and find in its stack where this tag has led before. The memory taken
is bounded by the tags that live: `StackedBorrows.collect` removes the items that nobody can use or notice.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Set
from dataclasses import replace

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Allocate,
    Deallocate,
    Expose,
    Retag,
    Storage,
    Tag,
)
from rustrata.abstract.aliasing.model import Observer, Reborrower, Violation
from rustrata.abstract.aliasing.runs import Runs
from rustrata.abstract.aliasing.stack import (
    UNTAGGED,
    Permission,
    Refused,
    Stack,
    access_stack,
    find_granting,
    find_guarded,
    insert,
    is_guarded,
    item_of,
    push,
    thin,
)
from rustrata.abstract.aliasing.stacked_profile import Deallocation, Root, StackedProfile, Wildcard
from rustrata.abstract.aliasing.stacked_reasons import Cause, Deed, refusal, refused_wildcard
from rustrata.abstract.aliasing.stacked_retag import Part, Protector, Reborrow, reborrow
from rustrata.abstract.aliasing.stacked_telling import tell_change, tell_end

_READ = Access.READ
_NOTHING: frozenset[Tag] = frozenset()


def _thin(runs: Runs[Stack], kept: Set[Tag]) -> None:
    """Removes what items of other tags can be removed from all stacks."""
    thinned: dict[int, Stack] = {}
    for stack in runs.values:
        if id(stack) not in thinned:
            thinned[id(stack)] = thin(stack, kept)
    runs.values = [thinned[id(stack)] for stack in runs.values]
    runs.merge(0, len(runs.values))


class StackedBorrows:
    """Stacked Borrows. A `Borrows`."""

    __slots__ = ("_exposed", "_frames", "_observer", "_protected", "_same", "_stacks", "profile")

    def __init__(self, profile: StackedProfile, observer: Observer | None = None) -> None:
        self.profile = profile
        self._observer = observer
        self._stacks: dict[int, Runs[Stack]] = {}
        self._exposed: dict[int, set[Tag]] = {}
        self._frames: dict[int, list[Tag]] = {}
        self._protected: dict[Tag, Protector] = {}
        # Tags of pointers that are another one's, as the model sees it.
        self._same: dict[Tag, Tag] = {}
        if profile.wildcard is Wildcard.UNTAGGED:
            self._same[WILDCARD] = UNTAGGED

    def allocate(self, event: Allocate) -> None:
        """OS-alloc: the first pointer's item, on every byte."""
        heap = event.storage is not Storage.STACK and self.profile.heap_root is Root.SHARED_RW
        permission = Permission.SHARED_RW if heap else Permission.UNIQUE
        stack = Stack((item_of(event.tag, permission, False),))
        self._stacks[event.allocation] = Runs(event.size, stack)
        self._exposed[event.allocation] = set()
        if self._observer is not None:
            tell_change(self._observer, event.allocation, (0, event.size), Stack(()), stack, "alloc")

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """OS-access. Most concern one run, and change nothing."""
        tag = self._same.get(tag, tag)
        runs = self._stacks[allocation]
        starts = runs.starts
        index = bisect_right(starts, offset) - 1
        if index < len(runs.values) and offset + size <= starts[index + 1]:
            stack = runs.values[index]
            if (stack.reads if access is _READ else stack.writes).get(tag) is stack:
                return None
            found = self._one_run(tag, allocation, offset, offset + size, access)
            if found is not None:
                if len(runs.values) > 1:
                    runs.merge(found, found + 1)
                return None
        return self._access(allocation, tag, access, Cause.ACCESS, offset, offset + size)

    def retag(self, event: Retag) -> Violation | None:
        """OS-retag: a new pointer."""
        parent = self._same.get(event.parent, event.parent)
        new = reborrow(self.profile, event)
        if new is None:
            self._same[event.new] = parent
            return None
        for part in new.parts:
            violation = self._grant(event.allocation, parent, event.new, new, part)
            if violation is not None:
                return violation
        if new.untagged:
            self._same[event.new] = UNTAGGED
        if new.protector is not None and event.frame is not None:
            self._protected[event.new] = new.protector
            self._frames[event.frame].append(event.new)
        return None

    def reborrower(self, like: Retag) -> Reborrower:
        """`retag`, with the new items decided."""
        new = reborrow(self.profile, replace(like, offset=0))
        if new is None:
            return self._renamer()
        protected = new.protector is not None and like.frame is not None

        def make(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> Violation | None:
            known = self._same.get(parent, parent)
            for part in new.parts:
                if not self._grant_one(allocation, known, tag, new, part, offset):
                    violation = self._grant(allocation, known, tag, new, part.moved(offset))
                    if violation is not None:
                        return violation
            if new.untagged:
                self._same[tag] = UNTAGGED
            if protected:
                assert frame is not None and new.protector is not None, "an argument has a frame"
                self._protected[tag] = new.protector
                self._frames[frame].append(tag)
            return None

        return make

    def _renamer(self) -> Reborrower:
        """A new pointer that is its parent under another name."""

        def rename(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> None:
            self._same[tag] = self._same.get(parent, parent)

        return rename

    def _one_run(self, tag: Tag, allocation: int, start: int, end: int, access: Access) -> int | None:
        """An access to bytes that are one run, without an observer: the index of the run, whose stack is
        the new one. None where `_access` has to do it, or says why not."""
        runs = self._stacks[allocation]
        index = self._whole_run(runs, start, end)
        if index is None:
            return None
        stack = runs.values[index]
        after = (stack.reads if access is _READ else stack.writes).get(tag)
        if after is None:
            if tag == WILDCARD:
                return None
            made = access_stack(stack, tag, access, self._protected, self._exposed[allocation])
            if isinstance(made, Refused):
                return None
            after = made
        runs.values[index] = after
        return index

    def _grant_one(
        self, allocation: int, parent: Tag, tag: Tag, new: Reborrow, part: Part, offset: int
    ) -> bool:
        """`_grant` where the bytes are one run; False where it was not done."""
        start, end, permission, access, guarded, _ = part
        item = (UNTAGGED if new.untagged else tag) << 3 | guarded << 2 | permission
        runs = self._stacks[allocation]
        if access is None:
            index = self._whole_run(runs, start + offset, end + offset)
            if index is None or parent == WILDCARD:
                return False
            after = insert(runs.values[index], parent, item, self._exposed[allocation], tag + 1)
            if isinstance(after, Refused):
                return False
        else:
            index = self._one_run(parent, allocation, start + offset, end + offset, access)
            if index is None:
                return False
            after = push(runs.values[index], item)
        values = runs.values
        values[index] = after
        if len(values) > 1:
            runs.merge(index, index + 1)
        return True

    def _whole_run(self, runs: Runs[Stack], start: int, end: int) -> int | None:
        """The index of the run that these bytes are, where nobody observes."""
        if self._observer is not None or start == end:
            return None
        starts = runs.starts
        index = bisect_right(starts, start) - 1
        return index if starts[index] == start and end == starts[index + 1] else None

    def deallocate(self, event: Deallocate) -> Violation | None:
        """OS-dealloc: the stacks disappear."""
        tag = self._same.get(event.tag, event.tag)
        deed = Deed(event.allocation, tag, Access.WRITE, Cause.DEALLOCATION)
        runs = self._stacks[event.allocation]
        violation = self._deallocation_granted(deed, runs)
        if violation is not None:
            return violation
        for start, _, stack in runs.over(0, runs.size):
            item = find_guarded(stack, self._strong())
            if item is not None:
                return refusal(deed, start, stack, Refused("dealloc-protected", item))
        if self._observer is not None:
            tell_end(self._observer, event.allocation, runs)
        del self._stacks[event.allocation], self._exposed[event.allocation]
        return None

    def begin_call(self, frame: int) -> None:
        """OS-init-call: a call begins and protects nothing."""
        self._frames[frame] = []

    def end_call(self, frame: int) -> Violation | None:
        """OS-end-call: what it protected is protected no more. No stack is touched."""
        for tag in self._frames.pop(frame):
            del self._protected[tag]
        return None

    def expose(self, event: Expose) -> None:
        """From now on a pointer cast from an integer may be this one."""
        self._exposed[event.allocation].add(self._same.get(event.tag, event.tag))

    def collect(self, live: Set[Tag]) -> None:
        """Forgets all tags that are not in ``live``: no event names them any more. No later verdict
        changes."""
        self._same = {tag: same for tag, same in self._same.items() if tag in live or tag == WILDCARD}
        needed = {*live, *self._protected, *self._same.values()}
        for allocation, runs in self._stacks.items():
            _thin(runs, needed | self._exposed[allocation])

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        """The same for the tags of one allocation, which may have ended."""
        same = self._same
        for tag in dead:
            same.pop(tag, None)
        runs = self._stacks.get(allocation)
        if runs is not None:
            aliased = {same[tag] for tag in live if tag in same} if same else _NOTHING
            _thin(runs, {*live, *self._protected, *aliased, *self._exposed[allocation], UNTAGGED})

    def fork(self) -> "StackedBorrows":
        """A copy that goes its own way, unobserved."""
        twin = StackedBorrows(self.profile)
        twin._stacks = {allocation: runs.copy() for allocation, runs in self._stacks.items()}
        twin._exposed = {allocation: tags.copy() for allocation, tags in self._exposed.items()}
        twin._frames = {frame: tags.copy() for frame, tags in self._frames.items()}
        twin._protected = self._protected.copy()
        twin._same = self._same.copy()
        return twin

    def key(self) -> Hashable:
        """The stacks, what each call protects, and what is exposed."""
        return (
            tuple((allocation, self._content(runs)) for allocation, runs in sorted(self._stacks.items())),
            tuple(
                (frame, tuple((tag, self._protected[tag].value) for tag in tags))
                for frame, tags in sorted(self._frames.items())
            ),
            tuple((allocation, tuple(sorted(tags))) for allocation, tags in sorted(self._exposed.items())),
            tuple(sorted(self._same.items())),
        )

    def stacks(self, allocation: int) -> list[tuple[int, int, Stack]]:
        """The stack of every byte of an allocation that lives, by run: start, end, stack."""
        runs = self._stacks[allocation]
        return list(runs.over(0, runs.size))

    def protects(self, item: int) -> bool:
        """Does a call that has not ended protect this item?"""
        return is_guarded(item, self._protected)

    def _content(self, runs: Runs[Stack]) -> Hashable:
        """Equal for equal stacks, whatever protectors their items once had."""
        return tuple(runs.starts), tuple(
            (
                tuple(item >> 3 << 3 | item & 3 | self.protects(item) << 2 for item in stack.items),
                stack.unknown,
            )
            for stack in runs.values
        )

    def _strong(self) -> frozenset[Tag]:
        """The tags whose memory must not be freed."""
        if self.profile.dealloc_rule is Deallocation.GRANTED:
            return frozenset(self._protected)
        return frozenset(tag for tag, kind in self._protected.items() if kind is Protector.STRONG)

    def _deallocation_granted(self, deed: Deed, runs: Runs[Stack]) -> Violation | None:
        """May the tag free this memory, as far as it is concerned?"""
        if self.profile.dealloc_rule is Deallocation.WRITE or deed.tag == WILDCARD:
            return self._access(deed.allocation, deed.tag, Access.WRITE, Cause.DEALLOCATION, 0, runs.size)
        for start, _, stack in runs.over(0, runs.size):
            if find_granting(stack, deed.tag, Access.WRITE, _NOTHING) is None:
                return refusal(deed, start, stack, Refused("dealloc-not-granted"))
        return None

    def _access(
        self, allocation: int, tag: Tag, access: Access, cause: Cause, start: int, end: int
    ) -> Violation | None:
        """An access to the bytes ``start`` to ``end``, run by run."""
        if start == end:
            return None
        if tag == WILDCARD and self.profile.wildcard is Wildcard.FORBIDDEN:
            return refused_wildcard(Deed(allocation, tag, access, cause), start)
        exposed, protected = self._exposed[allocation], self._protected
        runs = self._stacks[allocation]
        first, last = runs.cut(start), runs.cut(end)
        values = runs.values
        for index in range(first, last):
            stack = values[index]
            after = access_stack(stack, tag, access, protected, exposed)
            if after is stack:
                continue
            if isinstance(after, Refused):
                return refusal(Deed(allocation, tag, access, cause), runs.starts[index], stack, after)
            values[index] = after
            if self._observer is not None:
                where = runs.starts[index], runs.starts[index + 1]
                rule = "read-2" if access is _READ else "write-1"
                tell_change(self._observer, allocation, where, stack, after, rule)
        runs.merge(first, last)
        return None

    def _grant(self, allocation: int, parent: Tag, tag: Tag, new: Reborrow, part: Part) -> Violation | None:
        """reborrow: the access that the new item is worth, and then the item, on a range of bytes."""
        if parent == WILDCARD and self.profile.wildcard is Wildcard.FORBIDDEN:
            return refused_wildcard(Deed(allocation, parent, part.access, Cause.REBORROW), part.start)
        if part.access is not None:
            violation = self._access(allocation, parent, part.access, Cause.REBORROW, part.start, part.end)
            if violation is not None:
                return violation
        item = item_of(UNTAGGED if new.untagged else tag, part.permission, part.guarded)
        exposed = self._exposed[allocation]
        runs = self._stacks[allocation]
        first, last = runs.cut(part.start), runs.cut(part.end)
        made: dict[int, Stack] = {}
        for index in range(first, last):
            stack = runs.values[index]
            if id(stack) not in made:
                if part.access is None:
                    after = insert(stack, parent, item, exposed, tag + 1)
                else:
                    after = push(stack, item)
                if isinstance(after, Refused):
                    deed = Deed(allocation, parent, part.access, Cause.REBORROW)
                    return refusal(deed, runs.starts[index], stack, after)
                made[id(stack)] = after
            after = runs.values[index] = made[id(stack)]
            if self._observer is not None and after is not stack:
                where = runs.starts[index], runs.starts[index + 1]
                tell_change(self._observer, allocation, where, stack, after, part.rule)
        runs.merge(first, last)
        return None
