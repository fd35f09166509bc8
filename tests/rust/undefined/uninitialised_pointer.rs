#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn read() -> i32 {
    mir! {
        let p: *const i32;
        {
            RET = *p; //~ RUB006
            Return()
        }
    }
}

fn main() {
    read();
}
