"""Borrows and retags, as functions of the address and provenance of a pointer.

Each is made for one kind of pointer to one type, one offset from the pointer. It does what the validity of
references and `Retagger` do where all is as usual, and leaves the rest to them.
"""

from collections.abc import Callable
from typing import TypeAlias

from rustrata.abstract.mir.hot.accesses import Accesses, From, undecided
from rustrata.abstract.mir.hot.compiled_models import CompiledModels
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Pointer, Provenance
from rustrata.abstract.mir.retags import Borrow, Retagger
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.validity import Validity

Metadata: TypeAlias = "int | Pointer | None"
Renew: TypeAlias = Callable[[int, From, Metadata, "int | None"], From]
"""The provenance of the pointer that is made, from an address, its provenance, the metadata, and the call
that protects it."""
RenewThin: TypeAlias = Callable[[int, From], From]
"""The same for thin pointers that no call protects."""
Tell: TypeAlias = Callable[[int, int, int, int, int, int], int]
"""Tells of a retag: its kind's number, allocation, offset, parent, new tag and call."""

_MOST_KNOWN = 64
"""Of a pointer with metadata, so many lengths are remembered."""


class Renewals:
    """Makes the borrows and retags of one machine, whose models are ``compiled``, if they are."""

    def __init__(self, machine: Machine, accesses: Accesses, compiled: CompiledModels | None) -> None:
        self.machine = machine
        self.memory = machine.memory
        self.accesses = accesses
        self.compiled = compiled

    def renew(self, retag: Retagger | None, check: Validity | None, offset: int) -> Renew:
        """The provenance of a new reference or of one that is copied: what ``retag`` makes of it, which is
        nothing without one, if it is valid."""
        slow = self._slowly(retag, check, offset)
        mask = 0 if check is None else check.mask()
        if retag is None or mask is None:
            return slow
        if not self.machine.models:
            return self._kept(retag, slow, offset, mask)
        if self.compiled is None:
            return self._told(retag, slow, offset, mask)
        return self._compiled(retag, slow, offset, mask, self.compiled)

    def renew_thin(self, retag: Retagger | None, check: Validity | None, offset: int) -> RenewThin:
        """`renew` for thin pointers that no call protects."""
        renew, compiled = self.renew(retag, check, offset), self.compiled
        mask = 0 if check is None else check.mask()
        if retag is None or mask is None or compiled is None or not self.machine.models:
            return lambda address, provenance: renew(address, provenance, None, None)
        return self._compiled_thin(retag, renew, offset, mask, compiled)

    def _compiled_thin(
        self, retag: Retagger, other: Renew, offset: int, mask: int, models: CompiledModels
    ) -> RenewThin:
        find, memory, tell = self.memory.allocations.get, self.memory, models.native.retag
        collect, new = self.machine.telling.collect, tuple.__new__
        borrow = retag.borrow(None)
        size, kind = offset + borrow.size, _number(models, borrow)

        def renew(address: int, provenance: From) -> From:
            if provenance is not None:
                number = provenance[0]
                found = find(number)
                if found is not None and found.live and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - size and not address + offset & mask:
                        tag = memory.next_tag
                        memory.next_tag = tag + 1
                        if tell(kind, number, at + offset, provenance[1], tag, -1):
                            raise undecided()
                        fresh = new(Provenance, (number, tag))
                        given = found.given
                        given.append(fresh)
                        if len(given) >= found.limit:
                            collect(found)
                        return fresh
            return other(address, provenance, None, None)

        return renew

    def _kept(self, retag: Retagger, slow: Renew, offset: int, mask: int) -> Renew:
        """Without models tags stay as they are."""
        find, known = self.memory.allocations.get, retag.known

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if provenance is not None:
                borrow = known.get(metadata)
                found = find(provenance[0])
                if borrow is not None and found is not None and found.live and not found.kind:
                    at = address - found.base
                    if at >= 0 and at + offset + borrow.size <= found.size and not address + offset & mask:
                        return provenance
            return slow(address, provenance, metadata, frame)

        return renew

    def _told(self, retag: Retagger, slow: Renew, offset: int, mask: int) -> Renew:
        """Models in Python are told."""
        find, known, made = self.memory.allocations.get, retag.known, self.machine.retags.made

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if provenance is not None:
                borrow = known.get(metadata)
                found = find(provenance[0])
                if borrow is not None and found is not None and found.live and not found.kind:
                    at = address - found.base
                    if at >= 0 and at + offset + borrow.size <= found.size and not address + offset & mask:
                        return made(found, at + offset, provenance[1], borrow, frame)
            return slow(address, provenance, metadata, frame)

        return renew

    def _compiled(
        self, retag: Retagger, slow: Renew, offset: int, mask: int, models: CompiledModels
    ) -> Renew:
        """Compiled models are told."""
        find, memory, tell = self.memory.allocations.get, self.memory, models.native.retag
        collect, new = self.machine.telling.collect, tuple.__new__
        known: dict[Metadata, tuple[int, int]] = {}

        def learn(metadata: Metadata) -> None:
            borrow = retag.known.get(metadata)
            if borrow is not None:
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                known[metadata] = (offset + borrow.size, _number(models, borrow))

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            sized = known.get(metadata)
            if provenance is not None and sized is not None:
                found = find(provenance[0])
                if found is not None and found.live and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - sized[0] and not address + offset & mask:
                        number = provenance[0]
                        tag = memory.next_tag
                        memory.next_tag = tag + 1
                        call = -1 if frame is None else frame
                        if tell(sized[1], number, at + offset, provenance[1], tag, call):
                            raise undecided()
                        fresh = new(Provenance, (number, tag))
                        given = found.given
                        given.append(fresh)
                        if len(given) >= found.limit:
                            collect(found)
                        return fresh
            renewed = slow(address, provenance, metadata, frame)
            if sized is None:
                learn(metadata)
            return renewed

        return renew

    def _slowly(self, retag: Retagger | None, check: Validity | None, offset: int) -> Renew:
        """The definition."""
        field = self.accesses.inside(offset) if offset else None

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if field is not None:
                address = field(address, provenance)
            pointer = Pointer(address, provenance)
            if check is not None:
                check.of(pointer, metadata)
            if retag is None:
                return provenance
            value: Value = pointer if metadata is None else Wide(pointer, metadata)
            renewed = retag(value, frame)
            thin = renewed.pointer if isinstance(renewed, Wide) else renewed
            assert isinstance(thin, Pointer), "a pointer is retagged"
            return thin.provenance

        return renew


def _number(models: CompiledModels, borrow: Borrow) -> int:
    return models.pointee(borrow.kind, borrow.pointee, two_phase=borrow.two_phase)
