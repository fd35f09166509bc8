"""Page permissions, and which of them each operation needs.

A permission is what a page table entry lets a user program do with its page: read, write, execute.
Who asks (user or kernel, protection keys, the accessed and dirty bits) is not modelled.

Sources: Intel SDM vol. 3A, 4.6 (access rights) and 4.7 (page-fault exceptions); RISC-V Privileged
Architecture, Sv32 "Addressing and Memory Protection" (encoding of R, W, X and the faults of each kind
of instruction); the Rust documentation of ``std::sync::atomic``, "Atomic accesses to read-only memory".
"""

from enum import Enum
from typing import assert_never

from rustrata.records import record


@record
class Permission:
    """What a page allows. A writable page is readable: no x86 entry says otherwise, and RISC-V
    reserves the encodings with W and without R."""

    readable: bool
    writable: bool
    executable: bool

    def __post_init__(self) -> None:
        assert self.readable or not self.writable, "a page that is writable is readable"

    def __str__(self) -> str:
        letters = (self.readable, "r"), (self.writable, "w"), (self.executable, "x")
        return "".join(letter for flag, letter in letters if flag) or "none"


NO_ACCESS = Permission(readable=False, writable=False, executable=False)
READ_ONLY = Permission(readable=True, writable=False, executable=False)
READ_WRITE = Permission(readable=True, writable=True, executable=False)
EXECUTE_ONLY = Permission(readable=False, writable=False, executable=True)
READ_EXECUTE = Permission(readable=True, writable=False, executable=True)
READ_WRITE_EXECUTE = Permission(readable=True, writable=True, executable=True)

PERMISSIONS: dict[str, Permission] = {
    str(permission): permission
    for permission in (NO_ACCESS, READ_ONLY, READ_WRITE, EXECUTE_ONLY, READ_EXECUTE, READ_WRITE_EXECUTE)
}
"""Every permission, by the name that an address map gives it."""


class Operation(Enum):
    """What a thread does, as far as permissions tell operations apart."""

    LOAD = "load"
    STORE = "store"
    STORE_CONDITIONAL = "store-conditional"
    READ_MODIFY_WRITE = "read-modify-write"
    COMPARE_EXCHANGE = "compare-exchange"
    FENCE = "fence"


class FaultKind(Enum):
    """Why an access faults."""

    NOT_PRESENT = "not present"
    WRITE_PROTECTED = "write-protected"
    READ_PROTECTED = "read-protected"


def load(permission: Permission) -> FaultKind | None:
    """A load, or a load-reserved, needs read [RISC-V Priv., Sv32: load page fault]."""
    return None if permission.readable else FaultKind.READ_PROTECTED


def store(permission: Permission) -> FaultKind | None:
    """A store needs write [Intel SDM vol. 3A, 4.6.1; RISC-V Priv., Sv32: store page fault]."""
    return None if permission.writable else FaultKind.WRITE_PROTECTED


def store_conditional(permission: Permission) -> FaultKind | None:
    """The attempt needs write, whether or not it succeeds [RISC-V Priv., Sv32]."""
    return None if permission.writable else FaultKind.WRITE_PROTECTED


def read_modify_write(permission: Permission) -> FaultKind | None:
    """A read-modify-write needs read and write.

    What is missing is reported as the write: RISC-V AMOs never raise load page faults, and x86 sets
    the W/R bit of the error code [RISC-V Priv., Sv32; Intel SDM vol. 3A, 4.7].
    """
    return None if permission.readable and permission.writable else FaultKind.WRITE_PROTECTED


def compare_exchange(permission: Permission) -> FaultKind | None:
    """A compare-exchange needs read and write, even when its comparison fails.

    x86 writes the old value back [Intel SDM vol. 2A, CMPXCHG]; Rust promises no less
    [std::sync::atomic, "Atomic accesses to read-only memory"].
    """
    return read_modify_write(permission)


def fence(_: Permission) -> FaultKind | None:
    """A fence accesses no memory, so it needs nothing and never faults, whatever the page."""
    return None


def fault_of(operation: Operation, permission: Permission) -> FaultKind | None:
    """The fault that ``operation`` takes on a present page with ``permission``; None when allowed."""
    match operation:
        case Operation.LOAD:
            return load(permission)
        case Operation.STORE:
            return store(permission)
        case Operation.STORE_CONDITIONAL:
            return store_conditional(permission)
        case Operation.READ_MODIFY_WRITE:
            return read_modify_write(permission)
        case Operation.COMPARE_EXCHANGE:
            return compare_exchange(permission)
        case Operation.FENCE:
            return fence(permission)
        case _:
            assert_never(operation)
