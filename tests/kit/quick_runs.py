"""The quick machine beside the exact one, which is the definition."""

from collections.abc import Callable

from rustrata.abstract.mir.ending import Ended
from rustrata.abstract.mir.hot.accesses import UNDECIDED
from rustrata.abstract.mir.hot.machine import QuickMachine
from rustrata.abstract.mir.machine import Machine


def agree(exact: Machine, ended: Ended, make: Callable[[bool], QuickMachine], steps: int) -> None:
    """The quick machine finds all well where the exact one does and no other model disagrees, and nowhere
    else. ``make`` makes it, with compiled models or not: those do not decide what pointers cast from integers
    do."""
    for compiled in (True, False):
        quick = make(compiled)
        quickly = quick.run(limit=steps)
        if quickly.message != UNDECIDED or ended.kind == "undefined" or exact.disagreements:
            break
    expected = "undefined" if exact.disagreements else ended.kind
    assert quickly.kind == expected, f"{expected}, but {quickly.kind} quickly: {quickly.message}"
    if not exact.disagreements:
        assert quick.output == exact.output, "the quick machine prints something else"
        assert quickly.status == ended.status
    if quickly.kind == "clean":
        assert quick.steps == exact.steps, f"{exact.steps} steps, but {quick.steps} quickly"
        assert quick.memory.tags == exact.memory.tags, "other tags are made quickly"
