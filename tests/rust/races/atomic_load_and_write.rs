//! An atomic load, and a write that is not atomic.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::spawn;

static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let other = spawn(|| FLAG.load(Ordering::SeqCst)); //~ RUB016
    unsafe { *FLAG.as_ptr() = 1 };
    let _ended = other.join();
}
