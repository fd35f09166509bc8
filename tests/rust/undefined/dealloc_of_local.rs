use std::alloc::{dealloc, Layout};

fn main() {
    let mut x = 1u32;
    unsafe { dealloc((&raw mut x).cast(), Layout::new::<u32>()) }; //~ RUB014
}
