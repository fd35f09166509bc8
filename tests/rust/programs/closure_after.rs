//! What a closure was given a unique reference to is written by a raw pointer after the call.

fn main() {
    let mut x = 1u32;
    let p = &raw mut x;
    let set = |mine: &mut u32| *mine = 2;
    for _ in 0..2 {
        set(unsafe { &mut *p });
        unsafe { *p = 3 };
    }
    let add = |mine: &mut u32| {
        set(&mut *mine);
        *mine += 1;
    };
    add(unsafe { &mut *p });
    unsafe { *p += 1 };
    assert!(x == 4);
}
