//! An argument is moved to the place of the result.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

struct Pair(u32, u32);

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let x: Pair;
        {
            x = Pair(1, 2);
            Call(x = swapped(Move(x)), ReturnTo(after), UnwindContinue()) //~ RUB017
        }
        after = {
            Return()
        }
    }
}

fn swapped(pair: Pair) -> Pair {
    Pair(pair.1, pair.0)
}
