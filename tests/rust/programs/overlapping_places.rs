//! An array is assigned to itself, by two pointers.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn assign(p: *mut [u32; 3], q: *mut [u32; 3]) {
    mir! {
        {
            *p = *q; //~ RUB012
            Return()
        }
    }
}

fn main() {
    let mut xs = [1, 2, 3];
    let p = &raw mut xs;
    assign(p, p);
}
