fn main() {
    let x = 1u8;
    let _r: &[u8] = unsafe { &*std::ptr::slice_from_raw_parts(&x, usize::MAX) }; //~ RUB008
}
