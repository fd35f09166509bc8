#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn nowhere() {
    mir! {
        {
            Unreachable() //~ RUB011
        }
    }
}

fn main() {
    nowhere();
}
