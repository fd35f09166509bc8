fn main() {
    let x = (1u64, 2u64);
    let two = [&raw const x.0, &raw const x.1];
    let _d: &dyn Send = unsafe { std::mem::transmute(two) }; //~ RUB008
}
