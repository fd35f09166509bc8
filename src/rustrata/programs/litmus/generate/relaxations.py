"""The edges of a cycle: relaxations, in the notation of diy [Alglave, Maranget, Sarkar, Sewell, CAV'10].

A cycle of relaxations alternates the events of a test and the reasons for which a model may or may not order
them. An edge is a communication (``Rfe``, ``Fri``, ``Coe``, ``Wse``), program order (``PodWR``, ``PosRR``), a
fence (``DMB.SYdWW``), a dependency (``DpAddrdR``) or the two halves of one read-modify-write (``Rmw``). ``d``
and ``s`` say whether its events are at different locations or the same, and two annotations may follow, for
its source and its target: ``PodWWPL``.
"""

from enum import Enum
from typing import TypeAlias

from rustrata.records import record
from rustrata.source import Span

PLAIN = "P"
"""The annotation of an access that has none."""


class Direction(Enum):
    """What an event does to memory."""

    READ = "R"
    WRITE = "W"


class Link(Enum):
    """The communication relations: reads-from, from-read, coherence."""

    READS_FROM = "Rf"
    FROM_READ = "Fr"
    COHERENCE = "Co"


class DependencyKind(Enum):
    """How the source of a dependency, a read, reaches its target."""

    ADDRESS = "Addr"
    DATA = "Data"
    CONTROL = "Ctrl"
    CONTROL_FENCE = "CtrlFence"
    """Control, and then the instruction that discards what was done ahead: ISB, isync, fence.i."""


class UpdateKind(Enum):
    """How a read and a write are made one: a pair of exclusives, or one instruction."""

    EXCLUSIVES = "LxSx"
    EXCHANGE = "Exch"
    SWAP = "Amo.Swp"
    COMPARE_AND_SWAP = "Amo.Cas"
    LOAD_ADD = "Amo.LdAdd"
    STORE_ADD = "Amo.StAdd"
    FETCH_ADD = "Fetch.Add"

    def stored(self, old: int, operand: int) -> int:
        """The value in memory afterwards."""
        match self:
            case UpdateKind.LOAD_ADD | UpdateKind.STORE_ADD | UpdateKind.FETCH_ADD:
                return old + operand
            case _:
                return operand


@record
class Communicates:
    """The target sees the source, or overwrites it; ``external`` when it does so from another thread."""

    link: Link
    external: bool


@record
class InOrder:
    """Program order and nothing else."""


@record
class Fenced:
    """Program order with a fence between. ``fence`` is diy's name of it: ``DMB.SY``, ``Fence.rw.rw``."""

    fence: str


@record
class Depends:
    """Program order with a dependency. ``word`` is diy's name of it in the dialect: ``CtrlIsb``."""

    kind: DependencyKind
    word: str


@record
class Updates:
    """The two halves of one read-modify-write."""

    kind: UpdateKind


Edge: TypeAlias = Communicates | InOrder | Fenced | Depends | Updates


@record
class Relaxation:
    """One edge of a cycle.

    ``source`` and ``target`` are what its two events do. An annotation is None where the cycle does not say
    it, `PLAIN` where it says that there is none.
    """

    edge: Edge
    source: Direction
    target: Direction
    changes_location: bool
    span: Span
    source_annotation: str | None = None
    target_annotation: str | None = None

    @property
    def external(self) -> bool:
        """Does it lead to another thread?"""
        return isinstance(self.edge, Communicates) and self.edge.external

    @property
    def word(self) -> str:
        """The edge in diy's notation, without its annotations; ``Co`` also where the text says ``Ws``."""
        where = "d" if self.changes_location else "s"
        ends = f"{self.source.value}{self.target.value}"
        match self.edge:
            case Communicates(link, external):
                return f"{link.value}{'e' if external else 'i'}"
            case InOrder():
                return f"Po{where}{ends}"
            case Fenced(fence):
                return f"{fence}{where}{ends}"
            case Depends(_, word):
                return f"Dp{word}{where}{self.target.value}"
            case Updates(kind):
                return kind.value

    @property
    def shown(self) -> str:
        """The edge in diy's notation, with its annotations where one is not plain."""
        ends = (self.source_annotation or PLAIN, self.target_annotation or PLAIN)
        return self.word if ends == (PLAIN, PLAIN) else f"{self.word}{''.join(ends)}"
