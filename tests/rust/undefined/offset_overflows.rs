fn main() {
    let xs = [1, 2, 3];
    let _p = unsafe { xs.as_ptr().offset(isize::MAX) }; //~ RUB003
}
