//! A mutable reference is made to what another thread reads: in Stacked Borrows that writes.

use std::thread::spawn;

static mut X: u32 = 0;

#[allow(static_mut_refs)]
fn main() {
    let other = spawn(|| unsafe { X });
    std::thread::yield_now();
    let _r = unsafe { &mut X }; //~ stacked-borrows RUB016
    let _ended = other.join();
}
