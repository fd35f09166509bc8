#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::unchecked_rem(i32::MIN, -1) }; //~ RUB009
}
