//! The place of a result is written by another pointer in a function that is called in the end.
#![feature(custom_mir, core_intrinsics, explicit_tail_calls)]
#![allow(incomplete_features, internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        {
            let x = 1u32;
            let p = &raw mut x;
            Call(x = make(p), ReturnTo(after), UnwindContinue())
        }
        after = {
            Return()
        }
    }
}

fn make(p: *mut u32) -> u32 {
    become write(p)
}

fn write(p: *mut u32) -> u32 {
    unsafe { *p = 2 }; //~ TB006
    3
}
