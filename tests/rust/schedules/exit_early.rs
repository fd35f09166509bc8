//! The program exits while another thread still writes.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

static STARTED: AtomicU32 = AtomicU32::new(0);
static mut VALUE: u32 = 0;

fn main() {
    thread::spawn(|| {
        STARTED.store(1, Relaxed);
        unsafe { VALUE = 1 };
    });
    if STARTED.load(Relaxed) == 1 {
        unsafe { VALUE = 2 };
    }
    std::process::exit(3);
}
