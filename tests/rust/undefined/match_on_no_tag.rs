#[repr(u8)]
enum Three {
    A = 1,
    B = 2,
    C = 3,
}

fn main() {
    let x = 7u8;
    let p = (&raw const x).cast::<Three>();
    let _y = match unsafe { &*p } { //~ RUB007
        Three::A => 1,
        Three::B => 2,
        Three::C => 3,
    };
}
