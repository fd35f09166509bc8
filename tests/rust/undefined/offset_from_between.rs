fn main() {
    let xs = [1u32, 2, 3];
    let p = xs.as_ptr();
    let _d = unsafe { p.byte_add(6).offset_from(p) }; //~ RUB003
}
