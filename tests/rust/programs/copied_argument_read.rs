//! An argument that is moved is read by another pointer while the function runs.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[derive(Clone, Copy)]
struct Number(u32);

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let _unit: ();
        {
            let x = Number(1);
            let p = &raw mut x;
            Call(_unit = look(*p, p), ReturnTo(after), UnwindContinue())
        }
        after = {
            Return()
        }
    }
}

fn look(_mine: Number, p: *mut Number) {
    let _x = unsafe { (*p).0 };
}
