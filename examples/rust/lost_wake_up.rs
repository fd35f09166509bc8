//! A thread waits without a look at the flag: if it comes too late, nobody wakes it.
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let other = thread::spawn(|| {
        *READY.lock().unwrap() = true;
        CHANGED.notify_one();
    });
    let ready = READY.lock().unwrap();
    let ready = CHANGED.wait(ready).unwrap();
    assert!(*ready);
    drop(ready);
    let _ = other.join();
}
