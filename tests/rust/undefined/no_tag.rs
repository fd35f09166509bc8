#[derive(Clone, Copy)]
#[repr(u8)]
enum Three {
    A(u8),
    B(u8),
    C(u8),
}

fn main() {
    let x = [7u8, 1];
    let p = (&raw const x).cast::<Three>();
    let _y = unsafe { *p }; //~ RUB007
    let _all = [Three::A(1), Three::B(2), Three::C(3)];
}
