//! Sizes, alignments and offsets: those that rustc has put into statics are those that the machine computes.

use std::mem::{align_of, offset_of, size_of};
use std::num::NonZeroU16;

struct Mixed {
    small: u8,
    large: u64,
    middle: u16,
}

#[repr(C)]
struct InOrder {
    small: u8,
    large: u64,
    middle: u16,
}

#[repr(C, packed(2))]
struct Packed {
    small: u8,
    large: u64,
}

#[repr(align(32))]
struct Aligned(u8);

enum Tagged {
    Number(u64),
    Pair(u8, u16),
    Nothing,
}

enum InNiche {
    Yes(bool),
    No,
    Perhaps,
}

enum Nested {
    Inner(InNiche),
    Outer,
}

enum TwoData {
    Reference(&'static u32),
    Byte(u8),
}

#[repr(u16)]
enum Small {
    One = 1,
    Many = 500,
}

union Either {
    byte: u8,
    word: u32,
}

enum Never {}

static SIZES: [usize; 24] = [
    size_of::<Mixed>(), size_of::<InOrder>(), size_of::<Packed>(), size_of::<Aligned>(), size_of::<Tagged>(),
    size_of::<InNiche>(), size_of::<Nested>(), size_of::<TwoData>(), size_of::<Small>(), size_of::<Either>(),
    size_of::<Never>(), size_of::<Option<Mixed>>(), size_of::<Option<Tagged>>(), size_of::<Option<Nested>>(),
    size_of::<Option<char>>(), size_of::<Option<NonZeroU16>>(), size_of::<Option<Box<u8>>>(),
    size_of::<Option<&[u8]>>(), size_of::<Result<u32, Never>>(), size_of::<(u8, u32, u8)>(),
    size_of::<[Mixed; 3]>(), size_of::<Option<Option<bool>>>(), size_of::<Vec<u8>>(), size_of::<Option<String>>(),
];

static ALIGNS: [usize; 8] = [
    align_of::<Mixed>(), align_of::<Packed>(), align_of::<Aligned>(), align_of::<Tagged>(), align_of::<InNiche>(),
    align_of::<u128>(), align_of::<(u8, u32)>(), align_of::<&dyn Send>(),
];

static OFFSETS: [usize; 8] = [
    offset_of!(Mixed, small), offset_of!(Mixed, large), offset_of!(Mixed, middle), offset_of!(InOrder, large),
    offset_of!(InOrder, middle), offset_of!(Packed, large), offset_of!((u8, u32, u8), 1),
    offset_of!((u8, u32, u8), 2),
];

fn sizes() -> [usize; 24] {
    [
        size_of::<Mixed>(), size_of::<InOrder>(), size_of::<Packed>(), size_of::<Aligned>(), size_of::<Tagged>(),
        size_of::<InNiche>(), size_of::<Nested>(), size_of::<TwoData>(), size_of::<Small>(), size_of::<Either>(),
        size_of::<Never>(), size_of::<Option<Mixed>>(), size_of::<Option<Tagged>>(), size_of::<Option<Nested>>(),
        size_of::<Option<char>>(), size_of::<Option<NonZeroU16>>(), size_of::<Option<Box<u8>>>(),
        size_of::<Option<&[u8]>>(), size_of::<Result<u32, Never>>(), size_of::<(u8, u32, u8)>(),
        size_of::<[Mixed; 3]>(), size_of::<Option<Option<bool>>>(), size_of::<Vec<u8>>(),
        size_of::<Option<String>>(),
    ]
}

fn aligns() -> [usize; 8] {
    [
        align_of::<Mixed>(), align_of::<Packed>(), align_of::<Aligned>(), align_of::<Tagged>(),
        align_of::<InNiche>(), align_of::<u128>(), align_of::<(u8, u32)>(), align_of::<&dyn Send>(),
    ]
}

fn offset<T, U>(whole: &T, part: *const U) -> usize {
    part.addr() - (&raw const *whole).addr()
}

fn offsets() -> [usize; 8] {
    let mixed = Mixed { small: 1, large: 2, middle: 3 };
    let in_order = InOrder { small: 1, large: 2, middle: 3 };
    let packed = Packed { small: 1, large: 2 };
    let tuple = (1u8, 2u32, 3u8);
    [
        offset(&mixed, &raw const mixed.small), offset(&mixed, &raw const mixed.large),
        offset(&mixed, &raw const mixed.middle), offset(&in_order, &raw const in_order.large),
        offset(&in_order, &raw const in_order.middle), offset(&packed, &raw const packed.large),
        offset(&tuple, &raw const tuple.1), offset(&tuple, &raw const tuple.2),
    ]
}

fn main() {
    let (sizes, aligns, offsets) = (sizes(), aligns(), offsets());
    for at in 0..sizes.len() {
        assert!(sizes[at] == SIZES[at]);
    }
    for at in 0..8 {
        assert!(aligns[at] == ALIGNS[at]);
        assert!(offsets[at] == OFFSETS[at]);
    }
}
