//! What `call_once` has made is there for each that has called it.

use std::sync::Once;
use std::thread::spawn;

static mut X: u32 = 0;
static ONCE: Once = Once::new();

fn read() -> u32 {
    ONCE.call_once(|| unsafe { X = 1 });
    unsafe { X }
}

fn main() {
    let other = spawn(read);
    assert!(read() == 1);
    assert!(other.join().is_ok());
}
