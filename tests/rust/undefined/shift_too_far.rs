#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::unchecked_shl(1u32, 32u32) }; //~ RUB009
}
