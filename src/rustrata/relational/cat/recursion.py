"""Recursion that is deeper than Python allows by itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_FRAMES = 30_000
"""Enough for the nested expressions and calls that a model may have."""


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Allow for it. What recurses has limits of its own."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
