//! A variant is chosen that no value is.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

enum Never {}

#[allow(dead_code)]
#[repr(u8)]
enum Answer {
    Yes,
    Impossible(Never),
}

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn choose(p: *mut Answer) {
    mir! {
        {
            SetDiscriminant(*p, 1); //~ RUB007
            Return()
        }
    }
}

fn main() {
    let mut x = Answer::Yes;
    choose(&raw mut x);
}
