//! A shared reference is made to what another thread writes: that reads.

use std::thread::spawn;

static mut X: u32 = 0;

#[allow(static_mut_refs)]
fn main() {
    let other = spawn(|| unsafe { X = 1 });
    std::thread::yield_now();
    let _r = unsafe { &X }; //~ tree-borrows RUB016 //~ stacked-borrows RUB016
    let _ended = other.join();
}
