//! What a closure is given a unique reference to is written by a raw pointer within the call.

fn main() {
    let mut x = 1u32;
    let p = &raw mut x;
    let q = p;
    let set = |_mine: &mut u32| unsafe { *q = 2 }; //~ TB006
    set(unsafe { &mut *p });
}
