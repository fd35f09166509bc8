#![no_std]
#![crate_type = "lib"]
#![allow(dead_code, non_snake_case, unused, asm_sub_register)]
use core::arch::asm;
use core::cell::UnsafeCell;
use core::sync::atomic::{fence, Ordering::*, *};
