//! A reader that gives its lock back before it asks to write: what it has read may be old.
use std::sync::RwLock;
use std::thread;

static COUNT: RwLock<u32> = RwLock::new(0);

fn add() {
    let seen = *COUNT.read().unwrap();
    *COUNT.write().unwrap() = seen + 1;
}

fn main() {
    let other = thread::spawn(add);
    add();
    other.join().unwrap();
    assert!(*COUNT.read().unwrap() == 2, "an addition was lost");
}
