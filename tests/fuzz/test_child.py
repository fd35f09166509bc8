"""The process that runs mutated inputs reports what goes wrong in it, and is there for the next."""

import os
import signal
import time
from pathlib import Path

import fuzz_child
import pytest
from fuzz_child import Child
from fuzz_targets import Answer


def commanded(target: str, command: str, content: bytes, folder: Path) -> Answer:
    """Do what the content says instead of running a command on it."""
    match content:
        case b"error":
            raise KeyError(target)
        case b"crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"spin":
            while True:
                pass
        case b"sleep":
            time.sleep(60)
        case b"memory":
            bytearray(fuzz_child.BYTES)
    return Answer(2, ("CLI002",))


def test_each_way_to_fail_is_told_and_the_next_input_is_run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fuzz_child, "answer_to", commanded)
    monkeypatch.setattr(fuzz_child, "CPU_SECONDS", 0.2)
    monkeypatch.setattr(fuzz_child, "WALL_SECONDS", 1.0)
    with Child() as child:
        ways = {
            content: child.outcome("litmus", "", content.encode()).failure.partition(":")[0]
            for content in ("error", "crash", "spin", "sleep", "memory", "nothing")
        }
        assert child.outcome("litmus", "", b"nothing").diagnostics == ("CLI002",)
    assert ways == {
        "error": "KeyError",
        "crash": "crash",
        "spin": "hang",
        "sleep": "hang",
        "memory": "MemoryError",
        "nothing": "",
    }
