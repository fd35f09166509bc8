use std::sync::atomic::{AtomicU32, Ordering};

static X: u32 = 1;

fn main() {
    let x = unsafe { AtomicU32::from_ptr((&raw const X).cast_mut()) };
    x.load(Ordering::Acquire); //~ RUB005
}
