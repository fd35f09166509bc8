"""The directory's side of a line: its entry, the memory cell, and the messages that wait for it.

The directory interprets the rows of table 8.2 [Primer, 2nd ed.]. Waiting requests and responses are
multisets (sorted tuples): their networks are unordered.
"""

from typing import NamedTuple

from rustrata.hardware.coherence.protocol import (
    DirectoryAction,
    DirectoryEvent,
    DirectoryRow,
    DirectoryState,
    Protocol,
)
from rustrata.hardware.component import Step
from rustrata.hardware.messages import LastWritten, Message, MessageKind, Messages, Sent, show_message

NO_OWNER = -1
_NEEDS_OWNER = frozenset(
    {DirectoryAction.SEND_FWD_GETS, DirectoryAction.SEND_FWD_GETM, DirectoryAction.ADD_OWNER}
)


class DirectoryEntry(NamedTuple):
    """One line in the directory.

    ``sharers`` is a bit mask of cores, ``memory`` the memory cell, ``last_written`` the ghost
    variable of the data-value invariant. ``unexpected`` describes the first event without a row.
    """

    state: DirectoryState
    owner: int
    sharers: int
    memory: int
    last_written: int
    requests: Messages = ()
    responses: Messages = ()
    unexpected: str = ""


class Directory:
    """The controller of one line: a function from an entry to the steps it can take."""

    def __init__(self, protocol: Protocol, line: int, location: str, cores: int) -> None:
        self._rows: dict[tuple[DirectoryState, DirectoryEvent], DirectoryRow] = {
            (row.state, row.event): row for row in protocol.directory
        }
        self._line = line
        self._location = location
        self._cores = cores

    def receive(self, entry: DirectoryEntry, message: Message | LastWritten) -> DirectoryEntry:
        """The entry when a message has arrived, not yet handled."""
        if isinstance(message, LastWritten):
            return entry._replace(last_written=message.value)
        if message.kind is MessageKind.DATA:
            return entry._replace(responses=tuple(sorted((*entry.responses, message))))
        return entry._replace(requests=tuple(sorted((*entry.requests, message))))

    def is_idle(self, entry: DirectoryEntry) -> bool:
        """Does nothing wait for this line's directory?"""
        return not entry.requests and not entry.responses

    def local_step(self, entry: DirectoryEntry) -> Step[DirectoryEntry] | None:
        """None: every step of a directory is seen by others."""
        return None

    def steps(self, entry: DirectoryEntry) -> tuple[Step[DirectoryEntry], ...]:
        """Handle one waiting message, any of them."""
        steps = []
        for message in dict.fromkeys(entry.requests):
            rest = list(entry.requests)
            rest.remove(message)
            event = DirectoryEvent.GETS if message.kind is MessageKind.GETS else DirectoryEvent.GETM
            name = f"receive {show_message(message, self._location)} of core {message.requester}"
            steps += self._react(entry._replace(requests=tuple(rest)), event, message, name)
        for message in dict.fromkeys(entry.responses):
            rest = list(entry.responses)
            rest.remove(message)
            name = f"receive {show_message(message, self._location)}"
            steps += self._react(entry._replace(responses=tuple(rest)), DirectoryEvent.DATA, message, name)
        return tuple(steps)

    def _react(
        self, entry: DirectoryEntry, event: DirectoryEvent, message: Message, name: str
    ) -> list[Step[DirectoryEntry]]:
        row = self._rows.get((entry.state, event))
        if row is None or (entry.owner == NO_OWNER and not _NEEDS_OWNER.isdisjoint(row.actions)):
            blank = f"directory of {self._location} in {entry.state.value}: {event.value}"
            return [Step(name, entry._replace(unexpected=blank))]
        if DirectoryAction.STALL in row.actions:
            return []
        after, sent = entry, []
        for action in row.actions:
            sent += self._send(action, after, message)
            after = _update(action, after, message)
        return [Step(name, after._replace(state=row.to), tuple(sent))]

    def _send(self, action: DirectoryAction, entry: DirectoryEntry, message: Message) -> list[Sent]:
        line, requester = self._line, message.requester
        others = [core for core in range(self._cores) if entry.sharers >> core & 1 and core != requester]
        match action:
            case DirectoryAction.SEND_DATA:
                return [Sent(requester, Message(MessageKind.DATA, line, requester, entry.memory))]
            case DirectoryAction.SEND_DATA_AND_ACKS:
                data = Message(MessageKind.DATA, line, requester, entry.memory, len(others))
                return [Sent(requester, data)]
            case DirectoryAction.SEND_INV:
                return [Sent(core, Message(MessageKind.INV, line, requester)) for core in others]
            case DirectoryAction.SEND_FWD_GETS:
                return [Sent(entry.owner, Message(MessageKind.FWD_GETS, line, requester))]
            case DirectoryAction.SEND_FWD_GETM:
                return [Sent(entry.owner, Message(MessageKind.FWD_GETM, line, requester))]
            case _:
                return []


def _update(action: DirectoryAction, entry: DirectoryEntry, message: Message) -> DirectoryEntry:
    match action:
        case DirectoryAction.ADD_REQ:
            return entry._replace(sharers=entry.sharers | 1 << message.requester)
        case DirectoryAction.ADD_OWNER:
            return entry._replace(sharers=entry.sharers | 1 << entry.owner)
        case DirectoryAction.CLEAR_SHARERS:
            return entry._replace(sharers=0)
        case DirectoryAction.SET_OWNER:
            return entry._replace(owner=message.requester)
        case DirectoryAction.CLEAR_OWNER:
            return entry._replace(owner=NO_OWNER)
        case DirectoryAction.COPY_DATA:
            return entry._replace(memory=message.value)
        case _:
            return entry
