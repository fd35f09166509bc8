//! A write of two bytes, and one of the second of them.

use std::thread::spawn;

static mut X: [u8; 2] = [0; 2];

fn main() {
    let other = spawn(|| unsafe { X[1] = 1 }); //~ RUB016
    unsafe { X = [2; 2] };
    let _ended = other.join();
}
