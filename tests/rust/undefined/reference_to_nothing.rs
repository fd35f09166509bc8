enum Void {}

fn main() {
    let x = 1u8;
    let _r: &Void = unsafe { std::mem::transmute(&x) }; //~ RUB008
}
