fn main() {
    let mut xs = [1u32, 2, 3];
    unsafe { xs.as_mut_ptr().write_bytes(0, usize::MAX) }; //~ RUB003
}
