//! A write after the lock was given back.

use std::sync::Mutex;
use std::thread::spawn;

static mut X: u32 = 0;
static LOCK: Mutex<()> = Mutex::new(());

fn main() {
    let other = spawn(|| {
        let _guard = LOCK.lock();
        unsafe { X = 1 }; //~ RUB016
    });
    drop(LOCK.lock());
    unsafe { X = 2 };
    let _ended = other.join();
}
