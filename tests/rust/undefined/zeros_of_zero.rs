#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::ctlz_nonzero(0u32) }; //~ RUB009
}
