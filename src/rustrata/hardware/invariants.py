"""The invariants of coherence, as properties of the copies of one line [Primer, 2nd ed., section 2.3].

They hold in every state, transient ones included, of a machine whose stores take place in the cache.
"""

from collections.abc import Iterable, Sequence

from rustrata.records import record

SINGLE_WRITER = "single-writer/multiple-reader"
DATA_VALUE = "data-value"
NO_UNEXPECTED_MESSAGE = "no unexpected message"


@record
class Copy:
    """A core's copy of a line: what the core may do with it now, and its value."""

    may_load: bool
    may_store: bool
    value: int


def single_writer_multiple_reader(copies: Iterable[Copy]) -> bool:
    """SWMR: a core that may store to the line is the only one that may store to it or load it."""
    usable = [copy for copy in copies if copy.may_load or copy.may_store]
    return len(usable) <= 1 or not any(copy.may_store for copy in usable)


def data_value(copies: Iterable[Copy], last_written: int) -> bool:
    """A copy that may be loaded holds the value written last.

    ``last_written`` is a ghost variable, set by each store when it takes place in a cache.
    """
    return all(copy.value == last_written for copy in copies if copy.may_load)


@record
class CoreView:
    """What the invariants see of a core: its copy of each line, and whether a table was blank."""

    copies: tuple[Copy, ...]
    unexpected: bool


@record
class DirectoryView:
    """What the invariants see of a directory entry."""

    last_written: int
    unexpected: bool


def first_broken(cores: Sequence[CoreView], lines: Sequence[DirectoryView]) -> str | None:
    """The first invariant that a state of the machine breaks, or None."""
    if any(view.unexpected for view in cores) or any(view.unexpected for view in lines):
        return NO_UNEXPECTED_MESSAGE
    for number, line in enumerate(lines):
        copies = [core.copies[number] for core in cores]
        if not single_writer_multiple_reader(copies):
            return SINGLE_WRITER
        if not data_value(copies, line.last_written):
            return DATA_VALUE
    return None
