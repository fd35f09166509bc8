//! A counter that is read and written in two steps: one of two additions may get lost.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add() {
    let before = COUNTER.load(SeqCst);
    COUNTER.store(before + 1, SeqCst);
}

fn main() {
    let other = thread::spawn(add);
    add();
    let _ = other.join();
    assert!(COUNTER.load(SeqCst) == 2);
}
