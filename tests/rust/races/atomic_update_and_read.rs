//! An atomic update, and a read that is not atomic.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::spawn;

static FLAG: AtomicU32 = AtomicU32::new(0);

fn main() {
    let other = spawn(|| FLAG.fetch_add(1, Ordering::AcqRel)); //~ RUB016
    let _x = unsafe { *FLAG.as_ptr() };
    let _ended = other.join();
}
