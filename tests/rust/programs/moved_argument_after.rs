//! An argument that was moved is read after the call.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

struct Number(u32);

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {
    mir! {
        let _unit: ();
        let _seen: u32;
        {
            let x = Number(1);
            Call(_unit = take(Move(x)), ReturnTo(after), UnwindContinue())
        }
        after = {
            _seen = x.0; //~ RUB006
            Return()
        }
    }
}

fn take(_mine: Number) {}
