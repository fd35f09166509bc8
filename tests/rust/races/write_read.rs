//! A write and a read.

use std::thread::spawn;

static mut X: u32 = 0;

fn main() {
    let other = spawn(|| unsafe { X = 1 }); //~ RUB016
    let _x = unsafe { X };
    let _ended = other.join();
}
