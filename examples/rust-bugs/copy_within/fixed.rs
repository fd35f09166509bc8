//! `<[T]>::copy_within` took the pointer to read by first, and then borrowed the slice mutably for the one to write by.
//! Reported: rust-lang/rust#85610.
//! Rule: a pointer from a shared reference ends with a mutable one. Tree Borrows lets it read until something is written.
//!
//! This program is the corrected one.

fn copy_within(all: &mut [u8], from: usize, to: usize, count: usize) {
    assert!(from + count <= all.len() && to + count <= all.len());
    let start = all.as_mut_ptr();
    unsafe { std::ptr::copy(start.add(from), start.add(to), count) };
}

fn main() {
    let mut all = [1, 2, 3, 4];
    copy_within(&mut all, 0, 1, 3);
    assert!(all[3] == 3);
}
