//! A vector's old memory is read after it has grown.

fn main() {
    let mut xs = vec![1, 2, 3];
    let p = xs.as_ptr();
    xs.reserve(100);
    let _x = unsafe { *p }; //~ RUB001
}
