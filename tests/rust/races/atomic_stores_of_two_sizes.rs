//! Atomic accesses of two sizes, one of them a write.

use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::thread::spawn;

static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let other = spawn(|| unsafe { AtomicU16::from_ptr(FLAG.as_ptr().cast()) }.load(Ordering::SeqCst)); //~ RUB016
    FLAG.swap(1, Ordering::SeqCst);
    let _ended = other.join();
}
