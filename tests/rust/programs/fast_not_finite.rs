//! Fast arithmetic with an infinite result.
#![feature(core_intrinsics)]
#![allow(internal_features)]

fn main() {
    let _x = unsafe { std::intrinsics::fdiv_fast(1.0f64, 0.0) }; //~ RUB009
}
