#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn shorter(x: u32) -> u16 {
    mir! {
        {
            RET = CastTransmute::<u32, u16>(x); //~ RUB015
            Return()
        }
    }
}

fn main() {
    shorter(1);
}
