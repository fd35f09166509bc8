//! Volatile accesses race as others do.

use std::thread::spawn;

static mut X: u32 = 0;

fn main() {
    let other = spawn(|| unsafe { (&raw mut X).write_volatile(1) }); //~ RUB016
    let _x = unsafe { (&raw const X).read_volatile() };
    let _ended = other.join();
}
