#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn read() -> i32 {
    mir! {
        let x: i32;
        {
            RET = x; //~ RUB006
            Return()
        }
    }
}

fn main() {
    read();
}
