use std::alloc::{alloc, Layout};

fn main() {
    let layout = unsafe { Layout::from_size_align_unchecked(1 << 63, 1) };
    unsafe { alloc(layout) }; //~ RUB014
}
