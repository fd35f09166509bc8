fn add(x: u8, y: u8) -> u8 {
    x.wrapping_add(y)
}

fn main() {
    let f: fn(u8, u8) -> u8 = add;
    let g: fn(u8) -> u8 = unsafe { std::mem::transmute(f) };
    g(1); //~ RUB013
}
