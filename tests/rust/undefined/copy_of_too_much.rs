fn main() {
    let mut xs = [1u32, 2, 3];
    let p = xs.as_mut_ptr();
    unsafe { std::ptr::copy(p, p, usize::MAX) }; //~ RUB003
}
