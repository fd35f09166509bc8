fn main() {
    let xs = [0u32; 2];
    let p = (&raw const xs).cast::<u32>();
    let _r = unsafe { &*p.byte_add(2) }; //~ RUB008
}
