//! An atomic update of another thread goes on with a release sequence.

#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics::{atomic_cxchg, atomic_load, atomic_store, AtomicOrdering as Order};
use std::thread::{spawn, yield_now};

static mut X: u32 = 0;
static mut FLAG: u32 = 0;

fn exchange(old: u32, new: u32) -> bool {
    unsafe { atomic_cxchg::<u32, { Order::Relaxed }, { Order::Relaxed }>(&raw mut FLAG, old, new).1 }
}

fn main() {
    let first = spawn(|| {
        unsafe { X = 1 };
        unsafe { atomic_store::<u32, { Order::Release }>(&raw mut FLAG, 1) };
    });
    let second = spawn(|| {
        while !exchange(1, 2) {
            yield_now();
        }
    });
    while unsafe { atomic_load::<u32, { Order::Acquire }>(&raw const FLAG) } != 2 {
        yield_now();
    }
    assert!(unsafe { X } == 1);
    let _ended = (first.join(), second.join());
}
