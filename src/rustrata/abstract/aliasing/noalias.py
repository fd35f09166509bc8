"""LLVM's ``noalias``: what the compiler is told about the arguments of a call.

[LLVM Language Reference, "noalias"; Rust's code generation.] While a call runs: if a byte is written by
anybody and accessed through a ``noalias`` argument or a pointer derived from it, all accesses to the byte go
through that argument. Two readers never conflict, a retag is no access, and outside of calls nothing is
forbidden. Arguments with the attribute are ``&mut T`` and ``Box<T>`` with T: Unpin, and ``&T`` without cells.

A pointer cast from an integer may come from any argument or none; its accesses are not held against it.
"""

from collections.abc import Hashable, Iterable, Set
from dataclasses import dataclass, replace

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Allocate,
    Deallocate,
    Expose,
    Pointer,
    Retag,
    Tag,
)
from rustrata.abstract.aliasing.model import Change, Observer, Reborrower, Violation
from rustrata.abstract.aliasing.runs import Runs

_THROUGH, _OTHER, _WRITTEN = 1, 2, 4
_WORDS = {
    0: "not accessed",
    _THROUGH: "read through it",
    _OTHER: "read by others",
    _THROUGH | _OTHER: "read by all",
    _THROUGH | _WRITTEN: "its own",
    _OTHER | _WRITTEN: "written by others",
}
_FORBIDDEN = _THROUGH | _OTHER | _WRITTEN


@dataclass(slots=True)
class _Scope:
    """What has been done to each byte of the allocation since the call of the argument began."""

    allocation: int
    accesses: Runs[int]


class NoAlias:
    """LLVM's ``noalias``. A `Borrows`."""

    __slots__ = ("_frames", "_observer", "_origins", "_scopes", "_sizes")

    def __init__(self, observer: Observer | None = None) -> None:
        self._observer = observer
        self._sizes: dict[int, int] = {}
        self._frames: dict[int, list[Tag]] = {}
        self._scopes: dict[Tag, _Scope] = {}
        # The arguments that a pointer is derived from, while their calls run.
        self._origins: dict[Tag, frozenset[Tag]] = {}

    def allocate(self, event: Allocate) -> None:
        """New memory."""
        self._sizes[event.allocation] = event.size

    def access(self, allocation: int, offset: int, size: int, tag: Tag, access: Access) -> Violation | None:
        """An access, seen from each argument of the calls that run."""
        if not self._scopes or not size or tag == WILDCARD:
            return None
        origins = self._origins.get(tag, frozenset())
        for argument, scope in self._scopes.items():
            if scope.allocation == allocation:
                how = _THROUGH if argument in origins else _OTHER
                how |= _WRITTEN if access is Access.WRITE else 0
                violation = self._mark(argument, scope, (offset, offset + size), how, tag)
                if violation is not None:
                    return violation
        return None

    def retag(self, event: Retag) -> Violation | None:
        """A new pointer: no access, but perhaps an argument of a call."""
        origins = self._origins.get(event.parent, frozenset())
        if event.frame is not None and _has_attribute(event):
            size = self._sizes[event.allocation]
            self._scopes[event.new] = _Scope(event.allocation, Runs(size, 0))
            self._frames[event.frame].append(event.new)
            origins |= {event.new}
            if self._observer is not None:
                where = event.offset, event.offset + event.pointee.size
                change = Change(event.allocation, *where, event.new, None, _WORDS[0], "argument")
                self._observer.changed(change)
        if origins:
            self._origins[event.new] = origins
        return None

    def reborrower(self, like: Retag) -> Reborrower:
        """`retag` for each."""

        def make(allocation: int, offset: int, parent: Tag, tag: Tag, frame: int | None) -> Violation | None:
            return self.retag(
                replace(like, allocation=allocation, offset=offset, parent=parent, new=tag, frame=frame)
            )

        return make

    def deallocate(self, event: Deallocate) -> Violation | None:
        """The end of memory is a write to it."""
        size = self._sizes[event.allocation]
        violation = self.access(event.allocation, 0, size, event.tag, Access.WRITE)
        if violation is None:
            del self._sizes[event.allocation]
        return violation

    def begin_call(self, frame: int) -> None:
        """A call begins."""
        self._frames[frame] = []

    def end_call(self, frame: int) -> Violation | None:
        """A call ends: its arguments promise nothing any more."""
        for argument in self._frames.pop(frame):
            scope = self._scopes.pop(argument)
            if self._observer is not None:
                for start, end, marks in scope.accesses.over(0, scope.accesses.size):
                    change = Change(scope.allocation, start, end, argument, _WORDS[marks], None, "call-end")
                    self._observer.changed(change)
        active = frozenset(self._scopes)
        kept = {tag: origins & active for tag, origins in self._origins.items()}
        self._origins = {tag: origins for tag, origins in kept.items() if origins}
        return None

    def expose(self, event: Expose) -> None:
        """A pointer cast to an integer is like any other."""

    def collect(self, live: Set[Tag]) -> None:
        """Forgets all tags that are not in ``live``."""
        self._origins = {tag: origins for tag, origins in self._origins.items() if tag in live}

    def collect_in(self, allocation: int, live: Set[Tag], dead: Iterable[Tag]) -> None:
        """The same for the tags of one allocation."""
        for tag in dead:
            self._origins.pop(tag, None)

    def fork(self) -> "NoAlias":
        """A copy that goes its own way, unobserved."""
        twin = NoAlias()
        twin._sizes = self._sizes.copy()
        twin._frames = {frame: arguments.copy() for frame, arguments in self._frames.items()}
        twin._scopes = {tag: _Scope(s.allocation, s.accesses.copy()) for tag, s in self._scopes.items()}
        twin._origins = self._origins.copy()
        return twin

    def key(self) -> Hashable:
        """The calls that run, and what was done to the bytes of their arguments."""
        return (
            tuple((frame, tuple(arguments)) for frame, arguments in sorted(self._frames.items())),
            tuple(
                (tag, scope.allocation, tuple(scope.accesses.starts), tuple(scope.accesses.values))
                for tag, scope in sorted(self._scopes.items())
            ),
            tuple((tag, tuple(sorted(origins))) for tag, origins in sorted(self._origins.items())),
            tuple(sorted(self._sizes.items())),
        )

    def words(self, allocation: int) -> dict[Tag, tuple[tuple[int, int, str], ...]]:
        """What has been done to the bytes of an allocation since a call began, for each argument of a call
        that runs which points into it: ranges ``(start, end, words)``."""
        return {
            argument: tuple(
                (start, end, _WORDS[marks])
                for start, end, marks in scope.accesses.over(0, scope.accesses.size)
            )
            for argument, scope in self._scopes.items()
            if scope.allocation == allocation
        }

    def _mark(
        self, argument: Tag, scope: _Scope, where: tuple[int, int], how: int, tag: Tag
    ) -> Violation | None:
        runs = scope.accesses
        first, last = runs.cut(where[0]), runs.cut(where[1])
        for index in range(first, last):
            before = runs.values[index]
            after = before | how
            if after == _FORBIDDEN:
                return _violation(argument, scope.allocation, runs.starts[index], how, tag)
            if after != before:
                runs.values[index] = after
                if self._observer is not None:
                    run = runs.starts[index], runs.starts[index + 1]
                    rule = "access-through" if how & _THROUGH else "access-by-others"
                    words = _WORDS[before], _WORDS[after]
                    self._observer.changed(Change(scope.allocation, *run, argument, *words, rule))
        runs.merge(first, last)
        return None


def _has_attribute(event: Retag) -> bool:
    match event.pointer:
        case Pointer.UNIQUE | Pointer.BOX:
            return event.pointee.unpin and not event.inside
        case Pointer.SHARED:
            return event.pointee.frozen and not event.inside
        case Pointer.RAW_CONST | Pointer.RAW_MUT:
            return False


def _violation(argument: Tag, allocation: int, offset: int, how: int, tag: Tag) -> Violation:
    access = "write" if how & _WRITTEN else "read"
    through = bool(how & _THROUGH)
    rule = "access-through" if through else "access-by-others"
    if through:
        why = (
            f"it is, or comes from, the argument tag {argument}, and others accessed the byte during the call"
        )
    else:
        why = f"it does not come from the argument tag {argument}, through which the byte was accessed"
    reason = f"a {access} through tag {tag} is forbidden: {why}, and one of the two writes"
    return Violation("NOA001", rule, allocation, offset, tag, None if argument == tag else argument, reason)
