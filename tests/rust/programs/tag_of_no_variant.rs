//! A variant is chosen that is told by its field, which is not written yet.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

#[allow(dead_code)]
enum Maybe {
    Nothing,
    Just(&'static u32),
}

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn choose(p: *mut Maybe) {
    mir! {
        {
            SetDiscriminant(*p, 1); //~ RUB007
            Return()
        }
    }
}

fn main() {
    let mut x = Maybe::Nothing;
    choose(&raw mut x);
}
