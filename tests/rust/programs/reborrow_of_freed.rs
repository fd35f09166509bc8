//! A reference to a local that is no more is made, and not used.

fn gone() -> *const u32 {
    let x = 1u32;
    &raw const x
}

fn main() {
    let p = gone();
    let _r = &raw const *unsafe { &*p }; //~ RUB008
}
