//! A place is swapped with itself.
#![feature(core_intrinsics)]
#![allow(internal_features)]

fn main() {
    let mut x = 1u8;
    let p = &raw mut x;
    unsafe { std::intrinsics::typed_swap_nonoverlapping(p, p) }; //~ RUB012
}
