//! A function whose result is one integer is called as one whose result is a struct of one.

struct Wrapped(u32);

fn one() -> u32 {
    1
}

fn main() {
    let f: fn() -> Wrapped = unsafe { std::mem::transmute(one as fn() -> u32) };
    let _x = f().0; //~ RUB013
}
