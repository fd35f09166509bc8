//! Each thread locks a mutex, and not the same one.

use std::sync::Mutex;
use std::thread::spawn;

static mut X: u32 = 0;
static A: Mutex<()> = Mutex::new(());
static B: Mutex<()> = Mutex::new(());

fn main() {
    let other = spawn(|| {
        let _guard = A.lock();
        unsafe { X = 1 }; //~ RUB016
    });
    let guard = B.lock();
    unsafe { X = 2 };
    drop(guard);
    let _ended = other.join();
}
