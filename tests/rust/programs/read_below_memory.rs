//! A read before the first byte that a pointer may access.

fn read(from: *const u32) -> u32 {
    unsafe { *from } //~ RUB003
}

fn main() {
    let numbers = [1u32, 2];
    let first = numbers.as_ptr();
    assert!(read(first) == 1);
    assert!(read(first.wrapping_add(1)) == 2);
    read(first.wrapping_sub(1));
}
