//! Functions that end in calls: no deeper than one.
#![feature(explicit_tail_calls)]
#![allow(incomplete_features)]

fn is_even(n: u32) -> bool {
    if n == 0 {
        return true;
    }
    become is_odd(n - 1)
}

fn is_odd(n: u32) -> bool {
    if n == 0 {
        return false;
    }
    become is_even(n - 1)
}

fn sum(p: *const u32, count: usize, so_far: u32) -> u32 {
    if count == 0 {
        return so_far;
    }
    let x = unsafe { *p };
    become sum(unsafe { p.add(1) }, count - 1, so_far + x)
}

fn main() {
    assert!(is_even(6000));
    let xs = [1, 2, 3];
    let mut total = 0;
    let p = &raw mut total;
    total = sum(xs.as_ptr(), 3, 0);
    unsafe { *p += total };
    assert!(total == 12);
}
