//! A table that is made once, by whichever of two threads comes first.
use std::sync::Once;
use std::thread;

static MADE: Once = Once::new();
static mut TABLE: [u32; 2] = [0; 2];

fn entry(at: usize) -> u32 {
    MADE.call_once(|| unsafe { TABLE = [7, 9] });
    unsafe { TABLE[at] }
}

fn main() {
    let other = thread::spawn(|| entry(1));
    assert!(entry(0) == 7);
    let _ = other.join();
}
