//! `crossbeam-epoch` said of an array of which only a part was written that it is initialised.
//! Reported: crossbeam-rs/crossbeam#779.
//! Rule: a value of an array has a value in each element, used or not.
//!
//! This program is the corrected one.

use std::mem::MaybeUninit;

struct Bag {
    deferred: [u32; 4],
    len: usize,
}

fn bag(first: u32) -> Bag {
    let mut deferred = MaybeUninit::new([0u32; 4]);
    let start = deferred.as_mut_ptr().cast::<u32>();
    unsafe { start.write(first) };
    Bag { deferred: unsafe { deferred.assume_init() }, len: 1 }
}

fn main() {
    let bag = bag(7);
    assert!(bag.deferred[bag.len - 1] == 7);
}
