"""What threads do that others can see: the objects that a modelled function reads and writes, and when
it can go on.

An object is a byte of memory, by its address, or a tuple that names something of the machine. What
synchronises and is not described here is taken to concern everything; so a description only makes
searches shorter. Fences concern the thread alone, and what is thread-local or asks the thread about
itself is not seen by others.
"""

from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.frames import CLOCK, Seen, State, always
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.std_channels import Channel, channel_of, iterated_channel, own_channel
from rustrata.abstract.mir.std_condvar import begin, seen_of_condvar, sleeping
from rustrata.abstract.mir.std_handles import (
    NOTIFIED,
    joined_thread,
    parker,
    thread_of_handle,
    thread_to_unpark,
)
from rustrata.abstract.mir.std_threads import WORD, WRITER, guarded_word, lock_word, target
from rustrata.exploration.operations import NOTHING, Operation
from rustrata.programs.rust.types import Path

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.memory import Allocation
    from rustrata.abstract.mir.site import Site

DescribeCall: TypeAlias = "Callable[[Site], Seen | None]"
_FAMILIES = ("std::sync::", "std::thread::", "std::sys::sync::", "<std::sync::", "std::process::exit")
_UNSEEN = (
    "std::sync::poison::",
    "std::sync::mpsc::channel",
    "std::sync::mpsc::sync_channel",
    "std::sync::lazy_lock::",
    "std::sync::atomic::fence",
    "std::sync::atomic::compiler_fence",
    "std::thread::LocalKey::",
    "std::thread::local_impl::",
    "std::thread::panicking",
    "std::thread::current",
    "std::thread::yield_now",
    "std::thread::available_parallelism",
    "std::thread::Builder::name",
    "std::thread::Thread::name",
    "std::thread::Thread::id",
    "std::thread::JoinHandle::thread",
)
_NEW = ("::new", "::into_inner", "as std::clone::Clone>::clone")
"""What nobody sees, as nobody else has it; and one more sender, as there is one already. Also
`yield_now`, of which the scheduler is told."""

END = "end"


def _bytes(address: int, size: int) -> frozenset[Hashable]:
    return frozenset(range(address, address + size))


def reading(name: str, at: Pointer, size: int) -> Seen:
    """A read of memory."""
    return Seen(Operation(name, reads=_bytes(at.address, size)))


def writing(name: str, at: Pointer, size: int) -> Seen:
    """A write of memory."""
    return Seen(Operation(name, writes=_bytes(at.address, size)))


def updating(name: str, at: Pointer, size: int) -> Seen:
    """A read and write of memory."""
    found = _bytes(at.address, size)
    return Seen(Operation(name, found, found))


def anything(name: str) -> Seen:
    """What may concern everything."""
    return Seen(Operation(name, everything=True))


def counting(counters: list[Pointer]) -> Seen | None:
    """One more for reference counts."""
    if not counters:
        return None
    found = frozenset[Hashable]().union(*(_bytes(counter.address, 8) for counter in counters))
    return Seen(Operation("Arc::clone", found, found))


def counted(counter: Pointer, atomic: bool) -> Seen | None:
    """One less."""
    return updating("drop of an Arc", counter, 8) if atomic else None


def unlocking(thread: "Thread", guard: Path, pointer: Pointer) -> Seen:
    """The end of a guard."""
    word, offset = guarded_word(thread.machine, guard, pointer)
    return Seen(Operation("unlock", writes=_bytes(word.base + offset, 4)))


def ending(thread: "Thread") -> Seen:
    """The end of a thread."""
    found: frozenset[Hashable] = frozenset({(END, thread.number)})
    return Seen(Operation("the end of the thread", writes=found, gives=found))


def destroying(machine: "Machine", type_: Path, pointer: Pointer) -> Seen | None:
    """The end of one side of a channel."""
    if not type_.bare.startswith("std::sync::mpsc::"):
        return None
    return Seen(_channel("drop of a Sender or Receiver", channel_of(machine, type_, pointer)))


# Calls


def description(key: str) -> "DescribeCall | None":
    """How to describe a call of what has this name among the models; None: nobody sees it."""
    known = _CALLS.get(key)
    if known is not None:
        return known
    unseen = key.startswith(_UNSEEN) or key.endswith(_NEW)
    return _unknown if key.startswith(_FAMILIES) and not unseen else None


def _unknown(site: "Site") -> Seen | None:
    return anything(site.path.name)


def _size(site: "Site") -> int:
    return site.machine.layouts.of(site.type(0)).size


def _load(site: "Site") -> Seen | None:
    return reading("atomic load", site.pointer(0), _size(site))


def _store(site: "Site") -> Seen | None:
    return writing("atomic store", site.pointer(0), _size(site))


def _update(site: "Site") -> Seen | None:
    return updating("atomic update", site.pointer(0), _size(site))


def _exchange(site: "Site") -> Seen | None:
    seen = updating("compare-and-exchange", site.pointer(0), _size(site))
    return Seen(seen.operation, exchanges=True)


def _free(word: "Allocation", offset: int) -> Callable[[], bool]:
    return lambda: not word.live or not WORD.load(word, offset)


def _lock(name: str, word: "Allocation", offset: int, ready: Callable[[], bool]) -> Seen:
    writes = _bytes(word.base + offset, 4)
    return Seen(Operation(name, writes=writes), ready, f"a lock of {word.what}")


def _mutex(site: "Site") -> Seen | None:
    word, offset = lock_word(site, target(site), site.pointer(0))
    waits = site.path.name == "lock"
    return _lock(f"Mutex::{site.path.name}", word, offset, _free(word, offset) if waits else always)


def _not_written(word: "Allocation", offset: int) -> Callable[[], bool]:
    return lambda: not word.live or WORD.load(word, offset) != WRITER


def _rwlock(site: "Site") -> Seen | None:
    word, offset = lock_word(site, target(site), site.pointer(0))
    ready = (_not_written if site.path.name == "read" else _free)(word, offset)
    return _lock(f"RwLock::{site.path.name}", word, offset, ready)


def _contended(site: "Site") -> Seen | None:
    word, offset = site.machine.memory.find(site.pointer(0), 4, "lock")
    shared = site.path.name == "read_contended"
    name = {"read_contended": "RwLock::read", "write_contended": "RwLock::write"}.get(site.path.name)
    return _lock(name or "Mutex::lock", word, offset, (_not_written if shared else _free)(word, offset))


def _wait(site: "Site") -> Seen | None:
    """It has two parts: it unlocks and begins to wait; and, woken, it locks again."""
    return sleeping(site, begin(site))


def _wait_while(site: "Site") -> Seen | None:
    """First it asks its condition."""
    state = begin(site)
    return sleeping(site, state) if state.sleeps else None


def _notify(site: "Site") -> Seen | None:
    waiting, woken = seen_of_condvar(site.pointer(0))
    return Seen(Operation(f"Condvar::{site.path.name}", waiting, waiting | woken))


def _barrier(site: "Site") -> Seen | None:
    return Seen(Operation("Barrier::wait", writes=frozenset({("barrier", site.pointer(0).address)})))


def _spawn(site: "Site") -> Seen | None:
    """Threads have numbers in the order of their start."""
    return Seen(Operation(site.path.name, writes=frozenset({"threads"})))


def _ended(name: str, threads: "list[Thread]", waits_for: str) -> Seen:
    ends: frozenset[Hashable] = frozenset((END, thread.number) for thread in threads)
    ready = partial(all, ()) if not threads else lambda: all(t.state is State.ENDED for t in threads)
    return Seen(Operation(name, reads=ends, needs=ends), ready, waits_for)


def _join(site: "Site") -> Seen | None:
    child = joined_thread(site.machine, site.types[0], site.values[0])
    return _ended("join", [child], f"thread `{child.name}` to end")


def _scope(site: "Site") -> Seen | None:
    """First it calls a closure, which is its thread's own affair; then it waits."""
    state = site.frame.scope
    if state is None:
        return None
    return _ended("end of a scope", site.machine.scopes.get(state[0], []), "the threads of a scope to end")


def _is_finished(site: "Site") -> Seen | None:
    return Seen(Operation("is_finished", frozenset({(END, thread_of_handle(site).number)})))


def _park(site: "Site") -> Seen | None:
    """With a timeout, what it waits for is found by a first try."""
    place = parker(site.machine, site.thread)
    seen = updating(site.path.name, place, 4)
    if site.values:
        return Seen(Operation(site.path.name, seen.operation.reads | {CLOCK}, seen.operation.writes))
    word, offset = site.machine.memory.find(place, 4, "park")
    return Seen(seen.operation, lambda: WORD.load(word, offset) == NOTIFIED, "to be unparked")


def _unpark(site: "Site") -> Seen | None:
    return updating("unpark", parker(site.machine, thread_to_unpark(site)), 4)


def _sleep(site: "Site") -> Seen | None:
    return Seen(Operation("sleep", NOTHING, frozenset({CLOCK})))


def _now(site: "Site") -> Seen | None:
    return Seen(Operation(site.path.name, frozenset({CLOCK})))


def _once(site: "Site") -> Seen | None:
    return updating(site.path.name, site.pointer(0), 4)


def _initialize(site: "Site") -> Seen | None:
    lock = target(site)
    _, once = std_fields.field(site.machine, lock, site.pointer(0), "once")
    return updating("OnceLock::initialize", once, 4)


def _exit(site: "Site") -> Seen | None:
    return Seen(Operation("exit", everything=True), last=True)


# Channels


def _channel(name: str, channel: Channel) -> Operation:
    return Operation(name, NOTHING, frozenset({("channel", channel.memory.id)}))


def _send(site: "Site") -> Seen | None:
    channel = own_channel(site)
    ready: Callable[[], bool] = always
    if channel.bound and site.path.name == "send":
        ready = lambda: channel.has_room() or not channel.open  # noqa: E731
    return Seen(_channel(site.path.name, channel), ready, f"room in {channel.what}")


def _receive(site: "Site") -> Seen | None:
    return _receiving(site, own_channel(site), waits=site.path.name == "recv")


def _following(site: "Site") -> Seen | None:
    channel, waits = iterated_channel(site)
    return _receiving(site, channel, waits=waits)


def _receiving(site: "Site", channel: Channel, *, waits: bool) -> Seen:
    """Who waits for a message of a channel without room is known to it, so that waiting is a step of its
    own."""
    ready: Callable[[], bool] = always
    if waits and channel.bound != 0:
        ready = lambda: bool(channel.messages) or not channel.senders  # noqa: E731
    return Seen(_channel(site.path.name, channel), ready, f"a message of {channel.what}")


_UPDATES = ("xchg", "xadd", "xsub", "and", "nand", "or", "xor", "max", "min", "umax", "umin")
_CALLS: dict[str, DescribeCall] = {
    "std::intrinsics::atomic_load": _load,
    "std::sync::atomic::atomic_load": _load,
    "std::intrinsics::atomic_store": _store,
    "std::sync::atomic::atomic_store": _store,
    **{f"std::intrinsics::atomic_{name}": _update for name in _UPDATES},
    "std::intrinsics::atomic_cxchg": _exchange,
    "std::intrinsics::atomic_cxchgweak": _exchange,
    "std::sync::Mutex::lock": _mutex,
    "std::sync::Mutex::try_lock": _mutex,
    "std::sync::RwLock::read": _rwlock,
    "std::sync::RwLock::write": _rwlock,
    "std::sys::sync::rwlock::futex::RwLock::read_contended": _contended,
    "std::sys::sync::rwlock::futex::RwLock::write_contended": _contended,
    "std::sys::sync::mutex::futex::Mutex::lock_contended": _contended,
    "std::sync::Condvar::wait": _wait,
    "std::sync::Condvar::notify_one": _notify,
    "std::sync::Condvar::notify_all": _notify,
    "std::sync::Barrier::wait": _barrier,
    "std::thread::spawn": _spawn,
    "std::thread::Scope::spawn": _spawn,
    "std::thread::JoinHandle::join": _join,
    "std::thread::ScopedJoinHandle::join": _join,
    "std::thread::scope": _scope,
    "std::thread::park": _park,
    "std::thread::park_timeout": _park,
    "std::thread::Thread::unpark": _unpark,
    "std::thread::sleep": _sleep,
    "std::time::Instant::now": _now,
    "std::time::Instant::elapsed": _now,
    "std::thread::JoinHandle::is_finished": _is_finished,
    "std::thread::ScopedJoinHandle::is_finished": _is_finished,
    "std::thread::Builder::spawn_unchecked": _spawn,
    "std::sync::Condvar::wait_timeout": _wait,
    "std::sync::Condvar::wait_while": _wait_while,
    "std::sync::Condvar::wait_timeout_while": _wait_while,
    "std::sys::sync::once::futex::Once::call": _once,
    "std::sync::OnceLock::initialize": _initialize,
    "std::process::exit": _exit,
    "std::sync::mpsc::Sender::send": _send,
    "std::sync::mpsc::SyncSender::send": _send,
    "std::sync::mpsc::SyncSender::try_send": _send,
    "std::sync::mpsc::Receiver::recv": _receive,
    "std::sync::mpsc::Receiver::try_recv": _receive,
    "<std::sync::mpsc::Iter as std::iter::Iterator>::next": _following,
    "<std::sync::mpsc::TryIter as std::iter::Iterator>::next": _following,
    "<std::sync::mpsc::IntoIter as std::iter::Iterator>::next": _following,
}
