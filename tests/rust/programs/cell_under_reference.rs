//! Memory under a shared reference is written by a raw pointer.

fn write(p: *mut u32) {
    unsafe { *p = 2 }; //~ TB002
}

fn main() {
    let mut x = 1u32;
    let r = &x;
    let p = (r as *const u32).cast_mut();
    write(p);
    x += 1;
    assert_eq!(x, 3);
}
