"""The memory of the MIR machine: bounds, lifetimes, initialisation, and bytes against a dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.abstract.aliasing.events import Access, Storage
from rustrata.abstract.mir.memory import (
    EXPOSED,
    POINTER_SIZE,
    Allocation,
    Memory,
    Pointer,
    Undefined,
    bytes_at,
    put_bytes,
)
from rustrata.abstract.mir.scalar_shapes import IntegerShape, load_pointer, store_pointer

BYTE = IntegerShape(1, 1, False, "u8")
TOP = (1 << 64) - 1


def memory_of(*sizes: int) -> tuple[Memory, list[Allocation]]:
    memory = Memory(lambda *access: None)
    return memory, [memory.allocate(size, 1, Storage.HEAP, f"block {n}") for n, size in enumerate(sizes)]


def code_of(attempt) -> str | None:
    """The code of what is undefined, or None."""
    try:
        attempt()
    except Undefined as found:
        return found.code
    return None


@given(
    st.lists(st.integers(0, 24), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(-40, 60) | st.sampled_from([-(1 << 63), (1 << 63) - 1, TOP]),
    st.integers(1, 40) | st.sampled_from([1 << 63, TOP]),
)
def test_an_access_is_within_bounds_when_each_of_its_bytes_is(sizes, which, start, size):
    memory, blocks = memory_of(*sizes)
    block = blocks[which % len(blocks)]
    pointer = memory.pointer_to(block).moved(start)
    offset = pointer.address - block.base
    each_is = offset >= 0 and offset + size <= block.size
    assert (code_of(lambda: memory.find(pointer, size, "read")) is None) == each_is


def test_a_size_that_wraps_around_the_address_space_is_out_of_bounds():
    memory, (block,) = memory_of(8)
    pointer = memory.pointer_to(block, 4)
    size = TOP - pointer.address + 1 + block.base + 6  # the end, modulo 2^64, is within the block
    assert (pointer.address + size) & TOP == block.base + 6
    assert code_of(lambda: memory.find(pointer, size, "write")) == "RUB003"


@given(st.data())
def test_every_access_that_is_let_through_is_within_one_living_allocation(data):
    memory, blocks = memory_of(*data.draw(st.lists(st.integers(1, 16), min_size=1, max_size=5)))
    for block in data.draw(st.lists(st.sampled_from(blocks), unique_by=id)):
        memory.free(block)
    block = data.draw(st.sampled_from(blocks))
    if data.draw(st.booleans()):
        memory.exposed.add(block.id)
    provenance = data.draw(st.sampled_from([memory.pointer_to(block).provenance, EXPOSED, None]))
    pointer = Pointer(block.base + data.draw(st.integers(-20, 40)), provenance)
    size = data.draw(st.integers(1, 20))
    try:
        found, offset = memory.find(pointer, size, "write")
    except Undefined:
        return
    assert found.live
    assert found.base + offset == pointer.address
    assert 0 <= offset <= offset + size <= found.size
    assert found is block or provenance is EXPOSED


@pytest.mark.parametrize("access", ["read", "write"])
def test_an_access_after_the_end_of_the_allocation_is_undefined(access: str):
    memory, (block, other) = memory_of(8, 8)
    pointer = memory.pointer_to(block)
    attempt = {"read": memory.read, "write": memory.write}[access]
    assert code_of(lambda: attempt(pointer, 8, 1)) is None
    memory.free(block)
    assert code_of(lambda: attempt(pointer, 8, 1)) == "RUB001"
    assert code_of(lambda: attempt(memory.pointer_to(other), 8, 1)) is None


@pytest.mark.parametrize("access", ["read", "write"])
def test_an_address_that_is_in_no_allocation_cannot_be_accessed(access: str):
    memory, _ = memory_of(8)
    attempt = {"read": memory.read, "write": memory.write}[access]
    for address in (0, 8, TOP):
        assert code_of(lambda address=address: attempt(Pointer(address, None), 1, 1)) == "RUB002"
        assert code_of(lambda address=address: attempt(Pointer(address, EXPOSED), 1, 1)) == "RUB002"


def test_a_location_is_more_than_an_address():
    memory, (block, other) = memory_of(8, 8)
    right = memory.pointer_to(other)
    wrong = Pointer(right.address, memory.pointer_to(block).provenance)
    assert wrong.address == right.address
    assert code_of(lambda: memory.write(right, 1, 1)) is None
    assert code_of(lambda: memory.write(wrong, 1, 1)) == "RUB003"
    assert code_of(lambda: memory.write(Pointer(right.address, None), 1, 1)) == "RUB002"


def test_what_was_never_written_cannot_be_read_as_an_integer():
    _, (block,) = memory_of(2)
    BYTE.store(block, 0, 7)
    assert BYTE.load(block, 0) == 7
    assert code_of(lambda: BYTE.load(block, 1)) == "RUB006"


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 12), st.integers(0, 255)), max_size=20))
def test_memory_is_a_map_from_bytes_to_values(writes):
    """Copies of ranges, and writes of bytes, as a dictionary has them; what is not in it is uninitialised."""
    _, (block,) = memory_of(12)
    model: dict[int, int] = {}
    for at, source, value in writes:
        if source == 12:
            BYTE.store(block, at, value)
            model[at] = value
        else:
            size = min(12 - at, 12 - source)
            put_bytes(block, at, bytes_at(block, source, size))
            old = dict(model)
            for index in range(size):
                model.pop(at + index, None)
                if source + index in old:
                    model[at + index] = old[source + index]
    assert {at: block.data[at] for at in range(12) if block.initialised[at]} == model


@given(st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24), st.integers(1, 16)), max_size=6))
def test_a_pointer_survives_copies_in_pieces_when_all_of_them_arrive(copies):
    """Each byte of a pointer carries its provenance: what is loaded has one when eight bytes that stand in
    their order have the same one."""
    memory, (block, target) = memory_of(32, 8)
    pointer = memory.pointer_to(target)
    store_pointer(block, 0, pointer)
    model: dict[int, int] = {index: index for index in range(POINTER_SIZE)}
    for source, at, size in copies:
        size = min(size, 32 - source, 32 - at)
        put_bytes(block, at, bytes_at(block, source, size))
        old = dict(model)
        for index in range(size):
            model.pop(at + index, None)
            if source + index in old:
                model[at + index] = old[source + index]
    for at in range(25):
        whole = all(model.get(at + index) == index for index in range(POINTER_SIZE))
        if all(block.initialised[at : at + POINTER_SIZE]):
            loaded = load_pointer(block, at, "a pointer")
            assert (loaded.provenance == pointer.provenance) == whole


def test_accesses_are_told_unless_nobody_can_have_a_pointer():
    told: list[tuple[int, Access]] = []
    memory = Memory(lambda found, offset, size, tag, access, atomic: told.append((offset, access)))
    shown = memory.allocate(4, 4, Storage.STACK, "a variable")
    hidden = memory.allocate(4, 4, Storage.STACK, "a value", private=True)
    memory.read(memory.pointer_to(shown, 1), 1, 1)
    memory.write(memory.pointer_to(shown), 4, 4)
    memory.write(memory.pointer_to(hidden), 4, 4)
    assert told == [(1, Access.READ), (0, Access.WRITE)]
    assert code_of(lambda: memory.read(memory.pointer_to(shown, 1), 2, 2)) == "RUB004"
