//! The iterator over the environment of Windows read on from a pointer that was made from a reference to one character.
//! Reported: rust-lang/rust#70479.
//! Rule: a pointer made from a reference is for the memory of that reference. Tree Borrows lets it reach the rest of the
//! allocation.
//!
//! This program is the corrected one.

fn length(block: &[u16]) -> usize {
    let start = block.as_ptr();
    let mut len = 0;
    while unsafe { *start.add(len) } != 0 {
        len += 1;
    }
    len
}

fn main() {
    assert!(length(&[65, 61, 66, 0]) == 3);
}
