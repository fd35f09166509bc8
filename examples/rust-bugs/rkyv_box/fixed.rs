//! `rkyv` made a `Box<[u8]>` of memory that was allocated with a greater alignment.
//! Reported: rkyv/rkyv, commit a9417193.
//! Rule: memory is freed with the layout that it was allocated with.
//!
//! This program is the corrected one.

use std::alloc::{alloc_zeroed, dealloc, Layout};

struct Archived {
    bytes: *mut [u8; 16],
}

impl Drop for Archived {
    fn drop(&mut self) {
        unsafe { dealloc(self.bytes.cast(), Layout::from_size_align(16, 16).unwrap()) };
    }
}

fn main() {
    let layout = Layout::from_size_align(16, 16).unwrap();
    let archived = Archived { bytes: unsafe { alloc_zeroed(layout) }.cast() };
    assert!(unsafe { (*archived.bytes)[0] } == 0);
}
