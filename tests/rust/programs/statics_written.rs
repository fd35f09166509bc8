//! What a mutable static refers to is written, and so is a local.

static mut NUMBER: &mut u32 = &mut 1;

fn main() {
    unsafe {
        *NUMBER = 2;
        let r: &mut &mut u32 = &mut *(&raw mut NUMBER);
        **r += 1;
        assert!(**r == 3);
    }
    let x = &mut 1u32;
    *x = 2;
    assert!(*x == 2);
}
