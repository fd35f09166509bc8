use std::alloc::{alloc, dealloc, Layout};

fn main() {
    unsafe {
        let p = alloc(Layout::new::<[u32; 2]>());
        dealloc(p.add(4), Layout::new::<u32>()); //~ RUB014
    }
}
