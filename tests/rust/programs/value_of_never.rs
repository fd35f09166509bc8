//! Nothing is said to be a value of a type that has none.
#![feature(never_type)]

fn main() {
    let _x: ! = unsafe { std::mem::transmute::<(), !>(()) }; //~ RUB007
}
