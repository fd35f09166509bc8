//! Each unlock of a mutex happens before the next lock.

use std::sync::Mutex;
use std::thread::spawn;

static mut X: u32 = 0;
static LOCK: Mutex<()> = Mutex::new(());

fn main() {
    let other = spawn(|| {
        let _guard = LOCK.lock();
        unsafe { X += 1 };
    });
    let guard = LOCK.lock();
    unsafe { X += 1 };
    drop(guard);
    let _ended = other.join();
    assert!(unsafe { X } == 2);
}
