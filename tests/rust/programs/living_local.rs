//! A local is written after its storage begins.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let x: u32;
        let p: *const u32;
        {
            StorageLive(x);
            x = 1;
            p = &raw const x;
            StorageDead(x);
            Return()
        }
    }
}
