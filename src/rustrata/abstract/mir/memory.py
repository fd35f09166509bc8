"""The memory of the MIR machine: allocations of bytes, each initialised or not, some of them pointers.

Every pointer has an address and a provenance: the allocation that it may access and its tag in the
aliasing models [rust reference, behaviour considered undefined]. Bytes of pointers keep their provenance
when they are copied.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from rustrata.abstract.aliasing.events import WILDCARD, Access, Storage, Tag
from rustrata.abstract.mir.provenances import in_use, root_in_use
from rustrata.programs.rust.bodies import Origin
from rustrata.programs.rust.location import Location

POINTER_SIZE = 8
GAP = 16
"""Free bytes between most allocations, so that the end of one is not the start of another."""
FIRST_ADDRESS = 0x10000
FIRST_PRIVATE = 1 << 60
"""Where memory stands that no pointer of the program leads to, and the number of its first allocation: what
the program sees does not depend on how much of it there is."""
_READ, _WRITE = Access.READ, Access.WRITE


MOST_GIVEN = 32
"""Of so many tags of an allocation, those that are no longer in use are looked for."""
MOST_DEAD = 4096
"""Of so many allocations that have ended, those that no pointer has are looked for."""


class Provenance(NamedTuple):
    """The allocation that a pointer may access, and its tag. Allocation `EXPOSED` with the tag `WILDCARD`
    is that of a pointer cast from an integer."""

    allocation: int
    tag: Tag


EXPOSED = Provenance(-1, WILDCARD)


class Pointer(NamedTuple):
    """An address and what it may access; without provenance it may access nothing."""

    address: int
    provenance: Provenance | None

    def moved(self, count: int) -> "Pointer":
        """The pointer ``count`` bytes on, within 64 bits."""
        return Pointer((self.address + count) & 0xFFFF_FFFF_FFFF_FFFF, self.provenance)


IMMATERIAL = frozenset(("function", "vtable"))
"""The kinds of allocations that have an address but no memory."""


OPAQUE = "opaque"
"""The kind of memory whose content is not modelled."""


class Undefined(Exception):
    """Undefined behaviour: its code, in words, notes of what led to it, and the allocation that it is about.
    Raised by the machine's parts, and turned into a verdict by the machine."""

    def __init__(
        self, code: str, message: str, notes: tuple[str, ...] = (), about: "Allocation | None" = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.notes = notes
        self.about = about


@dataclass(slots=True)
class Allocation:
    """``size`` bytes at ``base``. ``initialised`` has a 1 for each byte that is. ``pointers`` has the
    provenance of the pointers that stand at an offset in one piece, ``fragments`` of single bytes of
    pointers, with their place in the pointer. ``ended`` is where it was freed. ``private`` memory has no
    pointer to it: no model needs to know of its accesses. ``given`` are the provenances that retags have made
    since it was last seen which are still in use; at ``limit`` they are looked through again."""

    id: int
    base: int
    size: int
    align: int
    data: bytearray
    initialised: bytearray
    storage: Storage
    tag: Tag
    what: str
    origin: Origin | None = None
    root: Provenance = field(init=False)
    writable: bool = True
    private: bool = False
    live: bool = True
    kind: str = ""
    ended: Location | None = None
    pointers: dict[int, Provenance] = field(default_factory=dict)
    fragments: dict[int, tuple[Provenance, int]] = field(default_factory=dict)
    given: list[Provenance] = field(default_factory=list)
    limit: int = MOST_GIVEN

    def __post_init__(self) -> None:
        self.root = Provenance(self.id, self.tag)

    def clear_pointers(self, offset: int, size: int) -> None:
        """Forgets the provenance of these bytes; of pointers that are cut, the other bytes keep theirs."""
        if self.fragments:
            for at in range(offset, offset + size):
                self.fragments.pop(at, None)
        if not self.pointers:
            return
        for at in range(max(0, offset - POINTER_SIZE + 1), offset + size):
            provenance = self.pointers.pop(at, None)
            if provenance is not None:
                for index in range(POINTER_SIZE):
                    if not offset <= at + index < offset + size:
                        self.fragments[at + index] = (provenance, index)


class Blob(NamedTuple):
    """A value of any type as bytes, with what is initialised and the provenance of pointers."""

    data: bytes
    initialised: bytes
    pointers: dict[int, Provenance]
    fragments: dict[int, tuple[Provenance, int]]


Told = Callable[[Allocation, int, int, Tag, Access, bool], None]
"""Who is told of each access: its allocation, offset, size, tag, kind, and whether it is atomic."""


class Memory:
    """All allocations. ``told`` is told of every access to memory that is not private. ``aligned`` and
    ``validity`` say whether the alignment of accesses and the validity of references are checked;
    ``accesses`` counts those that `read` and `write` have checked. ``next_tag`` is one that no pointer has
    had."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.allocations: dict[int, Allocation] = {}
        self._bases: list[int] = []
        self._ids: list[int] = []
        self._next_address = FIRST_ADDRESS
        self._next_id = 1
        self.next_tag = 1
        self._next_private = FIRST_PRIVATE
        self._end = FIRST_ADDRESS
        self._placed: dict[tuple[str, int, int], int] = {}
        self.exposed: set[int] = set()
        self._dead: list[Allocation] = []
        self._dead_limit = MOST_DEAD
        self.accesses = 0
        self.aligned = True
        self.validity = True

    @property
    def made(self) -> int:
        """How many allocations there have been."""
        return self._next_id - 1

    @property
    def tags(self) -> int:
        """How many tags there have been: one for each allocation and each retag."""
        return self.next_tag - 1

    def fresh_tag(self) -> Tag:
        """A tag that no pointer has had."""
        tag = self.next_tag
        self.next_tag += 1
        return tag

    def allocate(
        self,
        size: int,
        align: int,
        storage: Storage,
        what: str,
        origin: Origin | None = None,
        *,
        private: bool = False,
    ) -> Allocation:
        """New memory, at an address that none has had."""
        if private:
            return self._private(size, align, storage, what, origin)
        base = (self._next_address + align - 1) & -align
        key = (what, size, align)
        times = self._placed[key] = self._placed.get(key, 0) + 1
        if times > 1 and times % 3 == 0:
            base = (self._end + align - 1) & -align  # now and then, right after the one before
        elif times % 4 == 2:
            base = (base + GAP - 1) & -GAP  # now and then, aligned to more
        elif not base & align:
            base += align  # aligned to this and to no more, mostly: what relies on more shows
        self._end = base + max(size, 1)  # what has no bytes has an address of its own
        self._next_address = base + size + GAP
        allocation = Allocation(
            self._next_id,
            base,
            size,
            align,
            bytearray(size),
            bytearray(size),
            storage,
            self.fresh_tag(),
            what,
            origin,
        )
        self._next_id += 1
        self.allocations[allocation.id] = allocation
        self._bases.append(base)
        self._ids.append(allocation.id)
        return allocation

    def _private(
        self, size: int, align: int, storage: Storage, what: str, origin: Origin | None
    ) -> Allocation:
        number = base = (self._next_private + align - 1) & -align
        self._next_private = base + size + GAP
        found = Allocation(
            number,
            base,
            size,
            align,
            bytearray(size),
            bytearray(size),
            storage,
            0,
            what,
            origin,
            private=True,
        )
        self.allocations[number] = found
        return found

    def pointer_to(self, allocation: Allocation, offset: int = 0) -> Pointer:
        """The first pointer to an allocation."""
        return Pointer(allocation.base + offset, allocation.root)

    def at(self, address: int) -> Allocation | None:
        """The allocation, living or dead, that an address is in or at the end of."""
        index = bisect_right(self._bases, address) - 1
        if index < 0:
            return None
        found = self.allocations[self._ids[index]]
        return found if address <= found.base + found.size else None

    def _starting_at(self, address: int) -> list[Allocation]:
        first, last = bisect_left(self._bases, address), bisect_right(self._bases, address)
        return [self.allocations[number] for number in self._ids[first:last]]

    def owner(self, pointer: Pointer) -> Allocation | None:
        """The allocation that a pointer may access: of one cast from an integer, the exposed one that its
        address is in or at the end of."""
        if pointer.provenance is None:
            return None
        if pointer.provenance.allocation >= 0:
            return self.allocations[pointer.provenance.allocation]
        found = self.at(pointer.address)
        if found is None or found.id in self.exposed:
            return found
        for same in self._starting_at(
            pointer.address
        ):  # functions have no bytes: others may start where they do
            if same.id in self.exposed:
                return same
        before = self.at(found.base - 1) if pointer.address == found.base else None
        is_end = before is not None and before.base + before.size == pointer.address
        return before if before is not None and is_end and before.id in self.exposed else None

    def find(self, pointer: Pointer, size: int, what: str) -> tuple[Allocation, int]:
        """The allocation and offset of an access of ``size`` bytes, not 0; `Undefined` where there is
        none."""
        address, provenance = pointer
        if provenance is None:
            raise Undefined("RUB002", f"{what}: {_without(address)}", self._near(address))
        number = provenance.allocation
        owner = self.allocations[number] if number >= 0 else self.owner(pointer)
        if owner is None:
            raise Undefined("RUB002", f"{what}: {_without(address)}", self._near(address))
        found = owner
        offset = address - found.base
        if not found.live:
            raise Undefined("RUB001", f"{what}: the pointer dangles, {found.what} is freed", (), found)
        if offset < 0 or offset + size > found.size:
            where = f"{size} bytes from byte {offset} on, of {found.what}, which has {found.size}"
            raise Undefined("RUB003", f"{what}: out of bounds: {where}", (), found)
        return found, offset

    def _near(self, address: int) -> tuple[str, ...]:
        found = self.at(address)
        return (f"the address is in {found.what}, but the pointer was not derived from it",) if found else ()

    def check_aligned(self, address: int, align: int, what: str) -> None:
        """`Undefined` where an address is not a multiple of the alignment."""
        if address & (align - 1) and self.aligned:
            lowest = address & -address
            message = f"{what}: the address has alignment {lowest}, and {align} is required"
            raise Undefined("RUB004", message)

    def read(
        self, pointer: Pointer, size: int, align: int, *, atomic: bool = False
    ) -> tuple[Allocation, int]:
        """A read access: its checks, and where the bytes are."""
        address, provenance = pointer
        if address & (align - 1):
            self.check_aligned(address, align, "read")
        found = None if provenance is None else self.allocations.get(provenance[0])
        if found is None or not found.live or not 0 <= (offset := address - found.base) <= found.size - size:
            found, offset = self.find(pointer, size, "read")
        self.accesses += 1
        if not found.private:
            self.told(found, offset, size, provenance[1], _READ, atomic)  # type: ignore[index]
        return found, offset

    def write(
        self, pointer: Pointer, size: int, align: int, *, atomic: bool = False
    ) -> tuple[Allocation, int]:
        """A write access: its checks, and where the bytes are."""
        address, provenance = pointer
        if address & (align - 1):
            self.check_aligned(address, align, "write")
        found = None if provenance is None else self.allocations.get(provenance[0])
        if found is None or not found.live or not 0 <= (offset := address - found.base) <= found.size - size:
            found, offset = self.find(pointer, size, "write")
        self.accesses += 1
        if not found.writable:
            raise Undefined("RUB005", f"write: {found.what} is read-only")
        if not found.private:
            self.told(found, offset, size, provenance[1], _WRITE, atomic)  # type: ignore[index]
        return found, offset

    def free(self, found: Allocation) -> None:
        """The end of an allocation; its bytes are kept for nobody."""
        found.live = False
        found.data = bytearray()
        found.initialised = bytearray()
        found.pointers = {}
        found.fragments = {}
        self._dead.append(found)
        if len(self._dead) >= self._dead_limit:
            self._sweep()

    def _sweep(self) -> None:
        """Forgets the allocations that have ended and to which no pointer is left, so that what a loop
        allocates and frees takes no memory. An address cast from an integer may still lead to those that
        are exposed."""
        kept = [found for found in self._dead if found.id in self.exposed or used(found)]
        left = {found.id for found in kept}
        for found in self._dead:
            if found.id not in left:
                del self.allocations[found.id]
        placed = [found for found in self.allocations.values() if not found.private]
        self._ids = [found.id for found in placed]
        self._bases = [found.base for found in placed]
        self._dead = kept
        self._dead_limit = max(MOST_DEAD, 2 * len(kept), len(self._ids) // 2)


def used(found: Allocation) -> bool:
    """Has any pointer a provenance of this allocation?"""
    return root_in_use(found) or bool(in_use(found.given))


def bytes_at(found: Allocation, offset: int, size: int) -> Blob:
    """These bytes, without an access."""
    end = offset + size
    pointers: dict[int, Provenance] = {}
    fragments: dict[int, tuple[Provenance, int]] = {}
    if found.pointers:
        for at, provenance in found.pointers.items():
            if offset <= at and at + POINTER_SIZE <= end:
                pointers[at - offset] = provenance
            elif at < end and offset < at + POINTER_SIZE:
                for index in range(POINTER_SIZE):
                    if offset <= at + index < end:
                        fragments[at + index - offset] = (provenance, index)
    if found.fragments:
        fragments |= {at - offset: f for at, f in found.fragments.items() if offset <= at < end}
    return Blob(bytes(found.data[offset:end]), bytes(found.initialised[offset:end]), pointers, fragments)


def put_bytes(found: Allocation, offset: int, blob: Blob) -> None:
    """Puts bytes down, without an access."""
    size = len(blob.data)
    found.clear_pointers(offset, size)
    found.data[offset : offset + size] = blob.data
    found.initialised[offset : offset + size] = blob.initialised
    for at, provenance in blob.pointers.items():
        found.pointers[offset + at] = provenance
    for at, fragment in blob.fragments.items():
        found.fragments[offset + at] = fragment
    if blob.fragments:
        _join(found)


def _join(found: Allocation) -> None:
    """Pointers whose bytes have all come together are whole again."""
    for at in sorted(found.fragments):
        first = found.fragments.get(at)
        if first is None or first[1] != 0:
            continue
        parts = [found.fragments.get(at + index) for index in range(POINTER_SIZE)]
        if all(part == (first[0], index) for index, part in enumerate(parts)):
            for index in range(POINTER_SIZE):
                del found.fragments[at + index]
            found.pointers[at] = first[0]


def _without(address: int) -> str:
    return "null pointer" if address == 0 else f"the pointer {address:#x} has no provenance"
