//! Each end of a lock for writing happens before the next lock.

use std::sync::{RwLock, RwLockWriteGuard};
use std::thread::spawn;

static mut X: u32 = 0;
static LOCK: RwLock<()> = RwLock::new(());

fn lock() -> RwLockWriteGuard<'static, ()> {
    LOCK.write().unwrap()
}

fn main() {
    let other = spawn(|| {
        let _guard = lock();
        unsafe { X += 1 };
    });
    let guard = lock();
    unsafe { X += 1 };
    drop(guard);
    let _ended = other.join();
    assert!(unsafe { X } == 2);
}
