//! A table that a flag guards: two threads may both find it unset.
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static MADE: AtomicBool = AtomicBool::new(false);
static mut TABLE: [u32; 2] = [0; 2];

fn entry(at: usize) -> u32 {
    if !MADE.load(Ordering::Acquire) {
        unsafe { TABLE = [7, 9] };
        MADE.store(true, Ordering::Release);
    }
    unsafe { TABLE[at] }
}

fn main() {
    let other = thread::spawn(|| entry(0));
    entry(1);
    let _ = other.join();
}
