//! `ThinVec` put its elements behind its header, whatever alignment they need.
//! Reported: Gankra/thin-vec#27.
//! Rule: an access is aligned for its type.
//!
//! This program is the corrected one.

use std::alloc::{alloc, dealloc, Layout};

#[repr(C)]
struct Header {
    len: usize,
    cap: usize,
}

#[repr(align(32))]
struct Overaligned(u64);

fn main() {
    let first = 16usize.next_multiple_of(32);
    let layout = Layout::from_size_align(first + 32, 32).unwrap();
    unsafe {
        let start = alloc(layout);
        start.cast::<Header>().write(Header { len: 1, cap: 1 });
        let items = start.add(first).cast::<Overaligned>();
        items.write(Overaligned(3));
        let header = start.cast::<Header>();
        assert!((*header).len <= (*header).cap && (*items).0 == 3);
        dealloc(start, layout);
    }
}
