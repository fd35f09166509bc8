fn main() {
    let p = std::ptr::with_exposed_provenance::<u8>(16);
    let _x = unsafe { *p }; //~ RUB002
}
