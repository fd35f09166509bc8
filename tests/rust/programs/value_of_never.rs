//! Memory without a value is said to hold one of a type that has none.
#![feature(never_type)]

fn main() {
    let _x: ! = unsafe { std::mem::MaybeUninit::<!>::uninit().assume_init() }; //~ RUB007
}
