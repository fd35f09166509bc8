"""Thread code: what any layer's program does to memory, as a flat list of actions.

Every layer lowers its threads to this vocabulary and the engines read nothing else. An access or a
fence carries *tags*, the names of the event sets of a ``.cat`` model that its events belong to
(``ACQ``, ``MFENCE``, ``Fence.rw.w``, ...); an engine never looks into them.

An access names its ``location``, or it computes an ``address`` from registers; then ``location`` is empty
and ``bits`` is the width of the access, which must be that of the location found at the address. The
registers in ``address`` give address dependencies.
"""

from typing import TypeAlias

from rustrata.executions.expressions import Expression, IntegerType
from rustrata.records import apart, record
from rustrata.source import Span

Tags: TypeAlias = frozenset[str]
NO_TAGS: Tags = frozenset()

OLD = "%old"
"""Name of the register that stands for the value read, inside ``Update.value``."""


@record
class Read:
    """Load ``location`` into the register ``target`` (None: the value is dropped).

    ``exclusive`` begins a load-linked/store-conditional pair. ``address_registers`` are registers
    that the address was computed from: they give address dependencies.
    """

    target: str | None
    location: str
    tags: Tags = NO_TAGS
    exclusive: bool = False
    address_registers: tuple[str, ...] = ()
    address: Expression | None = None
    bits: int | None = None
    span: Span | None = apart(default=None)


@record
class Write:
    """Store ``value`` to ``location``."""

    location: str
    value: Expression
    tags: Tags = NO_TAGS
    address_registers: tuple[str, ...] = ()
    address: Expression | None = None
    bits: int | None = None
    span: Span | None = apart(default=None)


@record
class WriteExclusive:
    """Store-conditional: it may succeed, writing ``value`` and 0 to ``status``, or fail, writing 1.

    It can succeed only when the thread's last exclusive read in program order was of the same
    location. ``status_orders`` says whether a branch on ``status`` depends on the write.
    """

    location: str
    value: Expression
    status: str
    tags: Tags = NO_TAGS
    status_orders: bool = False
    address_registers: tuple[str, ...] = ()
    address: Expression | None = None
    bits: int | None = None
    span: Span | None = apart(default=None)


@record
class Update:
    """Atomic read-modify-write. ``value`` may mention the register `OLD`.

    ``one_event``: the engine makes one event that both reads and writes (C and Rust), with the union
    of the tags; otherwise a read and a write joined by ``rmw`` (instruction sets).
    """

    target: str | None
    location: str
    value: Expression
    read_tags: Tags = NO_TAGS
    write_tags: Tags = NO_TAGS
    one_event: bool = False
    address_registers: tuple[str, ...] = ()
    address: Expression | None = None
    bits: int | None = None
    span: Span | None = apart(default=None)


@record
class CompareExchange:
    """Atomic compare-and-exchange; ``target`` gets the old value, ``success`` gets 1 or 0.

    On failure it only reads, with ``failure_tags``. ``spurious`` lets it fail though the values are equal.

    ``writes_back`` lets it also fail by writing back the value that it read. ``forwards`` lets ``target``,
    on success, also take its value from ``expected`` and not from the read: that is picked by the comparison.
    """

    target: str | None
    success: str | None
    location: str
    expected: Expression
    desired: Expression
    read_tags: Tags = NO_TAGS
    write_tags: Tags = NO_TAGS
    failure_tags: Tags = NO_TAGS
    spurious: bool = False
    writes_back: bool = False
    forwards: bool = False
    one_event: bool = False
    address_registers: tuple[str, ...] = ()
    address: Expression | None = None
    bits: int | None = None
    span: Span | None = apart(default=None)


@record
class Fence:
    """A memory fence."""

    tags: Tags
    span: Span | None = apart(default=None)


@record
class Assign:
    """Set the register ``target`` to a value computed from registers."""

    target: str
    value: Expression
    span: Span | None = apart(default=None)


@record
class Select:
    """Set ``target`` to ``chosen`` when ``condition`` is not 0, else to ``otherwise``. It depends by data on
    the value that is taken only; of ``condition`` it was picked by (the pick dependencies of AArch64)."""

    target: str
    condition: Expression
    chosen: Expression
    otherwise: Expression
    span: Span | None = apart(default=None)


@record
class Branch:
    """Jump to ``label`` when ``condition`` is not 0, else fall through. Either way, what follows in
    program order depends by control on the condition."""

    condition: Expression
    label: str
    span: Span | None = apart(default=None)


@record
class Assume:
    """Go on only when ``condition`` is not 0. It stands for the exit of a retry loop whose earlier
    rounds change nothing; later actions depend by control on the condition."""

    condition: Expression
    span: Span | None = apart(default=None)


@record
class Jump:
    """Jump to ``label``."""

    label: str


@record
class Label:
    """A place to jump to."""

    name: str


Action: TypeAlias = (
    Read
    | Write
    | WriteExclusive
    | Update
    | CompareExchange
    | Fence
    | Assign
    | Select
    | Branch
    | Assume
    | Jump
    | Label
)
Access: TypeAlias = Read | Write | WriteExclusive | Update | CompareExchange
Code: TypeAlias = tuple[Action, ...]


DEFAULT_UNROLL = 2
"""How often a loop is followed unless somebody asks, as in herd7."""


@record
class Program:
    """Threads over shared locations, as an engine takes them.

    ``initial`` maps every location to its first value, in the order of declaration. ``registers``
    are the (thread, register) pairs and ``locations`` the locations whose final values are observed.

    ``addresses`` gives each location that computed addresses may reach its integer, ``types`` the type of
    what such a location holds: values written there are wrapped into it. A jump backwards that is not
    decided by constants is followed at most ``unroll`` times for each label. A read may be of the lowest bits
    of a location of at most ``parts_of`` bits: no write is of fewer, and the lowest bits come first.
    """

    name: str
    initial: tuple[tuple[str, int], ...]
    threads: tuple[Code, ...]
    registers: tuple[tuple[int, str], ...] = ()
    locations: tuple[str, ...] = ()
    addresses: tuple[tuple[str, int], ...] = ()
    types: tuple[tuple[str, IntegerType], ...] = ()
    unroll: int = DEFAULT_UNROLL
    parts_of: int = 0
