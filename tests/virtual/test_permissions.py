"""Which permission each operation needs, rule by rule, and the seed's rule refuted."""

import pytest

from rustrata.virtual.permissions import (
    EXECUTE_ONLY,
    NO_ACCESS,
    PERMISSIONS,
    READ_EXECUTE,
    READ_ONLY,
    READ_WRITE,
    READ_WRITE_EXECUTE,
    FaultKind,
    Operation,
    Permission,
    fault_of,
)

READABLE = (READ_ONLY, READ_WRITE, READ_EXECUTE, READ_WRITE_EXECUTE)
WRITABLE = (READ_WRITE, READ_WRITE_EXECUTE)
EVERY_PERMISSION = tuple(PERMISSIONS.values())


@pytest.mark.parametrize("permission", EVERY_PERMISSION, ids=str)
def test_load_needs_read(permission: Permission) -> None:
    expected = None if permission in READABLE else FaultKind.READ_PROTECTED
    assert fault_of(Operation.LOAD, permission) is expected


@pytest.mark.parametrize("permission", EVERY_PERMISSION, ids=str)
@pytest.mark.parametrize(
    "operation",
    [
        Operation.STORE,
        Operation.STORE_CONDITIONAL,
        Operation.READ_MODIFY_WRITE,
        Operation.COMPARE_EXCHANGE,
    ],
)
def test_whatever_may_write_needs_write(operation: Operation, permission: Permission) -> None:
    expected = None if permission in WRITABLE else FaultKind.WRITE_PROTECTED
    assert fault_of(operation, permission) is expected


@pytest.mark.parametrize("permission", EVERY_PERMISSION, ids=str)
def test_fence_needs_nothing(permission: Permission) -> None:
    assert fault_of(Operation.FENCE, permission) is None


def test_atomics_on_an_unreadable_page_fault_as_writes() -> None:
    """RISC-V: AMOs never raise load page faults."""
    assert fault_of(Operation.READ_MODIFY_WRITE, EXECUTE_ONLY) is FaultKind.WRITE_PROTECTED
    assert fault_of(Operation.READ_MODIFY_WRITE, NO_ACCESS) is FaultKind.WRITE_PROTECTED


def test_more_permission_never_faults_more() -> None:
    """Monotone: what a page allows, a page with more permissions allows."""
    for operation in Operation:
        for less in EVERY_PERMISSION:
            for more in EVERY_PERMISSION:
                if all(a <= b for a, b in zip(_flags(less), _flags(more), strict=True)):
                    allowed = fault_of(operation, less) is None
                    assert not allowed or fault_of(operation, more) is None, (operation, less, more)


def _flags(permission: Permission) -> tuple[bool, bool, bool]:
    return permission.readable, permission.writable, permission.executable


def test_every_permission_has_its_own_name() -> None:
    assert sorted(PERMISSIONS) == ["none", "r", "rw", "rwx", "rx", "x"]
    assert all(str(permission) == name for name, permission in PERMISSIONS.items())


def test_a_page_is_never_writable_without_being_readable() -> None:
    with pytest.raises(AssertionError, match="readable"):
        Permission(readable=False, writable=True, executable=False)


def _seed_check_permission(operation: Operation, permission: Permission) -> bool:
    """Section 2.3's check_permission: a table of reads and writes, everything else denied."""
    match operation:
        case Operation.LOAD:
            return permission in READABLE
        case Operation.STORE:
            return permission in WRITABLE
        case _:
            return False


def test_seed_check_permission_agrees_on_reads() -> None:
    for permission in EVERY_PERMISSION:
        allowed = fault_of(Operation.LOAD, permission) is None
        assert allowed == _seed_check_permission(Operation.LOAD, permission)


def test_seed_check_permission_agrees_on_writes() -> None:
    for permission in EVERY_PERMISSION:
        allowed = fault_of(Operation.STORE, permission) is None
        assert allowed == _seed_check_permission(Operation.STORE, permission)


def test_seed_check_permission_denies_cas_on_read_write_pages() -> None:
    """The seed denies every compare-and-swap; a page with read and write allows it."""
    assert not _seed_check_permission(Operation.COMPARE_EXCHANGE, READ_WRITE)
    assert fault_of(Operation.COMPARE_EXCHANGE, READ_WRITE) is None


def test_seed_check_permission_denies_fences_on_every_page() -> None:
    """The seed denies every fence; a fence has no address, so no page can deny it."""
    for permission in EVERY_PERMISSION:
        assert not _seed_check_permission(Operation.FENCE, permission)
        assert fault_of(Operation.FENCE, permission) is None
