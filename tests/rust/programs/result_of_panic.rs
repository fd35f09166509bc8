//! The place of a function's result is read after the function has panicked.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

struct Large([u32; 3]);

fn make() -> Large {
    panic!()
}

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn fill(place: *mut Large) {
    mir! {
        {
            Call(*place = make(), ReturnTo(after), UnwindContinue())
        }
        after = {
            Return()
        }
    }
}

fn main() {
    let mut x = Large([1; 3]);
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fill(&mut x)));
    let _x = x.0[0]; //~ RUB006
}
