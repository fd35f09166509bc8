#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

fn main() {
    let x = ();
    let p = &raw const x;
    let _d = unsafe { intrinsics::ptr_offset_from(p, p) }; //~ RUB003
}
