fn main() {
    let xs = [1u32, 2, 3];
    let p = xs.as_ptr();
    let _d = unsafe { p.offset_from_unsigned(p.add(1)) }; //~ RUB003
}
