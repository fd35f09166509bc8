//! A function of a float is called by a pointer to one of an integer of that size.

fn half(x: f32) -> f32 {
    x / 2.0
}

fn main() {
    let f: fn(u32) -> f32 = unsafe { std::mem::transmute(half as fn(f32) -> f32) };
    let _x = f(1); //~ RUB013
}
