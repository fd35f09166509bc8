"""Many pieces of work over worker processes, with the results in the order of the input.

The order and the results do not depend on the number of workers. An interruption ends the workers and is
passed on.
"""

from collections import deque
from collections.abc import Callable, Generator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from rustrata.later import Later

if TYPE_CHECKING:
    import multiprocessing
    import signal
    from concurrent import futures
else:
    multiprocessing = Later("multiprocessing")
    signal = Later("signal")
    futures = Later("concurrent.futures")

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 8
"""How many pieces of work a worker takes at once: what one costs is less than sending it."""
MOST_PROCESSES = 64
"""However many are asked for."""
_AHEAD = 4
"""Chunks that wait, for each worker."""


def in_order(
    work: Callable[[T], R], items: Sequence[T], jobs: int, at_once: int = _CHUNK
) -> Generator[R, None, None]:
    """``work`` of every item, in order, on up to ``jobs`` processes, but `MOST_PROCESSES`; in this one when
    ``jobs`` is 1. A worker takes ``at_once`` items at a time, where there are enough.

    ``work`` is a function of a module, and items and results can be pickled.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(work, items)
        return
    size = max(1, min(at_once, len(items) // jobs))
    chunks = iter([items[start : start + size] for start in range(0, len(items), size)])
    jobs = min(jobs, len(items), MOST_PROCESSES)
    executor = futures.ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    finished = False
    try:
        waiting: deque[futures.Future[list[R]]] = deque(
            executor.submit(_each, work, chunk) for chunk in islice(chunks, jobs * _AHEAD)
        )
        while waiting:
            results = waiting.popleft().result()
            waiting.extend(executor.submit(_each, work, chunk) for chunk in islice(chunks, 1))
            yield from results
        finished = True
    finally:
        if not finished:
            for child in multiprocessing.active_children():
                child.terminate()
        executor.shutdown(wait=True, cancel_futures=True)


def _each(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
