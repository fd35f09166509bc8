"""Models of time [std::time, std::thread::sleep]: virtual. The clock stands still while a thread can run;
when none can, it goes to the earliest moment that one waits for. `SystemTime` has no model: there is no date
here.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.programs.rust.types import Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

SECOND = 1_000_000_000
"""Nanoseconds."""
START = 1_000 * SECOND
"""What an `Instant` is when the program starts: later than 0, so that some time can be taken from it."""
_DURATION = named("std::time::Duration")
_INSTANT = named("std::time::Instant")
_TIME = named("std::sys::pal::unix::time::Timespec")


def nanoseconds(machine: "Machine", duration: Value) -> int:
    """A ``Duration`` in nanoseconds."""
    return _parts(machine, _DURATION, duration)


def _parts(machine: "Machine", type_: Type, value: Value) -> int:
    assert isinstance(value, Blob), "seconds and nanoseconds"
    seconds, rest = machine.layouts.of(type_).variants[0]
    whole = int.from_bytes(value.data[seconds : seconds + 8], "little", signed=type_ == _TIME)
    return whole * SECOND + int.from_bytes(value.data[rest : rest + 4], "little")


def _made(machine: "Machine", type_: Type, moment: int) -> Value:
    whole, rest = divmod(moment, SECOND)
    _, inner = machine.values.field_types(type_, 0)
    return machine.values.aggregate(
        type_, 0, [whole, machine.values.from_bytes(rest.to_bytes(4, "little"), inner)]
    )


def duration(machine: "Machine", length: int) -> Value:
    """A ``Duration`` of so many nanoseconds."""
    return _made(machine, _DURATION, length)


def _instant(machine: "Machine", moment: int) -> Value:
    (inner,) = machine.values.field_types(_INSTANT, 0)
    time = _made(machine, _TIME, moment)
    return machine.values.aggregate(_INSTANT, 0, [machine.values.aggregate(inner, 0, [time])])


def _moment(site: "Site", at: int) -> int:
    """An argument that is an ``Instant``, or a reference to one."""
    value = site.values[at]
    if isinstance(value, Pointer):
        value = std_fields.load(site.machine, _INSTANT, value)
    return _parts(site.machine, _TIME, value)


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


@model("std::thread::sleep")
def sleep(site: "Site") -> Value | None:
    """Waits for a time, unless it is over already."""
    machine, frame = site.machine, site.frame
    machine.calls.budget = 0
    if frame.scope is None:
        frame.scope = machine.clock + nanoseconds(machine, site.values[0])
    until: int = frame.scope
    if machine.schedule is not None:
        machine.clock = max(machine.clock, until)  # others may be slower than it, or faster
    if machine.clock < until:
        site.thread.wait(lambda: machine.clock >= until, "the end of its sleep", until)
        return None
    frame.scope = None
    return EMPTY


@model("std::time::Instant::now")
def now(site: "Site") -> Value | None:
    """The virtual time."""
    return _instant(site.machine, START + site.machine.clock)


@model("std::time::Instant::elapsed")
def elapsed(site: "Site") -> Value | None:
    """The virtual time since."""
    return duration(site.machine, max(0, START + site.machine.clock - _moment(site, 0)))


@model(
    "<std::time::Instant as std::ops::Sub>::sub",
    "std::time::Instant::duration_since",
    "std::time::Instant::saturating_duration_since",
    "std::time::Instant::checked_duration_since",
)
def since(site: "Site") -> Value | None:
    """The time between two moments; none if the second is later."""
    length = _moment(site, 0) - _moment(site, 1)
    if not site.path.name.startswith("checked"):
        return duration(site.machine, max(0, length))
    parts = [] if length < 0 else [duration(site.machine, length)]
    return site.machine.values.aggregate(site.returned, len(parts), parts)


@model(
    "<std::time::Instant as std::ops::Add>::add",
    "<std::time::Instant as std::ops::Sub<std::time::Duration>>::sub",
    "std::time::Instant::checked_add",
    "std::time::Instant::checked_sub",
)
def later(site: "Site") -> Value | None:
    """A moment so much later or earlier."""
    machine = site.machine
    length = nanoseconds(machine, site.values[1])
    moment = _moment(site, 0) + (length if site.path.name.endswith("add") else -length)
    fits = -(1 << 63) <= moment // SECOND < 1 << 63
    if site.path.name.startswith("checked"):
        parts = [_instant(machine, moment)] if fits else []
        return machine.values.aggregate(site.returned, len(parts), parts)
    if not fits:
        site.thread.panic(f"overflow when {'adding' if site.path.name == 'add' else 'subtracting'} duration")
        return None
    return _instant(machine, moment)


@model(
    "<std::time::Instant as std::ops::AddAssign>::add_assign",
    "<std::time::Instant as std::ops::SubAssign>::sub_assign",
)
def move_later(site: "Site") -> Value | None:
    """Moves a moment."""
    length = nanoseconds(site.machine, site.values[1])
    moment = _moment(site, 0) + (length if site.path.name == "add_assign" else -length)
    if not -(1 << 63) <= moment // SECOND < 1 << 63:
        site.thread.panic("overflow when moving an instant")
        return None
    std_fields.store(site.machine, _INSTANT, site.pointer(0), _instant(site.machine, moment))
    return EMPTY


@model("std::thread::available_parallelism")
def available_parallelism(site: "Site") -> Value | None:
    """Two, whatever the machine has."""
    two = site.machine.values.from_bytes(
        (2).to_bytes(8, "little"), site.machine.read_type("std::num::NonZero<usize>")
    )
    return site.machine.values.aggregate(site.returned, 0, [two])
