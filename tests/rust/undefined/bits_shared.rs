#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::disjoint_bitor(3u8, 1u8) }; //~ RUB009
}
