fn main() {
    let x = 1u8;
    let f: fn() = unsafe { std::mem::transmute(&raw const x) };
    f(); //~ RUB013
}
