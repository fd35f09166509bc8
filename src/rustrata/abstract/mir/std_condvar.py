"""Models of condition variables [std::sync::Condvar]. A thread that waits is woken by a notification or by
virtual time, and never for no reason.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.frames import CLOCK, Seen
from rustrata.abstract.mir.memory import Allocation, Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.abstract.mir.std_threads import WORD, guard_of, lock_word, poison_flag
from rustrata.abstract.mir.std_time import nanoseconds
from rustrata.exploration.operations import NOTHING, Operation
from rustrata.programs.rust.types import Path, Reference, Tuple, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site


@model("std::sync::Condvar::notify_one", "std::sync::Condvar::notify_all")
def notify(site: "Site") -> Value | None:
    """Wakes who waits."""
    machine = site.machine
    machine.calls.budget -= 1
    waiting = machine.waiting.get(site.pointer(0).address, [])
    woken = list(waiting)
    if site.path.name == "notify_one" and waiting:
        chosen = machine.schedule.pick(len(waiting), "who is woken") if machine.schedule is not None else 0
        woken = [waiting[chosen]]
    for entry in woken:
        waiting.remove(entry)
        entry.woken = True
    return EMPTY


@dataclass(slots=True, eq=False)
class Waiting:
    """A thread that waits at a condition variable: with which lock, until when, and for which condition,
    which is a closure in memory of its own."""

    lock_type: Type
    lock: Pointer
    word: Allocation
    offset: int
    until: int | None
    condition: Allocation | None = None
    sleeps: bool = False
    woken: bool = False
    waited: bool = False
    timed_out: bool = False


def begin(site: "Site") -> Waiting:
    """The state of a wait: kept in the frame, as the call is tried again after each wait."""
    machine = site.machine
    state: Waiting | None = site.frame.scope
    if state is not None:
        return state
    guard_type = site.types[1]
    reference = machine.values.field_types(guard_type, 0)[0]
    lock = machine.values.apart(guard_type, site.values[1])[1][0]
    assert isinstance(lock, Pointer), "a guard refers to its lock"
    lock_type = machine.definitions.normal(pointee(reference))
    word, offset = lock_word(site, lock_type, lock)
    until = None
    if "timeout" in site.path.name:
        until = machine.clock + nanoseconds(machine, site.values[2])
    state = site.frame.scope = Waiting(lock_type, lock, word, offset, until)
    if site.path.name.endswith("while"):
        closure = site.types[-1]
        layout = machine.layouts.of(closure)
        state.condition = machine.allocate(layout.size, layout.align, Storage.STACK, "a condition")
        if layout.size:
            machine.shapes.of(closure).store(state.condition, 0, site.values[-1])
    return state


def _sleep(site: "Site", state: Waiting) -> bool:
    """Unlocks, waits to be woken, locks again. True when that is done."""
    machine = site.machine
    machine.calls.budget -= 1
    if not state.sleeps:
        state.sleeps, state.waited, state.woken = True, True, False
        machine.waiting.setdefault(site.pointer(0).address, []).append(state)
        WORD.store(state.word, state.offset, 0)
        machine.races.release((state.word.id, state.offset))
    over = state.until is not None and machine.clock >= state.until
    if not (state.woken or over) or WORD.load(state.word, state.offset):
        site.thread.wait(
            lambda: (
                (state.woken or (state.until is not None and machine.clock >= state.until))
                and not WORD.load(state.word, state.offset)
            ),
            "a condition variable",
            None if state.woken or over else state.until,
        )
        return False
    if not state.woken:
        machine.waiting[site.pointer(0).address].remove(state)
        state.timed_out = True
    state.sleeps = False
    WORD.store(state.word, state.offset, 1)
    machine.races.acquire((state.word.id, state.offset))
    return True


def sleeping(site: "Site", state: Waiting) -> Seen:
    """What others see of waiting: its beginning, which unlocks, and its end, which locks."""
    start = state.word.base + state.offset
    lock: frozenset[Hashable] = frozenset(range(start, start + 4))
    waiting, woken = seen_of_condvar(site.pointer(0))
    if not state.sleeps:
        return Seen(Operation("Condvar::wait", writes=lock | waiting))
    clock = frozenset({CLOCK}) if state.until is not None else NOTHING
    writes = lock if state.until is None else lock | waiting

    def ready() -> bool:
        over = state.until is not None and site.machine.clock >= state.until
        return (state.woken or over) and not WORD.load(state.word, state.offset)

    return Seen(Operation("Condvar::wait, woken", woken | clock, writes), ready, "a condition variable")


def seen_of_condvar(at: Pointer) -> tuple[frozenset[Hashable], frozenset[Hashable]]:
    """Who waits at a condition variable, and who has been woken, as objects."""
    return frozenset({("waiting", at.address)}), frozenset({("woken", at.address)})


def _result(site: "Site", state: Waiting) -> Value:
    """The guard, with whether the time was over where there is one; within an error if the lock is
    poisoned."""
    machine, returned = site.machine, site.returned
    assert isinstance(returned, Path), "a Result"
    content = machine.definitions.normal(returned.arguments[0])  # type: ignore[arg-type]
    guard_type = site.types[1]
    value = guard_of(machine, guard_type, state.lock_type, state.lock, panicking=site.thread.panics > 0)
    if isinstance(content, Tuple):
        over = machine.values.aggregate(machine.values.field_types(content, 0)[1], 0, [int(state.timed_out)])
        value = machine.values.aggregate(content, 0, [value, over])
    flag, at = poison_flag(machine, state.lock_type, state.lock)
    site.frame.scope = None
    if state.waited and flag.data[at]:
        error = machine.definitions.normal(returned.arguments[1])  # type: ignore[arg-type]
        return machine.values.aggregate(returned, 1, [machine.values.aggregate(error, 0, [value])])
    return machine.values.aggregate(returned, 0, [value])


@model("std::sync::Condvar::wait", "std::sync::Condvar::wait_timeout")
def wait(site: "Site") -> Value | None:
    """Waits to be woken, or for a time."""
    state = begin(site)
    return _result(site, state) if _sleep(site, state) else None


@model("std::sync::Condvar::wait_while")
def wait_while(site: "Site") -> Value | None:
    """Waits as long as a condition holds of what is locked."""
    state = begin(site)
    if state.sleeps and not _sleep(site, state):
        return None
    _check(site, state)
    return None


def _check(site: "Site", state: Waiting) -> None:
    """Asks the condition, with the lock held."""
    machine = site.machine
    assert state.condition is not None, "there is a condition"
    type_, data = std_fields.field(machine, state.lock_type, state.lock, "data", "value")
    closure = machine.memory.pointer_to(state.condition)
    arguments = machine.values.aggregate(Tuple((Reference(True, type_),)), 0, [data])

    def sleep() -> None:
        if _sleep(site, state):
            _check(site, state)

    def checked(holds: Value) -> None:
        over = state.until is not None and machine.clock >= state.until
        if holds and not over:
            site.thread.act(lambda: sleeping(site, state), sleep)
            return
        state.timed_out = bool(holds)
        result = _result(site, state)
        _end(machine, site, state, result)

    machine.calls.call_callable(site.frame, site.types[-1], "call_mut", [closure, arguments], checked)


def _end(machine: "Machine", site: "Site", state: Waiting, result: Value) -> None:
    """The end of the condition; then the result."""
    memory = state.condition
    assert memory is not None, "there is a condition"

    def freed() -> None:
        machine.deallocate(memory, memory.tag)
        site.done(result)

    machine.glue.drop(site.thread, site.types[-1], machine.memory.pointer_to(memory), None, freed)
