//! A value of a type without values is asked for: rustc checks that, and the program aborts.

use std::mem::MaybeUninit;

enum Void {}

fn main() {
    let _never: Void = unsafe { MaybeUninit::uninit().assume_init() }; //~ RST011
}
