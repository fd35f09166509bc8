//! A panic after a part of a box's content was moved out: the rest is dropped once, and the memory is freed.

struct Noted;

static mut DROPS: u32 = 0;

impl Drop for Noted {
    fn drop(&mut self) {
        unsafe { DROPS += 1 };
    }
}

fn take(fails: bool) {
    let pair = Box::new((Noted, Noted, 7));
    let _first = pair.0;
    assert!(!fails);
}

fn main() {
    take(false);
    let ended = std::panic::catch_unwind(|| take(true));
    if ended.is_ok() || unsafe { DROPS } != 4 {
        unsafe { std::hint::unreachable_unchecked() };
    }
}
