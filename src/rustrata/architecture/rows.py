"""What a mapping must say: one row for each operation of Rust's atomics and each of its orderings."""

from enum import Enum

from rustrata.programs.litmus.syntax import Ordering


class Operation(Enum):
    """An operation on an atomic, or on memory that is not atomic, as a mapping file spells it."""

    LOAD = "load"
    STORE = "store"
    FENCE = "fence"
    SWAP = "swap"
    FETCH_ADD = "fetch_add"
    FETCH_SUB = "fetch_sub"
    FETCH_AND = "fetch_and"
    FETCH_OR = "fetch_or"
    FETCH_XOR = "fetch_xor"
    FETCH_NAND = "fetch_nand"
    FETCH_MAX = "fetch_max"
    FETCH_MIN = "fetch_min"
    COMPARE_EXCHANGE = "compare_exchange"
    COMPARE_EXCHANGE_WEAK = "compare_exchange_weak"


UPDATES = tuple(
    operation for operation in Operation if operation.value == "swap" or operation.value.startswith("fetch_")
)
"""The unconditional read-modify-write operations."""

_ATOMIC_UPDATE = (
    Ordering.RELAXED,
    Ordering.ACQUIRE,
    Ordering.RELEASE,
    Ordering.ACQ_REL,
    Ordering.SEQ_CST,
)
_ORDERINGS = {
    Operation.LOAD: (Ordering.NON_ATOMIC, Ordering.RELAXED, Ordering.ACQUIRE, Ordering.SEQ_CST),
    Operation.STORE: (Ordering.NON_ATOMIC, Ordering.RELAXED, Ordering.RELEASE, Ordering.SEQ_CST),
    Operation.FENCE: (Ordering.ACQUIRE, Ordering.RELEASE, Ordering.ACQ_REL, Ordering.SEQ_CST),
}

PLACEHOLDERS: dict[Operation, frozenset[str]] = {
    Operation.LOAD: frozenset({"target", "memory"}),
    Operation.STORE: frozenset({"value", "memory"}),
    Operation.FENCE: frozenset(),
    **{operation: frozenset({"target", "operand", "memory"}) for operation in UPDATES},
    **{
        operation: frozenset({"target", "succeeded", "expected", "desired", "memory"})
        for operation in (Operation.COMPARE_EXCHANGE, Operation.COMPARE_EXCHANGE_WEAK)
    },
}
"""The operands that a row of an operation may mention, besides its own temporaries."""


def orderings(operation: Operation) -> tuple[Ordering, ...]:
    """The orderings that an operation has. A compare-and-exchange is listed by `merged_ordering`."""
    return _ORDERINGS.get(operation, _ATOMIC_UPDATE)


ROWS: tuple[tuple[Operation, Ordering], ...] = tuple(
    (operation, ordering) for operation in Operation for ordering in orderings(operation)
)
"""Every row of a mapping, in the order in which tables are printed."""


def merged_ordering(success: Ordering, failure: Ordering) -> Ordering:
    """The row of a compare-and-exchange: the weakest ordering at least as strong as both.

    As LLVM does, an acquire on failure is an acquire on both outcomes, for the load is the same one.
    """
    if Ordering.SEQ_CST in (success, failure):
        return Ordering.SEQ_CST
    if failure is Ordering.ACQUIRE and success is Ordering.RELEASE:
        return Ordering.ACQ_REL
    if failure is Ordering.ACQUIRE and success is Ordering.RELAXED:
        return Ordering.ACQUIRE
    return success
