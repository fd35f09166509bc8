#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::unchecked_div(1, 0) }; //~ RUB009
}
