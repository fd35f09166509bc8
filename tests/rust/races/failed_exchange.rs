//! A failed exchange that is relaxed.

#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics::{atomic_cxchg, atomic_store, AtomicOrdering as Order};
use std::thread::{spawn, yield_now};

static mut X: u32 = 0;
static mut FLAG: u32 = 0;

fn exchange(old: u32, new: u32) -> bool {
    unsafe { atomic_cxchg::<u32, { Order::AcqRel }, { Order::Relaxed }>(&raw mut FLAG, old, new).1 }
}

fn main() {
    let other = spawn(|| {
        unsafe { X = 1 };
        unsafe { atomic_store::<u32, { Order::Release }>(&raw mut FLAG, 1) };
    });
    while exchange(0, 5) {
        unsafe { atomic_store::<u32, { Order::Relaxed }>(&raw mut FLAG, 0) };
        yield_now();
    }
    let _x = unsafe { X }; //~ RUB016
    let _ended = other.join();
}
