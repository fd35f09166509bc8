//! Assignments of places that do not overlap, or hold what is read as a whole.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn assign(p: *mut [u32; 3], q: *mut [u32; 3], a: *mut (u32, u32), b: *mut (u32, u32)) {
    mir! {
        {
            *p = *q;
            *a = *b;
            Return()
        }
    }
}

#[derive(Clone, Copy)]
struct Big([u32; 3], u8);

fn main() {
    let mut xs = [1, 2, 3];
    let mut ys = [0; 3];
    let mut pair = (1, 2);
    let p = &raw mut pair;
    assign(&raw mut ys, &raw mut xs, p, p);
    assert!(xs[2] == ys[2] && pair.1 == 2);
    let mut big = Big(xs, 1);
    let p = &raw mut big;
    unsafe { *p = *p };
    let big = Big([big.0[1]; 3], big.1);
    assert!(big.0[2] == 2);
}
