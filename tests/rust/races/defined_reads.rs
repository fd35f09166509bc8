//! Reads do not race with reads, atomic or not, of one size or two.

use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::thread::spawn;

static X: u32 = 1;
static FLAG: AtomicU32 = AtomicU32::new(1);

fn half() -> &'static AtomicU16 {
    unsafe { AtomicU16::from_ptr(FLAG.as_ptr().cast()) }
}

fn main() {
    let other = spawn(|| X + u32::from(half().load(Ordering::Relaxed)));
    let x = X + unsafe { *FLAG.as_ptr() };
    assert!(other.join().is_ok() && x == 2);
}
