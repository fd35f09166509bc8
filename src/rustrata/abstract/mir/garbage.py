"""A machine makes objects by the million, and hardly any in cycles: the collector of those cycles runs
more seldom while it does.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000
"""Objects made, and not freed yet, between two collections."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within it Python looks for cycles that are garbage less often than usual."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], SELDOM) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
