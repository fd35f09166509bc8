//! What is written under the mutex is there when the wait for a condition ends.

use std::sync::{Condvar, Mutex};
use std::thread::spawn;

static mut X: u32 = 0;
static READY: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn main() {
    let other = spawn(|| {
        unsafe { X = 1 };
        *READY.lock().unwrap() = true;
        CHANGED.notify_one();
    });
    let mut ready = READY.lock().unwrap();
    while !*ready {
        ready = CHANGED.wait(ready).unwrap();
    }
    assert!(unsafe { X } == 1);
    drop(ready);
    let _ended = other.join();
}
