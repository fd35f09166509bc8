//! A message by atomic updates.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{spawn, yield_now};

static mut X: u32 = 0;
static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let other = spawn(|| {
        unsafe { X = 1 };
        FLAG.fetch_add(1, Ordering::AcqRel);
    });
    while FLAG.fetch_or(0, Ordering::AcqRel) != 1 {
        yield_now();
    }
    assert!(unsafe { X } == 1);
    let _ended = other.join();
}
