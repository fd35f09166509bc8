//! A tail call is given a pointer to a local of the function that it ends.
#![feature(explicit_tail_calls)]
#![allow(incomplete_features)]

fn read(p: *const u32) {
    let _x = unsafe { *p }; //~ RUB001
}

fn start(_p: *const u32) {
    let x = 1;
    become read(&raw const x)
}

fn main() {
    start(std::ptr::null());
}
