fn main() {
    let _f: fn() = unsafe { std::mem::transmute(std::ptr::null::<u8>()) }; //~ RUB008
}
