"""What the virtual layer owes to the layer above, decided exactly from the map and the program.

For one page table that does not change, abs(behaviours below) is contained in the behaviours above
when translation is total on what is accessed, one object is one cell and one cell one object, and all
memory is write-back: then the program over cells is the source program, cell for object. Several
virtual addresses of one cell (synonyms) are harmless, since coherence is per physical address.
"""

from rustrata.records import record
from rustrata.virtual.address_map import PageTableEntry, physical_address
from rustrata.virtual.lowering import Cell, PlacedAccess, PlacedProgram
from rustrata.virtual.memory_types import model_applies
from rustrata.virtual.translation import Fault, Translation


@record
class Synonym:
    """An object that the map places at several virtual addresses of one cell. Harmless."""

    location: str
    cell: Cell
    virtual: tuple[int, ...]


@record
class Split:
    """An object whose accesses lead to different cells: a write of one thread never reaches another."""

    location: str
    cells: tuple[Cell, ...]


@record
class Mismatch:
    """Two present pages of one physical page with different memory types, on a cell of the program.

    Intel does not support it [SDM vol. 3A, "Programming the PAT"]; Arm leaves it constrained unpredictable.
    """

    first: PageTableEntry
    second: PageTableEntry


@record
class Obligations:
    """What was found. ``faults``: accesses that fault if reached. ``clashes``: cells of several
    objects. ``not_write_back``: accessed pages of another memory type."""

    faults: tuple[PlacedAccess, ...]
    synonyms: tuple[Synonym, ...]
    clashes: tuple[Cell, ...]
    splits: tuple[Split, ...]
    not_write_back: tuple[PageTableEntry, ...]
    mismatches: tuple[Mismatch, ...]

    @property
    def total(self) -> bool:
        """Does every access translate?"""
        return not self.faults

    @property
    def injective(self) -> bool:
        """Is one object one cell, and one cell one object?"""
        return not self.clashes and not self.splits

    @property
    def model_applies(self) -> bool:
        """Is all memory write-back, so that the memory models speak of it?"""
        return not self.not_write_back and not self.mismatches

    @property
    def renaming_only(self) -> bool:
        """Is the boundary decided without running anything: are all obligations met?"""
        return self.total and self.injective and self.model_applies


def obligations(placed: PlacedProgram) -> Obligations:
    """Decide every obligation of a placed program."""
    translations = [a.translated for a in placed.accesses if isinstance(a.translated, Translation)]
    accessed = dict.fromkeys(translation.page for translation in translations)
    return Obligations(
        faults=tuple(access for access in placed.accesses if isinstance(access.translated, Fault)),
        synonyms=_synonyms(placed),
        clashes=tuple(cell for cell in placed.cells if len(cell.objects) > 1),
        splits=_splits(placed),
        not_write_back=tuple(page for page in accessed if not model_applies(page.memory_type)),
        mismatches=_mismatches(placed),
    )


def _synonyms(placed: PlacedProgram) -> tuple[Synonym, ...]:
    found = []
    for location, _ in placed.source.initial:
        placement = placed.address_map.placement(location)
        assert placement is not None, "a placed program has all its locations in the map"
        addresses = dict.fromkeys(at.virtual for at in placement.places)
        for cell in placed.cells_of(location):
            virtual = tuple(
                address
                for address in addresses
                if cell.physical is not None
                and physical_address(placed.address_map, address) == cell.physical
            )
            if len(virtual) > 1:
                found.append(Synonym(location, cell, virtual))
    return tuple(found)


def _splits(placed: PlacedProgram) -> tuple[Split, ...]:
    cells = [(location, placed.cells_of(location)) for location, _ in placed.source.initial]
    return tuple(Split(location, of_it) for location, of_it in cells if len(of_it) > 1)


def _mismatches(placed: PlacedProgram) -> tuple[Mismatch, ...]:
    """For each physical page with a cell, its first page and the others that differ from it in type."""
    address_map = placed.address_map
    physical = [cell.physical for cell in placed.cells if cell.physical is not None]
    found = []
    for physical_page in dict.fromkeys(at - at % address_map.page_size for at in physical):
        first, *others = [p for p in address_map.pages if p.present and p.physical_page == physical_page]
        found += [Mismatch(first, page) for page in others if page.memory_type is not first.memory_type]
    return tuple(found)


def unknown_reason(found: Obligations) -> str | None:
    """Why no claim can be made, in words; None when one can."""
    if found.not_write_back:
        pages = ", ".join(f"{p.virtual_page:#x} ({p.memory_type.value})" for p in found.not_write_back)
        return f"the memory models describe write-back memory only, and these pages are not: {pages}"
    if found.mismatches:
        pairs = ", ".join(
            f"{m.first.virtual_page:#x} ({m.first.memory_type.value}) and "
            f"{m.second.virtual_page:#x} ({m.second.memory_type.value})"
            for m in found.mismatches
        )
        return f"virtual pages of one physical page differ in memory type: {pairs}"
    return None


def describe(found: Obligations) -> tuple[str, ...]:
    """One sentence for each thing found, in a fixed order; empty when there is nothing to say."""
    sentences = [f"P{access.thread}, `{access.location}`: {access.translated}" for access in found.faults]
    sentences += [
        f"`{synonym.location}` has {len(synonym.virtual)} virtual addresses of one cell "
        f"({', '.join(f'{address:#x}' for address in synonym.virtual)}): harmless"
        for synonym in found.synonyms
    ]
    sentences += [
        f"{' and '.join(f'`{name}`' for name in cell.objects)} share the physical cell {cell.physical:#x}"
        for cell in found.clashes
    ]
    sentences += [
        f"`{split.location}` is in {len(split.cells)} physical cells "
        f"({', '.join(f'{cell.physical:#x}' for cell in split.cells)}): its final value is not observed"
        for split in found.splits
    ]
    reason = unknown_reason(found)
    return (*sentences, reason) if reason else tuple(sentences)
