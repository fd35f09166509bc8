//! The value in the niche is in the range of the variants, and that of none.

#[allow(dead_code)]
enum Three {
    First,
    Second(bool),
    Third,
}

fn second(p: *const Three) -> bool {
    unsafe { matches!(*p, Three::Second(_)) } //~ RUB007
}

fn main() {
    let bytes = [0u8, 2, 4, 3];
    let p = bytes.as_ptr().cast::<Three>();
    assert!(second(p));
    assert!(!second(unsafe { p.add(1) }));
    assert!(!second(unsafe { p.add(2) }));
    second(unsafe { p.add(3) });
}
