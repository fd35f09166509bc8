#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features, unused_assignments)]

use std::intrinsics::mir::*;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn assume(holds: bool) {
    mir! {
        {
            Assume(holds); //~ RUB010
            Return()
        }
    }
}

fn main() {
    assume(false);
}
