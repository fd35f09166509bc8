use std::sync::atomic::{AtomicU32, Ordering};

static X: u32 = 1;

fn main() {
    let x = unsafe { AtomicU32::from_ptr((&raw const X).cast_mut()) };
    let _done = x.compare_exchange(5, 6, Ordering::Relaxed, Ordering::Relaxed); //~ RUB005
}
