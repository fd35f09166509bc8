"""Coherence messages, and where they go.

Addresses are numbers: core ``c`` has address ``c``, the directory of line ``l`` has address
``cores + l``.
"""

from enum import StrEnum
from typing import NamedTuple, TypeAlias


class MessageKind(StrEnum):
    """Kinds of message, spelled as in the primer."""

    GETS = "GetS"
    GETM = "GetM"
    FWD_GETS = "Fwd-GetS"
    FWD_GETM = "Fwd-GetM"
    INV = "Inv"
    DATA = "Data"
    INV_ACK = "Inv-Ack"


FORWARDED = frozenset({MessageKind.FWD_GETS, MessageKind.FWD_GETM, MessageKind.INV})
"""Kinds that travel in the ordered channel from the directory to a core."""


class Message(NamedTuple):
    """One message about ``line``.

    ``requester`` is the core that the transaction is for (0 in Data to the directory, which knows);
    ``value`` and ``acks`` belong to Data;
    ``from_owner`` tells Data of a former owner from Data of the directory. The sender is not part of
    a message, as no controller looks at it.
    """

    kind: MessageKind
    line: int
    requester: int = 0
    value: int = 0
    acks: int = 0
    from_owner: bool = False


class LastWritten(NamedTuple):
    """Not a message of the protocol: it tells the ghost variable of the data-value invariant that a
    core wrote ``value``. It takes effect at once."""

    value: int


class Sent(NamedTuple):
    """A message on its way to an address."""

    to: int
    message: Message | LastWritten


Messages: TypeAlias = tuple[Message, ...]


def show_message(message: Message, line: str) -> str:
    """A message as in a chart: ``Data x=1 (2 acks)``."""
    if message.kind is MessageKind.DATA:
        acks = f" ({message.acks} ack{'s' * (message.acks != 1)})" if message.acks else ""
        owner = " from owner" if message.from_owner else ""
        return f"Data {line}={message.value}{owner}{acks}"
    return f"{message.kind} {line}"
