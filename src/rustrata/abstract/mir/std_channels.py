"""Models of channels [std::sync::mpsc]: unbounded, bounded, and bounded by 0, where a message is handed over.

A channel is one heap allocation that nobody can look into, and a queue of the machine's own. Happens-before,
as the implementation has it [std::sync::mpmc]: what sends before what receives its message; sends to one
channel in the order of their messages; where there is a bound, a receipt before the send that fills the
freed place; the end of a side before the other notices. Waiting with a timeout is in virtual time.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.memory import Allocation, Pointer
from rustrata.abstract.mir.models import destructor, model
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.races import Clock, join
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value
from rustrata.abstract.mir.std_time import nanoseconds
from rustrata.programs.rust.types import Path, Tuple, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_ARRAY, _LIST, _ZERO = range(3)
"""The flavours: variants of ``SenderFlavor`` and ``ReceiverFlavor``."""
_SENDERS = ("std::sync::mpsc::Sender", "std::sync::mpsc::SyncSender")
_RECEIVER = "std::sync::mpsc::Receiver"


@dataclass(slots=True, eq=False)
class Message:
    """A value on its way, and what happens before its receipt."""

    value: Value
    clock: Clock
    received: Clock | None = None


@dataclass(slots=True, eq=False)
class Channel:
    """What a channel holds. ``bound`` is None for none. ``receivers`` are the threads that wait for a
    message; ``freed`` the clocks of receipts whose places have not been filled again."""

    memory: Allocation
    item: Type
    bound: int | None
    senders: int = 1
    open: bool = True
    messages: deque[Message] = field(default_factory=deque)
    receivers: list["Thread"] = field(default_factory=list)
    freed: deque[Clock] = field(default_factory=deque)

    @property
    def key(self) -> tuple[int, int]:
        """Names the channel to the race detector."""
        return self.memory.id, 0

    @property
    def what(self) -> str:
        """The channel in words."""
        return self.memory.what

    def has_room(self) -> bool:
        """Can a message be sent without waiting? One with the bound 0 needs a receiver that waits for it."""
        if self.bound is None:
            return True
        return len(self.messages) < (self.bound or len(self.receivers))


@model("std::sync::mpsc::channel", "std::sync::mpsc::sync_channel")
def new_channel(site: "Site") -> Value | None:
    """A new channel: its two sides."""
    machine = site.machine
    bound = site.integer(0) if site.path.name == "sync_channel" else None
    memory = machine.allocate(8, 8, Storage.HEAP, "a channel", machine.origin())
    machine.channels[memory.id] = Channel(memory, site.type(0), bound)
    flavour = _LIST if bound is None else _ARRAY if bound else _ZERO
    pointer = machine.memory.pointer_to(memory)
    assert isinstance(site.returned, Tuple), "two sides"
    sides = [
        _side(machine, type_, flavour, pointer) for type_ in machine.values.field_types(site.returned, 0)
    ]
    return machine.values.aggregate(site.returned, 0, sides)


def _side(machine: "Machine", type_: Type, flavour: int, pointer: Pointer) -> Value:
    """A sender or receiver: wrappers around the flavour, which has a pointer."""
    if machine.values.is_enum(type_):
        (inner,) = machine.values.field_types(type_, flavour)
        return machine.values.aggregate(type_, flavour, [machine.values.aggregate(inner, 0, [pointer])])
    (inner,) = machine.values.field_types(type_, 0)
    return machine.values.aggregate(type_, 0, [_side(machine, inner, flavour, pointer)])


def channel_of(machine: "Machine", type_: Type, at: Pointer) -> Channel:
    """The channel of the side that stands at a pointer."""
    while not machine.values.is_enum(type_):
        (type_,) = machine.values.field_types(type_, 0)
    assert isinstance(type_, Path), "enums have paths"
    variant = std_fields.variant_at(machine, type_, at)
    counter, place = std_fields.payload(machine, type_, variant, at)
    (raw,) = machine.values.field_types(counter, 0)
    pointer = std_fields.load(machine, raw, place)
    assert isinstance(pointer, Pointer), "a side has a pointer"
    found, _ = machine.memory.find(pointer, 8, "channel")
    channel: Channel = machine.channels[found.id]
    return channel


def own_channel(site: "Site") -> Channel:
    """The channel of the side that the first argument refers to."""
    side = site.machine.definitions.normal(pointee(site.types[0]))
    return channel_of(site.machine, side, site.pointer(0))


def _error(site: "Site", variant: int, values: list[Value]) -> Value:
    """``Err`` of the error type that the function returns."""
    returned = site.returned
    assert isinstance(returned, Path), "a Result"
    type_ = site.machine.definitions.normal(returned.arguments[1])  # type: ignore[arg-type]
    return site.machine.values.aggregate(returned, 1, [site.machine.values.aggregate(type_, variant, values)])


# Sending


@model("std::sync::mpsc::Sender::send", "std::sync::mpsc::SyncSender::send")
def send(site: "Site") -> Value | None:
    """Sends a message, when there is room; an error with the message if nobody can receive it any more."""
    machine = site.machine
    machine.calls.budget -= 1
    found, message = own_channel(site), site.frame.scope
    if message is None:
        if not found.open:
            machine.races.acquire(found.key)
            return _error(site, 0, [site.values[1]])
        if found.bound and not found.has_room():
            site.thread.wait(lambda: found.has_room() or not found.open, f"room in {found.what}")
            return None
        message = _sent(machine, found, site.values[1])
        if found.bound != 0:
            return machine.values.aggregate(site.returned, 0, [EMPTY])
        site.frame.scope = message
    return _handed_over(site, found, message)


def _handed_over(site: "Site", found: Channel, message: Message) -> Value | None:
    """The end of a send without room: when the message has been received, or never will be."""
    races = site.machine.races
    if message.received is not None:
        site.frame.scope = None
        join(races.clock(site.thread.number), message.received)
        return site.machine.values.aggregate(site.returned, 0, [EMPTY])
    if not found.open:
        site.frame.scope = None
        found.messages.remove(message)
        races.acquire(found.key)
        return _error(site, 0, [message.value])
    site.thread.wait(lambda: message.received is not None or not found.open, f"a receiver of {found.what}")
    return None


def _sent(machine: "Machine", found: Channel, value: Value) -> Message:
    """Puts a message into the queue."""
    races = machine.races
    if found.bound and found.freed:
        join(races.clock(_running(machine).number), found.freed.popleft())
    order = (found.memory.id, 1)
    races.acquire(order)
    message = Message(value, dict(races.clock(_running(machine).number)))
    races.release(order)
    found.messages.append(message)
    return message


def _running(machine: "Machine") -> "Thread":
    assert machine.current is not None, "a thread runs"
    return machine.current


@model("std::sync::mpsc::SyncSender::try_send")
def try_send(site: "Site") -> Value | None:
    """Sends a message if there is room now."""
    site.machine.calls.budget -= 1
    found = own_channel(site)
    if not found.open:
        site.machine.races.acquire(found.key)
        return _error(site, 1, [site.values[1]])
    if not found.has_room():
        return _error(site, 0, [site.values[1]])
    _sent(site.machine, found, site.values[1])
    return site.machine.values.aggregate(site.returned, 0, [EMPTY])


# Receiving


def _received(site: "Site", found: Channel) -> Value:
    """Takes the first message out of the queue."""
    races, me = site.machine.races, site.thread
    message = found.messages.popleft()
    join(races.clock(me.number), message.clock)
    races.release((found.memory.id, 2))
    message.received = dict(races.clock(me.number))
    if found.bound:
        found.freed.append(message.received)
        while len(found.freed) + len(found.messages) > found.bound:
            found.freed.popleft()
    return message.value


def _wait(site: "Site", found: Channel, until: int | None = None) -> None:
    """Waits for a message, the end of all senders, or a time."""
    clock = site.machine
    if site.thread not in found.receivers:
        found.receivers.append(site.thread)
    site.thread.wait(
        lambda: bool(found.messages) or not found.senders or (until is not None and clock.clock >= until),
        f"a message of {found.what}",
        until,
    )


def _awake(site: "Site", found: Channel) -> None:
    site.machine.calls.budget -= 1
    if site.thread in found.receivers:
        found.receivers.remove(site.thread)


@model("std::sync::mpsc::Receiver::recv")
def recv(site: "Site") -> Value | None:
    """Receives a message, when there is one; an error if there never will be."""
    found = own_channel(site)
    _awake(site, found)
    if found.messages:
        return site.machine.values.aggregate(site.returned, 0, [_received(site, found)])
    if not found.senders:
        site.machine.races.acquire(found.key)
        return _error(site, 0, [])
    _wait(site, found)
    return None


@model("std::sync::mpsc::Receiver::try_recv")
def try_recv(site: "Site") -> Value | None:
    """Receives a message if there is one now."""
    found = own_channel(site)
    _awake(site, found)
    if found.messages:
        return site.machine.values.aggregate(site.returned, 0, [_received(site, found)])
    if not found.senders:
        site.machine.races.acquire(found.key)
    return _error(site, 0 if found.senders else 1, [])


@model("std::sync::mpsc::Receiver::recv_timeout")
def recv_timeout(site: "Site") -> Value | None:
    """Receives a message, if there is one before the time is over."""
    found = own_channel(site)
    _awake(site, found)
    if site.frame.scope is None:
        site.frame.scope = site.machine.clock + nanoseconds(site.machine, site.values[1])
    until: int = site.frame.scope
    if not found.messages and found.senders and site.machine.clock < until:
        _wait(site, found, until)
        return None
    site.frame.scope = None
    if found.messages:
        return site.machine.values.aggregate(site.returned, 0, [_received(site, found)])
    if not found.senders:
        site.machine.races.acquire(found.key)
    return _error(site, 0 if found.senders else 1, [])


def iterated_channel(site: "Site") -> tuple[Channel, bool]:
    """The channel of the iterator that the first argument refers to, and whether the iterator waits."""
    machine = site.machine
    iterator = machine.definitions.normal(pointee(site.types[0]))
    assert isinstance(iterator, Path), "an iterator"
    side, at = std_fields.field(machine, iterator, site.pointer(0), "rx")
    if iterator.name != "IntoIter":
        receiver = std_fields.load(machine, side, at)
        assert isinstance(receiver, Pointer), "a reference"
        side, at = machine.definitions.normal(pointee(side)), receiver
    return channel_of(machine, side, at), iterator.name != "TryIter"


@model(
    "<std::sync::mpsc::Iter as std::iter::Iterator>::next",
    "<std::sync::mpsc::TryIter as std::iter::Iterator>::next",
    "<std::sync::mpsc::IntoIter as std::iter::Iterator>::next",
)
def following(site: "Site") -> Value | None:
    """The next message of an iterator: `recv` or `try_recv`, without the error."""
    machine = site.machine
    found, waits = iterated_channel(site)
    _awake(site, found)
    if found.messages:
        return machine.values.aggregate(site.returned, 1, [_received(site, found)])
    if not waits or not found.senders:
        if not found.senders:
            machine.races.acquire(found.key)
        return machine.values.aggregate(site.returned, 0, [])
    _wait(site, found)
    return None


# The ends of the sides


@model(*(f"<{path} as std::clone::Clone>::clone" for path in _SENDERS))
def clone(site: "Site") -> Value | None:
    """One more sender."""
    side = site.machine.definitions.normal(pointee(site.types[0]))
    channel_of(site.machine, side, site.pointer(0)).senders += 1
    return std_fields.load(site.machine, side, site.pointer(0))


@destructor(*_SENDERS)
def drop_sender(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """One sender less; after the last, receivers are told."""
    machine.calls.budget -= 1
    found = channel_of(machine, type_, pointer)
    machine.races.acquire(found.key)
    machine.races.release(found.key)
    found.senders -= 1
    _free(machine, found)


@destructor(_RECEIVER)
def drop_receiver(machine: "Machine", thread: "Thread", type_: Path, pointer: Pointer) -> None:
    """The end of the receiver: what is in the queue is dropped, and senders are told. Messages without room
    stay their senders'."""
    machine.calls.budget -= 1
    found = channel_of(machine, type_, pointer)
    machine.races.acquire(found.key)
    machine.races.release(found.key)
    found.open = False
    if found.bound == 0:
        _free(machine, found)
        return
    values = [message.value for message in found.messages]
    found.messages.clear()
    _drop_values(machine, thread, found, values)


def _drop_values(machine: "Machine", thread: "Thread", found: Channel, values: list[Value]) -> None:
    """Drops messages in order, each in memory of its own; then the channel may end."""
    if not values or not machine.glue.needs_drop(found.item):
        _free(machine, found)
        return
    layout = machine.layouts.of(found.item)
    memory = machine.allocate(layout.size, layout.align, Storage.STACK, "a message that nobody receives")
    if layout.size:
        machine.shapes.of(found.item).store(memory, 0, values[0])

    def dropped() -> None:
        machine.deallocate(memory, memory.tag)
        _drop_values(machine, thread, found, values[1:])

    machine.glue.drop(thread, found.item, machine.memory.pointer_to(memory), None, dropped)


def _free(machine: "Machine", found: Channel) -> None:
    if not found.senders and not found.open:
        machine.deallocate(found.memory, found.memory.tag)
        del machine.channels[found.memory.id]
