//@ Rust MP
//@ { x = 0; y = 0; }
use std::sync::atomic::{AtomicI32, Ordering::*};

pub fn P0(x: &AtomicI32, y: &AtomicI32) {
    x.store(1, Relaxed);
    y.store(1, Release);
}

pub fn P1(x: &AtomicI32, y: &AtomicI32) {
    let a = y.load(Acquire);
    let b = x.load(Relaxed);
}
//@ ~exists (1:a=1 /\ 1:b=0)
