//! A read and a write.

use std::thread::spawn;

static mut X: u32 = 0;

fn main() {
    let other = spawn(|| unsafe { X }); //~ RUB016
    unsafe { X = 2 };
    let _ended = other.join();
}
