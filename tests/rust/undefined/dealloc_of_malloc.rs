use std::alloc::{dealloc, Layout};

extern "C" {
    fn malloc(size: usize) -> *mut u8;
}

fn main() {
    unsafe {
        let p = malloc(4);
        dealloc(p, Layout::new::<u32>()); //~ RUB014
    }
}
