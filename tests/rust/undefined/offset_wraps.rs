fn main() {
    let p = std::ptr::without_provenance::<u8>(usize::MAX);
    let _q = unsafe { p.add(1) }; //~ RUB003
}
