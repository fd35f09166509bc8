"""Recursion that is deeper than Python allows by itself."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

_FRAMES = 30_000
"""Enough for the nested expressions and calls that a model may have."""


@dataclass(slots=True)
class _Limit:
    """Python's limit is one for all threads: the first that needs more raises it, the last puts it back."""

    lock: Lock
    users: int = 0
    before: int = 0


_LIMIT = _Limit(Lock())


@contextmanager
def deep_recursion() -> Iterator[None]:
    """Allow for it. What recurses has limits of its own."""
    with _LIMIT.lock:
        if _LIMIT.users == 0:
            _LIMIT.before = sys.getrecursionlimit()
            sys.setrecursionlimit(max(_LIMIT.before, _FRAMES))
        _LIMIT.users += 1
    try:
        yield
    finally:
        with _LIMIT.lock:
            _LIMIT.users -= 1
            if _LIMIT.users == 0:
                sys.setrecursionlimit(_LIMIT.before)
