//! `<[T]>::swap` made a mutable reference to each of the two elements, also when they are one.
//! Reported: rust-lang/rust#80682.
//! Rule: a mutable reference ends when its memory is used through another.
//!
//! This program is the corrected one.

fn swap(all: &mut [u32], a: usize, b: usize) {
    let first: *mut u32 = &raw mut all[a];
    let second: *mut u32 = &raw mut all[b];
    unsafe {
        let kept = *first;
        *first = *second;
        *second = kept;
    }
}

fn main() {
    let mut all = [1, 2, 3];
    swap(&mut all, 0, 2);
    swap(&mut all, 1, 1);
    assert!(all[0] == 3 && all[1] == 2);
}
