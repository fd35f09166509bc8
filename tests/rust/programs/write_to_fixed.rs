//! A write to a static that is not `mut`, after one to a local.

static FIXED: [u32; 2] = [1, 2];

fn put(at: *mut u32) {
    unsafe { *at = 7 } //~ RUB005
}

fn main() {
    let mut local = 0;
    put(&mut local);
    assert!(local == 7);
    put(FIXED.as_ptr().cast_mut());
}
