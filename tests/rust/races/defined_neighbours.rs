//! Writes of two bytes side by side, and atomic accesses that are all of one size.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::spawn;

static mut X: [u8; 2] = [0; 2];
static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let other = spawn(|| {
        unsafe { X[0] = 1 };
        FLAG.swap(1, Ordering::Relaxed)
    });
    unsafe { X[1] = 1 };
    FLAG.swap(2, Ordering::Relaxed);
    assert!(other.join().is_ok() && unsafe { X } == [1, 1]);
}
