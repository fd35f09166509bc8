//! `<[T]>::copy_within` took the pointer to read by first, and then borrowed the slice mutably for the one to write by.
//! Reported: rust-lang/rust#85610.
//! Rule: a pointer from a shared reference ends with a mutable one. Tree Borrows lets it read until something is written.

fn copy_within(all: &mut [u8], from: usize, to: usize, count: usize) {
    assert!(from + count <= all.len() && to + count <= all.len());
    unsafe { std::ptr::copy(all.as_ptr().add(from), all.as_mut_ptr().add(to), count) }; //~ stacked-borrows SB001
}

fn main() {
    let mut all = [1, 2, 3, 4];
    copy_within(&mut all, 0, 1, 3);
    assert!(all[3] == 3);
}
