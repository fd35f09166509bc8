//! A counter that is added to in one step.
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add() {
    COUNTER.fetch_add(1, SeqCst);
}

fn main() {
    let other = thread::spawn(add);
    add();
    let _ = other.join();
    assert!(COUNTER.load(SeqCst) == 2);
}
