//! `align_to_mut` made its middle part from a shared reference to the slice, and its last part from a mutable one.
//! Reported: rust-lang/rust#68549.
//! Rule: what is made from a shared reference may not write.

fn split_mut(all: &mut [u16], at: usize) -> (&mut [u16], &mut [u16]) {
    let rest = all.len() - at;
    let start = all.as_ptr().cast_mut();
    unsafe {
        let middle = std::slice::from_raw_parts_mut(start, at); //~ stacked-borrows SB003
        let last = std::slice::from_raw_parts_mut(start.add(at), rest);
        (middle, last)
    }
}

fn main() {
    let mut all = [1u16, 2, 3, 4];
    let (middle, last) = split_mut(&mut all, 2);
    middle[0] = last[0]; //~ tree-borrows TB002
    assert!(all[0] == 3);
}
