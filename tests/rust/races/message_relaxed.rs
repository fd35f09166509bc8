//! A message by relaxed accesses.

#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics::{atomic_load, atomic_store, AtomicOrdering as Order};
use std::thread::{spawn, yield_now};

static mut X: u32 = 0;
static mut FLAG: u32 = 0;

fn main() {
    let other = spawn(|| {
        unsafe { X = 1 };
        unsafe { atomic_store::<u32, { Order::Relaxed }>(&raw mut FLAG, 1) };
    });
    while unsafe { atomic_load::<u32, { Order::Relaxed }>(&raw const FLAG) } != 1 {
        yield_now();
    }
    let _x = unsafe { X }; //~ RUB016
    let _ended = other.join();
}
