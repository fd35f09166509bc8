fn main() {
    let x = 1u64;
    let shown: &dyn std::fmt::Debug = &x;
    let _d: &dyn std::fmt::Display = unsafe { std::mem::transmute(shown) }; //~ RUB008
}
