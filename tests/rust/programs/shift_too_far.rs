//! A shift of two numbers by more than one has bits.
#![feature(core_intrinsics, funnel_shifts)]
#![allow(internal_features)]

fn main() {
    let _x = unsafe { std::intrinsics::unchecked_funnel_shl(1u32, 2, 32) }; //~ RUB009
}
