//! A closure is called by a pointer to a function with one parameter more.

fn main() {
    let one: fn() -> u32 = || 1;
    let f: fn(u8) -> u32 = unsafe { std::mem::transmute(one) };
    let _x = f(0); //~ RUB013
}
