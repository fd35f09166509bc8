//! The iterator over the environment of Windows read on from a pointer that was made from a reference to one character.
//! Reported: rust-lang/rust#70479.
//! Rule: a pointer made from a reference is for the memory of that reference. Tree Borrows lets it reach the rest of the
//! allocation.

fn length(block: &[u16]) -> usize {
    let start: *const u16 = &block[0];
    let mut len = 0;
    while unsafe { *start.add(len) } != 0 { //~ stacked-borrows SB001
        len += 1;
    }
    len
}

fn main() {
    assert!(length(&[65, 61, 66, 0]) == 3);
}
