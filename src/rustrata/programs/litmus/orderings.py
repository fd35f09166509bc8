"""Memory orderings by name, and which operation may have which.

The rules are those of C17 7.17.7 and of rustc's lint ``invalid_atomic_ordering``, which is an error by
default. They differ on one thing: ``atomic_thread_fence(memory_order_relaxed)`` is legal in C and does
nothing (C17 7.17.4.1), while Rust's ``fence(Relaxed)`` panics.
"""

from enum import Enum

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.litmus.syntax import Dialect, Ordering
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.source import Span

RUST_ORDERINGS: dict[str, Ordering] = {o.value: o for o in Ordering if o is not Ordering.NON_ATOMIC}
C_ORDERINGS: dict[str, Ordering] = {
    "memory_order_relaxed": Ordering.RELAXED,
    "memory_order_acquire": Ordering.ACQUIRE,
    "memory_order_release": Ordering.RELEASE,
    "memory_order_acq_rel": Ordering.ACQ_REL,
    "memory_order_seq_cst": Ordering.SEQ_CST,
}
ORDERING_NAMES: dict[Dialect, dict[Ordering, str]] = {
    Dialect.RUST: {ordering: name for name, ordering in RUST_ORDERINGS.items()},
    Dialect.C: {ordering: name for name, ordering in C_ORDERINGS.items()},
}


class Use(Enum):
    """What an ordering is given to; the value is how messages call it."""

    LOAD = "a load"
    STORE = "a store"
    UPDATE = "a read-modify-write"
    FAILURE = "a failed compare-exchange"
    FENCE = "a fence"


_REFUSED: dict[Use, frozenset[Ordering]] = {
    Use.LOAD: frozenset((Ordering.RELEASE, Ordering.ACQ_REL)),
    Use.STORE: frozenset((Ordering.ACQUIRE, Ordering.ACQ_REL)),
    Use.UPDATE: frozenset(),
    Use.FAILURE: frozenset((Ordering.RELEASE, Ordering.ACQ_REL)),
    Use.FENCE: frozenset(),
}


def read_ordering(scanner: Scanner, dialect: Dialect, use: Use) -> Ordering:
    """Step over the name of an ordering that ``use`` may have.

    Raises RustrataError: LIT008 when there is no such ordering, LIT009 when it is not allowed there,
    LIT006 for ``memory_order_consume``.
    """
    start = scanner.start
    if scanner.kind is not Kind.NAME:
        scanner.fail("a memory ordering", help=f"one of {_known(dialect)}")
    word, span = scanner.name("a memory ordering")
    while dialect is Dialect.RUST and scanner.accept("::"):
        word, span = scanner.name("a memory ordering")
    orderings = RUST_ORDERINGS if dialect is Dialect.RUST else C_ORDERINGS
    if word == "memory_order_consume":
        help_ = "write `memory_order_acquire`: every compiler treats it so"
        raise mistake("LIT006", "unsupported: memory_order_consume", span, help=help_)
    ordering = orderings.get(word)
    if ordering is None:
        help_ = did_you_mean(word, orderings) or f"the orderings are {_known(dialect)}"
        raise mistake("LIT008", f"there is no memory ordering `{word}`", span, help=help_)
    if ordering in _REFUSED[use] or (
        use is Use.FENCE and ordering is Ordering.RELAXED and dialect is Dialect.RUST
    ):
        _refuse(ordering, use, dialect, Span(scanner.source, start, span.end))
    return ordering


def _refuse(ordering: Ordering, use: Use, dialect: Dialect, span: Span) -> None:
    names = ORDERING_NAMES[dialect]
    allowed = [name for o, name in names.items() if o not in _REFUSED[use]]
    if use is Use.FENCE:
        allowed.remove(names[Ordering.RELAXED])
    raise mistake(
        "LIT009",
        f"{use.value} cannot have the ordering `{names[ordering]}`",
        span,
        label=f"not an ordering of {use.value}",
        help=f"it may have {', '.join(f'`{name}`' for name in allowed)}",
    )


def _known(dialect: Dialect) -> str:
    return ", ".join(f"`{name}`" for name in ORDERING_NAMES[dialect].values())
