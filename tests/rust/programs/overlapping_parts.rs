//! A tuple is made of a part of itself that is an array.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let x: ([u8; 2],);
        {
            x.0 = [1, 2];
            x = (x.0,); //~ RUB012
            Return()
        }
    }
}
