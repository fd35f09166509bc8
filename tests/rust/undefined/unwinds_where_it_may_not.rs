#![feature(core_intrinsics, custom_mir)]
#![allow(internal_features)]

use std::intrinsics::mir::*;

fn panics() {
    panic!();
}

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn quietly() {
    mir! {
        {
            Call(RET = panics(), ReturnTo(end), UnwindUnreachable()) //~ RUB011
        }
        end = {
            Return()
        }
    }
}

fn main() {
    quietly();
}
