//! A thread that spins until a flag is set, which nobody sets.
use std::sync::atomic::{AtomicBool, Ordering::Acquire};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let other = thread::spawn(|| {
        while !FLAG.load(Acquire) {
            std::hint::spin_loop();
        }
    });
    let _ = other.join();
}
