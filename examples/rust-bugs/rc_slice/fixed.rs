//! `Rc<[T]>` asked for its layout by a reference to a header that stood, for that purpose, at the address of the slice.
//! Reported: rust-lang/rust#54908.
//! Rule: a reference is aligned, even if nothing is ever read by it.
//!
//! This program is the corrected one.

#[repr(C)]
struct Counted<T: ?Sized> {
    strong: usize,
    value: T,
}

fn size_of_counted(slice: *const [u8]) -> usize {
    let end = std::mem::size_of::<usize>() + slice.len();
    end.next_multiple_of(std::mem::align_of::<usize>())
}

fn main() {
    let bytes = [0u64; 8];
    let start = (&raw const bytes).cast::<u8>();
    let slice = std::ptr::slice_from_raw_parts(unsafe { start.add(1) }, 3);
    assert!(size_of_counted(slice) == 16);
}
