//! The value in the niche is in the range of the variants, and that of none.

#[derive(Clone, Copy)]
#[allow(dead_code)]
enum Three {
    First,
    Second(bool),
    Third,
}

fn main() {
    let fine: [Three; 2] = unsafe { std::mem::transmute([4u8, 0]) };
    assert!(matches!(fine, [Three::Third, Three::Second(false)]));
    let _x: Three = unsafe { std::mem::transmute(3u8) }; //~ RUB007
}
