//! A lock that spins.
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static LOCKED: AtomicBool = AtomicBool::new(false);
static mut COUNT: u32 = 0;

fn add() {
    while LOCKED.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
        std::hint::spin_loop();
    }
    unsafe { COUNT += 1 };
    LOCKED.store(false, Ordering::Release);
}

fn main() {
    let other = thread::spawn(add);
    add();
    let _ = other.join();
}
