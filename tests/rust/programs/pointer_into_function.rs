//! A pointer that is not to the start of a function is called.

fn main() {
    let p = (main as fn() as *const u8).wrapping_add(1);
    let f: fn() = unsafe { std::mem::transmute(p) };
    f(); //~ RUB013
}
