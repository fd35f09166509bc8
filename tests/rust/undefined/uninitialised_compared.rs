#![feature(core_intrinsics)]
#![allow(internal_features)]

use std::intrinsics;

use std::mem::MaybeUninit;

fn main() {
    let a = MaybeUninit::<[u8; 4]>::uninit();
    let p = a.as_ptr().cast::<u8>();
    unsafe { intrinsics::compare_bytes(p, p, 4) }; //~ RUB006
}
