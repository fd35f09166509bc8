//! What a `Once` has made is read without asking it.

use std::sync::Once;
use std::thread::spawn;

static mut X: u32 = 0;
static ONCE: Once = Once::new();

fn main() {
    let other = spawn(|| ONCE.call_once(|| unsafe { X = 1 }));
    std::thread::yield_now();
    let _x = unsafe { X }; //~ RUB016
    let _ended = other.join();
}
