//! A reference to what no pointer may access is made, and not used.

fn main() {
    let p = 16usize as *const u32;
    let _r = &raw const *unsafe { &*p }; //~ RUB008
}
