//! The place of a function's result is another than the one that it writes.

fn make(p: *mut u32) -> u32 {
    unsafe { *p = 2 };
    3
}

fn main() {
    let mut x = 1u32;
    let mut y = 1u32;
    let p = &raw mut x;
    let q = &raw mut y;
    for _ in 0..2 {
        y = make(p);
        unsafe { *q += 1 };
    }
    assert!(x == 2 && y == 4);
}
