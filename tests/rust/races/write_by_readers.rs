//! Two threads write that both have the lock for reading.

use std::sync::{RwLock, RwLockReadGuard};
use std::thread::spawn;

static mut X: u32 = 0;
static LOCK: RwLock<()> = RwLock::new(());

fn lock() -> RwLockReadGuard<'static, ()> {
    LOCK.read().unwrap()
}

fn main() {
    let other = spawn(|| {
        let _guard = lock();
        unsafe { X = 1 }; //~ RUB016
    });
    let guard = lock();
    unsafe { X = 2 };
    let _ended = other.join();
    drop(guard);
}
