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

_NO_CALL = -1
_TOO_MUCH = 1 << 62
"""Bytes of what no memory has."""
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
        if self.compiled is None:
            return self._in_python(retag, slow, offset, mask)
        return self._compiled(retag, slow, offset, mask, self.compiled)

    def renew_thin(self, retag: Retagger | None, check: Validity | None, offset: int) -> RenewThin:
        """`renew` for thin pointers that no call protects."""
        renew, compiled = self.renew(retag, check, offset), self.compiled
        mask = 0 if check is None else check.mask()
        if retag is None or mask is None or compiled is None:
            return lambda address, provenance: renew(address, provenance, None, None)
        return self._told_natively(retag.borrow(None), (offset, mask), compiled, renew, None)

    def _in_python(self, retag: Retagger, slow: Renew, offset: int, mask: int) -> Renew:
        """Models in Python are told; if there are none, tags stay as they are."""
        find, known, made = self.memory.allocations.get, retag.known, self.machine.retags.made
        told = bool(self.machine.models)

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if provenance is not None:
                borrow = known.get(metadata)
                found = find(provenance[0])
                if borrow is not None and found is not None and found.live and not found.kind:
                    at = address - found.base
                    if at >= 0 and at + offset + borrow.size <= found.size and not address + offset & mask:
                        return made(found, at + offset, provenance[1], borrow, frame) if told else provenance
            return slow(address, provenance, metadata, frame)

        return renew

    def _compiled(
        self, retag: Retagger, slow: Renew, offset: int, mask: int, models: CompiledModels
    ) -> Renew:
        """Compiled models are told, in a way of its own for each metadata."""
        known: dict[Metadata, RenewThin] = {}

        def learn(metadata: Metadata) -> RenewThin:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            borrow = retag.borrow(metadata)
            known[metadata] = found = self._told_natively(borrow, (offset, mask), models, slow, metadata)
            return found

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if frame is not None:
                return slow(address, provenance, metadata, frame)
            return (known.get(metadata) or learn(metadata))(address, provenance)

        return renew

    def _told_natively(
        self, borrow: Borrow, where: tuple[int, int], models: CompiledModels, slow: Renew, metadata: Metadata
    ) -> RenewThin:
        """Compiled models are told. ``where``: the offset, and the bits that an address may not have."""
        find, memory, tell = self.memory.allocations.get, self.memory, models.native.retag
        forget, new = models.forget, tuple.__new__
        offset, mask = where
        size = offset + borrow.size
        if size >= _TOO_MUCH:
            return lambda address, provenance: slow(address, provenance, metadata, None)
        kind = models.pointee(borrow.kind, borrow.pointee, two_phase=borrow.two_phase)

        def renew(address: int, provenance: From) -> From:
            if provenance is not None:
                number = provenance[0]
                found = find(number)
                if found is not None and found.live and not found.kind:
                    at = address - found.base
                    if 0 <= at <= found.size - size and not address + offset & mask:
                        tag = memory.next_tag
                        memory.next_tag = tag + 1
                        if tell(kind, number, at + offset, provenance[1], tag, _NO_CALL):
                            raise undecided()
                        fresh = new(Provenance, (number, tag))
                        given = found.given
                        given.append(fresh)
                        if len(given) >= found.limit:
                            forget(found)
                        return fresh
            return slow(address, provenance, metadata, None)

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
