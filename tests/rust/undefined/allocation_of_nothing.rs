use std::alloc::{alloc, Layout};

fn main() {
    unsafe { alloc(Layout::new::<()>()) }; //~ RUB014
}
