fn main() {
    let x = 1u8;
    let _f: fn() = unsafe { std::mem::transmute(&raw const x) }; //~ RUB008
}
