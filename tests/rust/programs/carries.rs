//! Sums and products that do not fit, seen by their flags.

fn sum_carries(a: u8, b: u8) -> bool {
    a.overflowing_add(b).1
}

fn product_carries(a: i32, b: i32) -> bool {
    a.overflowing_mul(b).1
}

fn product(a: i32, b: i32) -> i32 {
    a.overflowing_mul(b).0
}

fn main() {
    assert!(!sum_carries(250, 5));
    assert!(sum_carries(250, 6));
    assert!(!product_carries(-1 << 30, 2));
    assert!(product_carries(-1 << 30, -2));
    assert!(product(-1 << 30, -2) == i32::MIN);
}
