"""Models of threads and locks [std::thread, std::sync]."""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.memory import Allocation, Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, IntegerShape, Value, Wide
from rustrata.abstract.mir.std_fields import drop_value
from rustrata.abstract.mir.std_handles import UNNAMED, builder_name, join_handle, joined_thread
from rustrata.abstract.mir.std_values import panic_payload
from rustrata.programs.rust.types import Closure, Path, Primitive, Reference, Tuple, Type, named

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

WORD = IntegerShape(4, 4, False, "u32")
_READER, WRITER = 1, 0x3FFFFFFF


def _start(site: "Site", closure: Type, value: Value, name: str | None = None) -> "Thread":
    """A new thread that calls a closure."""
    machine = site.machine
    thread = machine.spawn(name or f"{UNNAMED}-{len(machine.threads)}>")
    machine.races.spawned(thread.number)
    before = machine.current
    machine.current = thread

    def ended(result: Value) -> None:
        thread.result = result

    _call(site, thread, closure, value, ended)
    machine.current = before
    return thread


def _call(site: "Site", thread: "Thread", closure: Type, value: Value, ended: "object") -> None:
    """Calls the closure in the new thread."""

    class InThread:
        """Stands for a frame of the new thread, which has none yet."""

        def __init__(self) -> None:
            self.thread = thread
            self.machine = site.machine

    site.machine.calls.call_callable(InThread(), closure, "call_once", [value, EMPTY], ended)  # type: ignore[arg-type]


@model("std::thread::spawn", "std::thread::Scope::spawn")
def spawn(site: "Site") -> Value | None:
    """Starts a thread."""
    at = 0 if site.path.name == "spawn" and len(site.values) == 1 else 1
    site.machine.calls.budget -= 1
    thread = _start(site, site.types[at], site.values[at])
    if at:
        scopes = site.machine.scopes.setdefault(site.pointer(0).address, [])
        scopes.append(thread)
    return join_handle(site.machine, thread, site.returned)


@model("std::thread::Builder::spawn_unchecked")
def spawn_named(site: "Site") -> Value | None:
    """Starts a thread with the name in a builder."""
    machine = site.machine
    name, option, option_type = builder_name(machine, site.types[0], site.values[0])
    machine.calls.budget -= 1
    thread = _start(site, site.types[1], site.values[1], name)
    handle_type = machine.values.field_types(site.returned, 0)[0]
    result = machine.values.aggregate(site.returned, 0, [join_handle(machine, thread, handle_type)])
    drop_value(machine, site.thread, option_type, option, lambda: site.done(result))
    return None


@model("std::thread::JoinHandle::join", "std::thread::ScopedJoinHandle::join")
def join(site: "Site") -> Value | None:
    """Waits for a thread: its result, or what it panicked with."""
    machine = site.machine
    child = joined_thread(machine, site.types[0], site.values[0])
    if child.state is not State.ENDED:
        site.thread.wait(lambda: child.state is State.ENDED, f"thread `{child.name}` to end")
        return None
    machine.races.joined(child.number)
    child.joined = True
    if child.panicked:
        return machine.values.aggregate(site.returned, 1, [panic_payload(machine, child.payload)])
    assert child.result is not None, "a thread that has ended has a result"
    return machine.values.aggregate(site.returned, 0, [child.result])


@model("std::thread::scope")
def scope(site: "Site") -> Value | None:
    """Calls a closure with a scope, then waits for the threads that were started in it."""
    machine = site.machine
    state = site.frame.scope
    if state is None:
        found = machine.allocate(8, 8, Storage.STACK, "a scope of threads")
        found.initialised[:] = b"\x01" * 8
        pointer = machine.memory.pointer_to(found)
        state = site.frame.scope = [pointer.address, None]
        kept = state

        def called(result: Value) -> None:
            kept[1] = result

        arguments = machine.values.aggregate(Tuple((_scope_reference(site),)), 0, [pointer])
        machine.calls.call_callable(
            site.frame, site.types[0], "call_once", [site.values[0], arguments], called
        )
        return None
    threads = machine.scopes.get(state[0], [])
    waiting = [t for t in threads if t.state is not State.ENDED]
    if waiting:
        site.thread.wait(
            lambda: all(t.state is State.ENDED for t in threads), "the threads of a scope to end"
        )
        return None
    for thread in threads:
        machine.races.joined(thread.number)
    result = state[1]
    site.frame.scope = None
    if any(thread.panicked and not thread.joined for thread in threads):
        site.thread.panic("a scoped thread panicked")
        return None
    return result  # type: ignore[no-any-return]


def _scope_reference(site: "Site") -> Type:
    return Reference(False, named("std::thread::Scope"))


@model("std::thread::yield_now")
def yield_now(site: "Site") -> Value | None:
    """Lets others go first."""
    site.machine.calls.budget = 0
    if site.machine.schedule is not None:
        site.machine.schedule.yielded()
    return EMPTY


@model("std::thread::panicking", "std::rt::panic_count::is_zero_slow_path")
def panicking(site: "Site") -> Value | None:
    """Does this thread panic?"""
    is_panicking = site.thread.panics > 0
    return int(is_panicking if site.path.name == "panicking" else not is_panicking)


# Locks: the word at the start of the futex lock is 0 when it is free.


def lock_word(site: "Site", type_: Type, at: Pointer) -> tuple[Allocation, int]:
    """Where the word of a lock stands."""
    assert isinstance(type_, Path), "a lock"
    machine = site.machine
    offset = machine.layouts.of(type_).variants[0][0]
    return machine.memory.find(at.moved(offset), 4, "lock")


def poison_flag(machine: "Machine", type_: Type, at: Pointer) -> tuple[Allocation, int]:
    """Where the flag of a lock stands that says whether it is poisoned."""
    offset = machine.layouts.of(type_).variants[0][1]
    return machine.memory.find(at.moved(offset), 1, "lock")


def target(site: "Site") -> Type:
    """The type that the first argument refers to."""
    return site.machine.definitions.normal(pointee(site.types[0]))


@model("std::sync::Mutex::lock", "std::sync::Mutex::try_lock")
def lock(site: "Site") -> Value | None:
    """Locks a mutex: a guard, within an error if it is poisoned."""
    machine = site.machine
    machine.calls.budget -= 1
    type_, at = target(site), site.pointer(0)
    found, offset = lock_word(site, type_, at)
    if WORD.load(found, offset):
        if site.path.name == "try_lock":
            error = machine.definitions.normal(site.returned.arguments[1])  # type: ignore[union-attr,arg-type]
            return machine.values.aggregate(site.returned, 1, [machine.values.aggregate(error, 1, [])])
        site.thread.wait(lambda: found.live and not WORD.load(found, offset), f"a lock of {found.what}")
        return None
    WORD.store(found, offset, 1)
    machine.races.acquire((found.id, offset))
    return guarded(site, type_, at)


def guarded(site: "Site", type_: Type, at: Pointer) -> Value:
    """``Ok(guard)``, or ``Err(PoisonError { guard })``."""
    machine = site.machine
    returned = site.returned
    assert isinstance(returned, Path), "a Result"
    guard_type = machine.definitions.normal(returned.arguments[0])  # type: ignore[arg-type]
    guard = guard_of(machine, guard_type, type_, at, panicking=site.thread.panics > 0)
    flag, offset = poison_flag(machine, type_, at)
    if flag.data[offset]:
        error_type = machine.definitions.normal(returned.arguments[1])  # type: ignore[arg-type]
        error = machine.values.aggregate(error_type, 0, [guard])
        if isinstance(error_type, Path) and error_type.name == "TryLockError":
            inner = machine.values.field_types(error_type, 0)[0]
            error = machine.values.aggregate(error_type, 0, [machine.values.aggregate(inner, 0, [guard])])
        return machine.values.aggregate(returned, 1, [error])
    return machine.values.aggregate(returned, 0, [guard])


@model(
    "std::sys::sync::rwlock::futex::RwLock::read_contended",
    "std::sys::sync::rwlock::futex::RwLock::write_contended",
    "std::sys::sync::mutex::futex::Mutex::lock_contended",
)
def contended(site: "Site") -> Value | None:
    """The slow path of a lock: waits until it can be taken, and takes it."""
    machine = site.machine
    machine.calls.budget -= 1
    found, offset = machine.memory.find(site.pointer(0), 4, "lock")
    shared = site.path.name == "read_contended"
    state = WORD.load(found, offset)
    if state and (not shared or state == WRITER):
        site.thread.wait(
            lambda: WORD.load(found, offset) == 0 or (shared and WORD.load(found, offset) != WRITER),
            f"a lock of {found.what}",
        )
        return None
    taken = state + _READER if shared else 1 if site.path.name == "lock_contended" else WRITER
    WORD.store(found, offset, taken)
    machine.races.acquire((found.id, offset))
    return EMPTY


@model("std::sync::RwLockReadGuard::new")
def new_guard(site: "Site") -> Value | None:
    """The guard of a lock that has been taken."""
    return guarded(site, target(site), site.pointer(0))


@model("std::sync::poison::map_result")
def map_result(site: "Site") -> Value | None:
    """The guard of a lock that has been taken, from the guard of its poison flag and a closure with the
    lock."""
    machine, returned = site.machine, site.returned
    if not isinstance(returned, Path) or not isinstance(site.types[1], Closure):
        raise Unsupported(f"a call of `{site.path}`")
    type_ = machine.definitions.normal(returned.arguments[0])  # type: ignore[arg-type]
    if not isinstance(type_, Path) or type_.name not in ("RwLockWriteGuard", "MutexGuard"):
        raise Unsupported(f"a call of `{site.path}`")
    reference = machine.values.field_types(type_, 0)[0]
    at = machine.values.transmuted(site.values[1], site.types[1], reference)
    assert isinstance(at, Pointer), "the closure has the lock"
    return guarded(site, machine.definitions.normal(pointee(reference)), at)


def guard_of(machine: "Machine", guard_type: Type, lock_type: Type, at: Pointer, *, panicking: bool) -> Value:
    """The guard of a lock that has been taken."""
    assert isinstance(guard_type, Path), "a guard"
    types = machine.values.field_types(guard_type, 0)
    if guard_type.name == "RwLockReadGuard":
        inner, _, data = machine.layouts.of(lock_type).variants[0]
        raw = machine.values.field_types(types[0], 0)[0]
        pointer = machine.values.transmuted(at.moved(data), raw, types[0])
        return machine.values.aggregate(guard_type, 0, [pointer, at.moved(inner)])
    poison = machine.values.aggregate(types[1], 0, [int(panicking)])
    return machine.values.aggregate(guard_type, 0, [at, poison])


@model("std::sync::RwLock::read", "std::sync::RwLock::write")
def rwlock(site: "Site") -> Value | None:
    """Locks a reader-writer lock."""
    machine = site.machine
    machine.calls.budget -= 1
    type_, at = target(site), site.pointer(0)
    found, offset = lock_word(site, type_, at)
    state = WORD.load(found, offset)
    shared = site.path.name == "read"
    if state == WRITER or (state and not shared):
        site.thread.wait(
            lambda: WORD.load(found, offset) == 0 or (shared and WORD.load(found, offset) != WRITER),
            f"a lock of {found.what}",
        )
        return None
    WORD.store(found, offset, state + _READER if shared else WRITER)
    machine.races.acquire((found.id, offset))
    return guarded(site, type_, at)


def lock_of_guard(machine: "Machine", guard: Path, pointer: Pointer) -> tuple[Type, Pointer]:
    """The reference to the lock that a guard has: its type, and the lock's address."""
    number = 1 if guard.name == "RwLockReadGuard" else 0
    reference = machine.values.field_types(guard, 0)[number]
    shape = machine.shapes.of(reference)
    at = pointer.moved(machine.layouts.of(guard).variants[0][number])
    found, offset = machine.memory.read(at, shape.size, shape.align)
    lock_at = shape.load(found, offset)
    if isinstance(lock_at, Wide):
        lock_at = lock_at.pointer
    assert isinstance(lock_at, Pointer), "a guard refers to its lock"
    return reference, lock_at


def guarded_word(machine: "Machine", guard: Path, pointer: Pointer) -> tuple[Allocation, int]:
    """The word of the lock that a guard is of."""
    reference, lock_at = lock_of_guard(machine, guard, pointer)
    if guard.name != "RwLockReadGuard":
        lock_type = machine.definitions.normal(pointee(reference))
        lock_at = lock_at.moved(machine.layouts.of(lock_type).variants[0][0])
    return machine.memory.find(lock_at, 4, "unlock")


def unlock(machine: "Machine", thread: "Thread", guard: Path, pointer: Pointer) -> None:
    """The end of a guard: the lock is poisoned if its thread has begun to panic, and is free."""
    machine.calls.budget -= 1
    word, where = guarded_word(machine, guard, pointer)
    if guard.name == "RwLockReadGuard":
        WORD.store(word, where, WORD.load(word, where) - _READER)
    else:
        reference, lock_at = lock_of_guard(machine, guard, pointer)
        lock_type = machine.definitions.normal(pointee(reference))
        _poison(machine, thread, guard, pointer, lock_type, lock_at)
        WORD.store(word, where, 0)
    machine.races.release((word.id, where))


def _poison(
    machine: "Machine", thread: "Thread", guard: Path, pointer: Pointer, lock_type: Type, lock_at: Pointer
) -> None:
    flag_at = machine.layouts.of(guard).variants[0][1]
    found, offset = machine.memory.find(pointer.moved(flag_at), 1, "unlock")
    if thread.panics and not found.data[offset]:
        flag, at = poison_flag(machine, lock_type, lock_at)
        flag.data[at] = 1


@model("std::sync::Barrier::wait")
def barrier_wait(site: "Site") -> Value | None:
    """Waits until as many threads as the barrier is for have come."""
    machine = site.machine
    machine.calls.budget -= 1
    barrier = named("std::sync::Barrier")
    adt, _ = machine.definitions.adt(barrier)
    index = next(i for i, f in enumerate(adt.variants[0].fields) if f.name == "num_threads")
    at = site.pointer(0).moved(machine.layouts.of(barrier).variants[0][index])
    found, offset = machine.memory.read(at, 8, 8)
    number = machine.shapes.of(Primitive.USIZE).load(found, offset)
    assert isinstance(number, int), "a barrier is for a number of threads"
    key = site.pointer(0).address
    group = site.frame.scope
    if group is None:
        group = site.frame.scope = machine.barriers.setdefault(key, [])
        group.append(site.thread)
        machine.races.release((-1, key))
        if len(group) >= number:
            machine.barriers.pop(key)
    if len(group) < number:
        held = group
        site.thread.wait(lambda: len(held) >= number, "a barrier")
        return None
    machine.races.acquire((-1, key))
    leader = group[-1] is site.thread
    site.frame.scope = None
    return machine.values.aggregate(site.returned, 0, [int(leader)])
