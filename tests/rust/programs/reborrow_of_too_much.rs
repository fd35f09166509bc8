//! A reference to more than a pointer may access is made, and not used.

fn main() {
    let x = 1u64;
    let p = (&raw const x).cast::<[u64; 2]>();
    let _r = &raw const *unsafe { &*p }; //~ RUB008
}
