//! Two threads wait, and all are woken.
use std::sync::{Condvar, Mutex};
use std::thread;

static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn wait() {
    let mut ready = READY.lock().unwrap();
    while !*ready {
        ready = CHANGED.wait(ready).unwrap();
    }
}

fn main() {
    let (first, second) = (thread::spawn(wait), thread::spawn(wait));
    *READY.lock().unwrap() = true;
    CHANGED.notify_all();
    let _ = first.join();
    let _ = second.join();
}
