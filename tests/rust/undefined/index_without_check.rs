#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn third(xs: &[i32; 2], at: usize) -> i32 {
    mir! {
        {
            RET = (*xs)[at]; //~ RUB003
            Return()
        }
    }
}

fn main() {
    third(&[1, 2], 3);
}
