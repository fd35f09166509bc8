"""The vocabulary of a directory coherence protocol, and a protocol as two tables.

States, events and actions are spelled as in tables 8.1 and 8.2 of "A Primer on Memory Consistency and
Cache Coherence" [Sorin, Hill, Wood 2011; 2nd edition with Nagarajan, 2020]. A pair of a state and an
event without a row is a blank entry of those tables: it must never be met, and meeting it is reported
as an unexpected message.

Left out: evictions (replacement, PutS, PutM and the states MI^A, SI^A, II^A). A cache holds every line.
"""

from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from rustrata.records import record


class CacheState(Enum):
    """States of a line in a cache controller. ``IM^AD``: from I to M, awaiting acks and data."""

    I = "I"  # noqa: E741
    S = "S"
    M = "M"
    IS_D = "IS^D"
    IM_AD = "IM^AD"
    IM_A = "IM^A"
    SM_AD = "SM^AD"
    SM_A = "SM^A"


class CacheEvent(Enum):
    """What a cache controller reacts to: its core, forwarded requests, and responses.

    For Data from the directory, ``ack`` is the number of acknowledgements still outstanding: those
    that the message announces less those that came before it.
    """

    LOAD = "load"
    STORE = "store"
    FWD_GETS = "Fwd-GetS"
    FWD_GETM = "Fwd-GetM"
    INV = "Inv"
    DATA_ACK_0 = "Data from Dir (ack=0)"
    DATA_ACKS = "Data from Dir (ack>0)"
    DATA_OWNER = "Data from Owner"
    INV_ACK = "Inv-Ack"
    LAST_INV_ACK = "Last-Inv-Ack"


class CacheAction(Enum):
    """What a cache controller does. ``Req`` is the core whose request was forwarded."""

    HIT = "hit"
    STALL = "stall"
    SEND_GETS = "send GetS to Dir"
    SEND_GETM = "send GetM to Dir"
    SEND_DATA_TO_REQ = "send Data to Req"
    SEND_DATA_TO_DIR = "send Data to Dir"
    SEND_INV_ACK = "send Inv-Ack to Req"
    COPY_DATA = "copy Data to the line"
    ADD_ACKS = "ack += announced"
    DECREMENT_ACKS = "ack--"


class DirectoryState(Enum):
    """States of a line in the directory. ``S^D``: shared, awaiting the owner's data."""

    I = "I"  # noqa: E741
    S = "S"
    M = "M"
    S_D = "S^D"


class DirectoryEvent(Enum):
    """What the directory reacts to."""

    GETS = "GetS"
    GETM = "GetM"
    DATA = "Data"


class DirectoryAction(Enum):
    """What the directory does. ``Req`` is the core that asked."""

    STALL = "stall"
    SEND_DATA = "send Data to Req"
    SEND_DATA_AND_ACKS = "send Data to Req, ack = other Sharers"
    SEND_INV = "send Inv to Sharers"
    SEND_FWD_GETS = "send Fwd-GetS to Owner"
    SEND_FWD_GETM = "send Fwd-GetM to Owner"
    ADD_REQ = "add Req to Sharers"
    ADD_OWNER = "add Owner to Sharers"
    CLEAR_SHARERS = "clear Sharers"
    SET_OWNER = "set Owner to Req"
    CLEAR_OWNER = "clear Owner"
    COPY_DATA = "copy Data to memory"


@record
class CacheRow:
    """One entry of the cache controller's table: in ``state`` on ``event``, act in order, go ``to``."""

    state: CacheState
    event: CacheEvent
    actions: tuple[CacheAction, ...]
    to: CacheState

    def __str__(self) -> str:
        actions = "; ".join(action.value for action in self.actions)
        return f"cache {self.state.value}, {self.event.value}: {actions or '-'} / {self.to.value}"


@record
class DirectoryRow:
    """One entry of the directory's table: in ``state`` on ``event``, act in order, go ``to``."""

    state: DirectoryState
    event: DirectoryEvent
    actions: tuple[DirectoryAction, ...]
    to: DirectoryState

    def __str__(self) -> str:
        actions = "; ".join(action.value for action in self.actions)
        return f"directory {self.state.value}, {self.event.value}: {actions or '-'} / {self.to.value}"


Row: TypeAlias = CacheRow | DirectoryRow


@record
class Protocol:
    """A coherence protocol. ``correct`` is false for the deliberately wrong ones."""

    name: str
    description: str
    source: str
    cache: tuple[CacheRow, ...]
    directory: tuple[DirectoryRow, ...]
    correct: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, the cache controller's first."""
        return (*self.cache, *self.directory)


def variant(protocol: Protocol, name: str, description: str, changed: Iterable[Row]) -> Protocol:
    """A deliberately wrong protocol: ``changed`` rows replace those of the same state and event."""
    rows: dict[tuple[object, object], Row] = {(row.state, row.event): row for row in protocol.rows}
    rows |= {(row.state, row.event): row for row in changed}
    return _with_rows(protocol, name, description, rows.values())


def without(protocol: Protocol, row: Row) -> Protocol:
    """``protocol`` with one entry left blank."""
    rows = (kept for kept in protocol.rows if kept != row)
    return _with_rows(protocol, f"{protocol.name} without [{row}]", "one entry is blank", rows)


def _with_rows(protocol: Protocol, name: str, description: str, rows: Iterable[Row]) -> Protocol:
    rows = tuple(rows)
    return Protocol(
        name,
        description,
        protocol.source,
        tuple(row for row in rows if isinstance(row, CacheRow)),
        tuple(row for row in rows if isinstance(row, DirectoryRow)),
        correct=False,
    )
