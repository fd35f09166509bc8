//! A counted box whose count is taken down in order.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

struct Counted {
    owners: AtomicUsize,
    value: u32,
}

struct Owner(*mut Counted);
unsafe impl Send for Owner {}

impl Drop for Owner {
    fn drop(&mut self) {
        if unsafe { &(*self.0).owners }.fetch_sub(1, Ordering::AcqRel) == 1 {
            drop(unsafe { Box::from_raw(self.0) });
        }
    }
}

fn read(owner: Owner) -> u32 {
    unsafe { (*owner.0).value }
}

fn main() {
    let place = Box::into_raw(Box::new(Counted { owners: AtomicUsize::new(2), value: 5 }));
    let (first, second) = (Owner(place), Owner(place));
    let other = thread::spawn(move || read(first));
    read(second);
    let _ = other.join();
}
