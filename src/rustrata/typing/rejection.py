"""Why a program is not typed: the rule, its premise that fails, the contexts there, what would be needed.

Where rustc has an error for the same mistake, its code is named.
"""

from enum import Enum

from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.judgements import Cont, Entry, Local
from rustrata.typing.types import Inclusion


class Cause(Enum):
    """What kind of premise fails; the value is the code of the diagnostic."""

    ABSENT = "TYP001"
    BLOCKED = "TYP002"
    NOT_ALIVE = "TYP003"
    NOT_INCLUDED = "TYP004"
    SUBTYPE = "TYP005"
    NOT_COPY = "TYP006"
    NOT_SEND = "TYP007"
    NOT_WRITABLE = "TYP008"
    SIZE = "TYP009"
    ILL_FORMED = "TYP010"
    LIFETIME_CONTEXT = "TYP011"
    CAPTURE = "TYP012"
    EQUALIZE = "TYP013"
    BRANCHES = "TYP014"
    UNDETERMINED = "TYP015"


@record
class Note:
    """An earlier event that explains the failure: where an entry was moved, borrowed, or ended."""

    text: str
    span: Span


@record
class Contexts:
    """E, L, K and T where the rule failed."""

    externals: tuple[Inclusion, ...]
    locals_: tuple[Local, ...]
    conts: tuple[Cont, ...]
    entries: tuple[Entry, ...]


@record
class Rejection:
    """A function is not typed. ``rustc`` is the code of rustc's error for this mistake, if it has one."""

    function: str
    rule: str
    premise: str
    needed: str
    cause: Cause
    span: Span
    contexts: Contexts
    rustc: str | None = None
    notes: tuple[Note, ...] = ()


class PremiseFails(Exception):
    """A premise of a rule does not hold; the checker adds the contexts and makes it a `Rejection`."""

    def __init__(
        self,
        rule: str,
        premise: str,
        needed: str,
        cause: Cause,
        span: Span,
        rustc: str | None = None,
        notes: tuple[Note, ...] = (),
    ) -> None:
        super().__init__(premise)
        self.rule = rule
        self.premise = premise
        self.needed = needed
        self.cause = cause
        self.span = span
        self.rustc = rustc
        self.notes = notes
