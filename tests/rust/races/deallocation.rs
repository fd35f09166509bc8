//! Memory is freed that another thread reads.

use std::thread::spawn;

struct Shared(*mut u32);

unsafe impl Send for Shared {}

fn read(shared: Shared) -> u32 {
    unsafe { *shared.0 }
}

fn main() {
    let p = Box::into_raw(Box::new(1));
    let shared = Shared(p);
    let other = spawn(move || read(shared));
    std::thread::yield_now();
    drop(unsafe { Box::from_raw(p) }); //~ RUB016
    let _ended = other.join();
}
