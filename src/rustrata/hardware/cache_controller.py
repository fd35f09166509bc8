"""The cache's side of a line: interprets the rows of table 8.1 [Primer, 2nd ed.]."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias, assert_never

from rustrata.hardware.coherence.protocol import CacheAction, CacheEvent, CacheRow, CacheState, Protocol
from rustrata.hardware.messages import Message, MessageKind, Sent
from rustrata.records import record


class Line(NamedTuple):
    """A cache line: one cell. ``acks``: acknowledgements announced less those received."""

    state: CacheState
    value: int
    acks: int = 0


class NoReaction(Enum):
    """The table's entry is a stall, or blank."""

    STALL = "stall"
    BLANK = "blank"


@record
class Reaction:
    """What a row does: the line after it, the messages it sends, and whether a core's access is done."""

    line: Line
    sent: tuple[Sent, ...]
    hit: bool


Answer: TypeAlias = Reaction | NoReaction

_FORWARDED_EVENT: Mapping[MessageKind, CacheEvent] = {
    MessageKind.FWD_GETS: CacheEvent.FWD_GETS,
    MessageKind.FWD_GETM: CacheEvent.FWD_GETM,
    MessageKind.INV: CacheEvent.INV,
}


class CacheController:
    """The cache controllers of one core, one for each line."""

    def __init__(self, protocol: Protocol, core: int, cores: int) -> None:
        self._rows: dict[tuple[CacheState, CacheEvent], CacheRow] = {
            (row.state, row.event): row for row in protocol.cache
        }
        self._core = core
        self._cores = cores

    def may(self, state: CacheState, event: CacheEvent) -> bool:
        """Does an access of the core (LOAD or STORE) succeed in this state?"""
        row = self._rows.get((state, event))
        return row is not None and CacheAction.HIT in row.actions

    def event_of(self, line: Line, message: Message) -> CacheEvent:
        """The column of table 8.1 that a message falls into."""
        match message.kind:
            case MessageKind.DATA:
                if message.from_owner:
                    return CacheEvent.DATA_OWNER
                return CacheEvent.DATA_ACKS if message.acks + line.acks else CacheEvent.DATA_ACK_0
            case MessageKind.INV_ACK:
                return CacheEvent.LAST_INV_ACK if line.acks == 1 else CacheEvent.INV_ACK
            case _:
                return _FORWARDED_EVENT[message.kind]

    def access(self, line: Line, number: int, event: CacheEvent) -> Answer:
        """The core loads from or stores to line ``number``."""
        return self._react(line, event, Message(MessageKind.DATA, number))

    def receive(self, line: Line, message: Message) -> Answer:
        """A message is handled."""
        return self._react(line, self.event_of(line, message), message)

    def _react(self, line: Line, event: CacheEvent, message: Message) -> Answer:
        row = self._rows.get((line.state, event))
        if row is None:
            return NoReaction.BLANK
        if CacheAction.STALL in row.actions:
            return NoReaction.STALL
        value, acks, sent = line.value, line.acks, []
        for action in row.actions:
            match action:
                case CacheAction.COPY_DATA:
                    value = message.value
                case CacheAction.ADD_ACKS:
                    acks += message.acks
                case CacheAction.DECREMENT_ACKS:
                    acks -= 1
                case CacheAction.HIT | CacheAction.STALL:
                    pass
                case _:
                    sent.append(self._send(action, message, line.value))
        return Reaction(Line(row.to, value, acks), tuple(sent), CacheAction.HIT in row.actions)

    def _send(self, action: CacheAction, message: Message, value: int) -> Sent:
        number, requester = message.line, message.requester
        directory = self._cores + number
        match action:
            case CacheAction.SEND_GETS:
                return Sent(directory, Message(MessageKind.GETS, number, self._core))
            case CacheAction.SEND_GETM:
                return Sent(directory, Message(MessageKind.GETM, number, self._core))
            case CacheAction.SEND_DATA_TO_REQ:
                data = Message(MessageKind.DATA, number, requester, value, from_owner=True)
                return Sent(requester, data)
            case CacheAction.SEND_DATA_TO_DIR:
                return Sent(directory, Message(MessageKind.DATA, number, value=value, from_owner=True))
            case CacheAction.SEND_INV_ACK:
                return Sent(requester, Message(MessageKind.INV_ACK, number, requester))
            case (
                CacheAction.COPY_DATA
                | CacheAction.ADD_ACKS
                | CacheAction.DECREMENT_ACKS
                | CacheAction.HIT
                | CacheAction.STALL
            ):
                raise AssertionError("this action sends nothing")
            case _:
                assert_never(action)
