//! Collecting in place gave back the buffer of the source with the layout of the result's elements.
//! Reported: rust-lang/rust#118460.
//! Rule: memory is freed with the layout that it was allocated with.

use std::alloc::{alloc, dealloc, Layout};

fn collect(count: usize) -> u32 {
    let from = unsafe { Layout::from_size_align_unchecked(8 * count, 8) };
    let to = unsafe { Layout::from_size_align_unchecked(4 * count, 4) };
    let buffer = unsafe { alloc(from) };
    assert!(to.size() <= from.size() && !buffer.is_null());
    let found = unsafe {
        buffer.cast::<u32>().write(5);
        buffer.cast::<u32>().read()
    };
    unsafe { dealloc(buffer, to) }; //~ RUB014
    found
}

fn main() {
    assert!(collect(3) == 5);
}
