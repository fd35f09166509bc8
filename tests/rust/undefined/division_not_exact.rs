#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let _x = unsafe { intrinsics::exact_div(7, 2) }; //~ RUB009
}
