//! `unpark` happens before the `park` that it ends returns.

use std::thread::{park, spawn};

static mut X: u32 = 0;

fn main() {
    let other = spawn(|| {
        park();
        unsafe { X += 1 };
    });
    unsafe { X = 1 };
    other.thread().unpark();
    assert!(other.join().is_ok());
    assert!(unsafe { X } == 2);
}
