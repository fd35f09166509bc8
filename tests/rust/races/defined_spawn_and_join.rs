//! All before a thread is spawned happens before it, and it before all after it is joined.

use std::thread::spawn;

static mut X: u32 = 0;

fn main() {
    unsafe { X = 1 };
    let other = spawn(|| unsafe { X += 1 });
    assert!(other.join().is_ok());
    unsafe { X += 1 };
    assert!(unsafe { X } == 3);
}
