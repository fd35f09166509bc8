//! A store of another thread ends a release sequence.

#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics::{atomic_load, atomic_store, AtomicOrdering as Order};
use std::thread::{spawn, yield_now};

static mut X: u32 = 0;
static mut FLAG: u32 = 0;

fn main() {
    let first = spawn(|| {
        unsafe { X = 1 };
        unsafe { atomic_store::<u32, { Order::Release }>(&raw mut FLAG, 1) };
    });
    let second = spawn(|| {
        while unsafe { atomic_load::<u32, { Order::Relaxed }>(&raw const FLAG) } != 1 {
            yield_now();
        }
        unsafe { atomic_store::<u32, { Order::Relaxed }>(&raw mut FLAG, 2) };
    });
    while unsafe { atomic_load::<u32, { Order::Acquire }>(&raw const FLAG) } != 2 {
        yield_now();
    }
    let _x = unsafe { X }; //~ RUB016
    let _ended = (first.join(), second.join());
}
