"""Borrows and retags, as functions of the address and provenance of a pointer.

Each is made for one kind of pointer to one type, one offset from the pointer. It does what the validity of
references and `Retagger` do where all is as usual, and leaves the rest to them.
"""

from collections.abc import Callable
from typing import TypeAlias

from rustrata.abstract.mir.hot.accesses import Accesses, From
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import Allocation, Pointer, Provenance
from rustrata.abstract.mir.retags import Borrow, Retagger
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.validity import Validity

Metadata: TypeAlias = "int | Pointer | None"
Renew: TypeAlias = Callable[[int, From, Metadata, "int | None"], From]
"""The provenance of the pointer that is made, from an address, its provenance, the metadata, and the call
that protects it."""
Made: TypeAlias = Callable[[Allocation, int, int, Borrow, "int | None"], Provenance]
"""Makes a tag: `Retags.made`."""


class Renewals:
    """Makes the borrows and retags of one machine."""

    def __init__(self, machine: Machine, accesses: Accesses) -> None:
        self.machine = machine
        self.memory = machine.memory
        self.accesses = accesses
        self.made: Made = machine.retags.made

    def renew(self, retag: Retagger | None, check: Validity | None, offset: int) -> Renew:
        """The provenance of a new reference or of one that is copied: what ``retag`` makes of it, which is
        nothing without one, if it is valid."""
        find, made = self.memory.allocations.get, self.made
        known = {} if retag is None else retag.known
        told = bool(self.machine.models)

        def slow(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
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

        if retag is None:
            return self._offset(slow, offset)
        limit = _alignment_of(check)
        if limit is None:
            return self._offset(slow, offset)

        def renew(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            if provenance is not None:
                borrow = known.get(metadata)
                found = find(provenance[0])
                if borrow is not None and found is not None and found.live and not found.kind:
                    at = address - found.base
                    if at >= 0 and at + offset + borrow.size <= found.size and not address + offset & limit:
                        return made(found, at + offset, provenance[1], borrow, frame) if told else provenance
            return later(address, provenance, metadata, frame)

        later = self._offset(slow, offset)
        return renew

    def _offset(self, renew: Renew, offset: int) -> Renew:
        if not offset:
            return renew
        field = self.accesses.inside(offset)

        def moved(address: int, provenance: From, metadata: Metadata, frame: int | None) -> From:
            return renew(field(address, provenance), provenance, metadata, frame)

        return moved


def _alignment_of(check: Validity | None) -> int | None:
    """The bits that an address may not have; None where only the validity itself can say."""
    if check is None:
        return 0
    return check.mask()
