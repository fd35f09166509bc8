//! The metadata of a pointer that has no value.
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;
use std::mem::MaybeUninit;

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn metadata(p: *const *const u32) {
    mir! {
        {
            RET = PtrMetadata(*p); //~ RUB006
            Return()
        }
    }
}

fn main() {
    let p = MaybeUninit::<*const u32>::uninit();
    metadata(p.as_ptr());
}
