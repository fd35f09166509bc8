//! A value of a type without values is asked for: undefined, though rustc's own code aborts.

use std::mem::MaybeUninit;

enum Void {}

fn main() {
    let _never: Void = unsafe { MaybeUninit::uninit().assume_init() }; //~ RUB007
}
