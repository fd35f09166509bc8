use std::alloc::{dealloc, Layout};

fn main() {
    unsafe { dealloc(std::ptr::null_mut(), Layout::new::<u32>()) }; //~ RUB002
}
