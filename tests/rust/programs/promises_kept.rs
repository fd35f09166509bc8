//! Promises that hold.
#![feature(core_intrinsics, funnel_shifts)]
#![allow(internal_features)]

use std::intrinsics::{fadd_fast, typed_swap_nonoverlapping, unchecked_funnel_shl, unchecked_funnel_shr};

fn main() {
    unsafe {
        assert!(255.9f32.to_int_unchecked::<u8>() == 255);
        assert!((-0.5f64).to_int_unchecked::<u8>() == 0);
        assert!((-1.5f64).to_int_unchecked::<i128>() == -1);
        assert!(fadd_fast(1.0f32, f32::MAX) == f32::MAX);
        assert!(unchecked_funnel_shl(1u8, 0x80, 1) == 3);
        assert!(unchecked_funnel_shr(1u8, 0x80, 1) == 0xc0);
        let mut xs = [1u8, 2];
        let p = xs.as_mut_ptr();
        typed_swap_nonoverlapping(p, p.add(1));
        assert!(xs[0] == 2 && xs[1] == 1);
    }
}
