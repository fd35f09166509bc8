//! Addresses as small and signed integers.

fn main() {
    let x = 1u32;
    let p = &raw const x;
    let address = p as usize;
    assert!(p as u8 == address as u8);
    assert!(p as i16 == address as i16);
    assert!(p as u128 == address as u128);
    assert!((address as *const u32).wrapping_add(1) as isize == address as isize + 4);
}
