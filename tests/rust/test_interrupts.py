"""Control-C: exit code 130 and no trace, wherever it comes."""

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from run_rustrata import ROOT, rustrata
from rust_store import FAILING, SCHEDULED, stored_example

ENDLESS = stored_example("RST015", FAILING)
TESTS = ROOT / "tests" / "rust" / "interrupted" / "endless_test.mir"
"""``endless_test.rs`` beside it, by `rustrata check --tests --store`."""
SECONDS = 0.4


@contextmanager
def interrupted() -> Iterator[None]:
    """Control-C, after some time."""

    def press(number: int, frame: FrameType | None) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    # What is raised while one of these runs (Hypothesis has one) is lost, as Python cannot pass it on.
    watchers = gc.callbacks[:]
    gc.callbacks.clear()
    before = signal.signal(signal.SIGALRM, press)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        gc.callbacks.extend(watchers)


@pytest.mark.parametrize(
    "command",
    [
        f"check {ENDLESS} --steps 1000000000",
        f"check {ENDLESS} --steps 1000000000 --format json",
        f"check {ENDLESS} --steps 1000000000 --schedules all",
        f"check {TESTS} --tests --steps 1000000000 --format short",
        f"check {SCHEDULED / 'mutex_counter.mir'} --schedules 10000000",
        "optimise reorder --model rc11,c20 --bound 9",
        "optimise write-up-first --bound 9 -j 2",
        "refine --all --bound 9 -j 2",
    ],
)
def test_it_ends_a_run_without_a_trace(command: str):
    with interrupted():
        finished = rustrata(command)
    assert finished.code == 130
    assert finished.err.endswith("\ninterrupted\n")
    assert finished.out == ""
