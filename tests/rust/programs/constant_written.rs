//! A constant that rustc has put aside is written.

fn main() {
    let p = (&raw const *&1u32).cast_mut();
    unsafe { *p = 2 }; //~ RUB005
}
