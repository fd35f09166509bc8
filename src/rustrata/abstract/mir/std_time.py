"""Models of time [std::time, std::thread::sleep]: virtual. The clock stands still while a thread can run;
when none can, it goes to the earliest moment that one waits for. What it shows depends on nothing else.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.memory import Blob
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.programs.rust.types import named

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine

SECOND = 1_000_000_000
"""Nanoseconds."""


def nanoseconds(machine: "Machine", duration: Value) -> int:
    """A ``Duration`` in nanoseconds."""
    assert isinstance(duration, Blob), "a duration has two parts"
    seconds, rest = machine.layouts.of(named("std::time::Duration")).variants[0]
    whole = int.from_bytes(duration.data[seconds : seconds + 8], "little")
    return whole * SECOND + int.from_bytes(duration.data[rest : rest + 4], "little")


def pass_time(machine: "Machine") -> bool:
    """No thread can run: the clock goes to the earliest moment that one waits for. False if none waits for
    one."""
    moments = [
        thread.wakes_at
        for thread in machine.threads
        if thread.state is State.WAITS and thread.wakes_at is not None and thread.wakes_at > machine.clock
    ]
    machine.clock = min(moments, default=machine.clock)
    return bool(moments)
