"""Types of collections and iterators of the standard library: as large as rustc says. The types that stored
functions use in the place of private ones have their memory.

``layouts/collections-1.95.txt`` is what a program printed that rustc has compiled: type, size, alignment, and
the size of its ``Option``.
"""

from collections.abc import Iterator
from functools import cache

import pytest
from rust_store import STORED

from rustrata.abstract.mir.machine import Machine
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.programs.rust.types import Path, Type
from rustrata.source import SourceFile

SIZES = (STORED.parent / "layouts" / "collections-1.95.txt").read_text(encoding="utf-8").splitlines()
NODE = "alloc::collections::btree::node"
NAVIGATE = "alloc::collections::btree::navigate"
MARKER = f"{NODE}::marker"
ROOT = f"{NODE}::NodeRef<{MARKER}::Owned, u8, u64, {MARKER}::LeafOrInternal>"
SPOT = f"{NODE}::Handle<{NODE}::NodeRef<{MARKER}::Immut, u8, u64, {MARKER}::Leaf>, {MARKER}::Edge>"
PAIRS = {
    "List<u16>": "std::collections::LinkedList<u16>",
    "TakenList<u16>": "std::collections::LinkedList<u16, &std::alloc::Global>",
    "ListNode<u16>": "std::collections::linked_list::Node<u16>",
    "Ring<u16>": "std::collections::VecDeque<u16>",
    "Draining<u16>": "std::collections::vec_deque::Drain<u16>",
    "Hole<u16>": "std::collections::binary_heap::Hole<u16>",
    "Top<u16>": "std::collections::binary_heap::PeekMut<u16>",
    "Rebuilding<u16>": "std::collections::binary_heap::RebuildOnDrop<u16>",
    "Skipping<std::ops::Range<u8>, u16>": "std::iter::SkipWhile<std::ops::Range<u8>, u16>",
    "Zipped<u8, u16>": "std::iter::Zip<u8, u16>",
    "Flat<std::ops::Range<u8>, std::vec::IntoIter<u16>>": (
        "std::iter::adapters::flatten::FlattenCompat<std::ops::Range<u8>, std::vec::IntoIter<u16>>"
    ),
    "Stepping<std::ops::Range<u8>>": "std::iter::StepBy<std::ops::Range<u8>>",
    "Cycling<std::ops::Range<u8>>": "std::iter::Cycle<std::ops::Range<u8>>",
    "Chained<u8, u16>": "std::iter::Chain<u8, u16>",
    "Mapped<std::ops::Range<u8>, u16>": "std::iter::Map<std::ops::Range<u8>, u16>",
    "LengthOnDrop": "std::vec::set_len_on_drop::SetLenOnDrop",
    "Table<u16>": "hashbrown::raw::RawTable<u16>",
    "Map<u8, u64, std::hash::RandomState>": "std::collections::HashMap<u8, u64>",
    "NoRoom": "hashbrown::TryReserveError",
    "Failing": "hashbrown::raw::Fallibility",
    "Place<u16>": "hashbrown::raw::Bucket<u16>",
    "TwoSets<u8, std::hash::RandomState>": (
        "std::collections::hash_set::Intersection<u8, std::hash::RandomState>"
    ),
    "Occupied<u8, u64>": "hashbrown::rustc_entry::RustcOccupiedEntry<u8, u64>",
    "Vacant<u8, u64>": "hashbrown::rustc_entry::RustcVacantEntry<u8, u64>",
    "Entered<u8, u64>": "std::collections::hash_map::Entry<u8, u64>",
    "Walked<u16>": "hashbrown::raw::RawIter<u16>",
    "Consumed<u16>": "hashbrown::raw::RawIntoIter<u16>",
    "Drained<u16>": "hashbrown::raw::RawDrain<u16>",
    "Leaf<u8, u64>": f"{NODE}::LeafNode<u8, u64>",
    "Branch<u8, u64>": f"{NODE}::InternalNode<u8, u64>",
    "Node<u8, u64>": ROOT,
    "Spot<u8, u64>": SPOT,
    "Tree<u8, u64>": "std::collections::BTreeMap<u8, u64>",
    "Ends<u8, u64>": f"{NAVIGATE}::LazyLeafRange<{MARKER}::Immut, u8, u64>",
    "Steps<u8, u64>": "std::collections::btree_map::IntoIter<u8, u64>",
    "Between<u8, u64>": "std::collections::btree_map::Range<u8, u64>",
    "NoKey<u8, u64>": "std::collections::btree_map::VacantEntry<u8, u64>",
    "HasKey<u8, u64>": "std::collections::btree_map::OccupiedEntry<u8, u64>",
    "Extracting<u8, u64, std::ops::RangeFull, u32>": (
        "std::collections::btree_map::ExtractIf<u8, u64, std::ops::RangeFull, u32>"
    ),
    "Difference<u8>": "std::collections::btree_set::Difference<u8>",
    "Intersection<u8>": "std::collections::btree_set::Intersection<u8>",
    "Merge<u8>": "std::collections::btree_set::Union<u8>",
    "Pieces<core::str::IsWhitespace>": "std::str::Split<core::str::IsWhitespace>",
    "Parts": "std::str::Lines",
}
"""Of each type of the stored functions the one that it stands for."""


@cache
def machine() -> Machine:
    path = STORED / "RST010.fixed.mir"
    return Machine(
        read_program(read_stored(SourceFile(path.name, path.read_text(encoding="utf-8"))).compiled), {}
    )


def parts(type_: Type, at: int = 0) -> Iterator[tuple[int, int, int]]:
    """Where the parts of a type stand that have no parts, and how large they are, by variant."""
    layout = machine().layouts.of(machine().definitions.normal(type_))
    if not isinstance(type_, Path) or type_.bare in ("std::boxed::Box", "std::mem::MaybeUninit"):
        if layout.size:
            yield 0, at, layout.size
        return
    for variant, offsets in enumerate(layout.variants):
        types = machine().values.field_types(type_, variant)
        for part, offset in zip(types, offsets, strict=True):
            for inner, place, size in parts(machine().definitions.normal(part), at + offset):
                yield variant * 10 + inner, place, size


@pytest.mark.parametrize("line", SIZES, ids=lambda line: line.rsplit(" ", 3)[0])
def test_types_are_as_large_as_rustc_says(line: str):
    text, *told = line.rsplit(" ", 3)
    layouts = machine().layouts
    own = layouts.of(machine().read_type(text))
    optional = layouts.of(machine().read_type(f"std::option::Option<{text}>"))
    assert [own.size, own.align, optional.size] == list(map(int, told))


@pytest.mark.parametrize("name", PAIRS)
def test_a_type_in_the_place_of_another_has_its_memory(name: str):
    own, other = machine().read_type(f"rustrata_std::{name}"), machine().read_type(PAIRS[name])
    layouts = machine().layouts
    assert (layouts.of(own).size, layouts.of(own).align) == (layouts.of(other).size, layouts.of(other).align)
    assert sorted(parts(own)) == sorted(parts(other))
