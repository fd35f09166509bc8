//! A function is called by another calling convention than its own.

extern "C" fn one() -> u32 {
    1
}

fn main() {
    let f: fn() -> u32 = unsafe { std::mem::transmute(one as extern "C" fn() -> u32) };
    let _x = f(); //~ RUB013
}
