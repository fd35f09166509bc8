//! A `bool` that is 2, among others.

fn flag(at: *const bool) -> bool {
    unsafe { *at } //~ RUB007
}

fn main() {
    let bytes = [0u8, 1, 2];
    let first = bytes.as_ptr().cast::<bool>();
    assert!(!flag(first));
    assert!(flag(first.wrapping_add(1)));
    flag(first.wrapping_add(2));
}
