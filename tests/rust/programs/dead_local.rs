//! A local is written before its storage begins.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let x: u32;
        {
            x = 1; //~ RUB001
            StorageLive(x);
            Return()
        }
    }
}
