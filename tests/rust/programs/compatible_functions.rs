//! Functions are called by pointers of other types that pass everything in the same way.

use std::mem::transmute;
use std::num::NonZero;
use std::ptr::NonNull;

#[repr(transparent)]
struct Wrapped<T>(T, ());

extern "C-unwind" fn same<T>(x: T) -> T {
    x
}

fn check<T, U>(x: T) -> U {
    let f: extern "C-unwind" fn(U) -> U = same;
    let f: extern "C" fn(T) -> U = unsafe { transmute(f) };
    f(x)
}

fn main() {
    let x = 7u32;
    assert!(check::<u32, char>(65) == 'A');
    assert!(check::<usize, u64>(1) == 1);
    assert!(check::<u32, Option<NonZero<u32>>>(0).is_none());
    assert!(check::<u32, Wrapped<u32>>(1).0 == 1);
    assert!(check::<Wrapped<f32>, f32>(Wrapped(1.5, ())) == 1.5);
    assert!(check::<*const u32, Option<&u64>>(std::ptr::null()).is_none());
    assert!(unsafe { *check::<&u32, NonNull<u32>>(&x).as_ptr() } == 7);
    assert!(check::<&[u8], *const [u8]>(&[1, 2]).len() == 2);
    let f: fn(u8) = check::<fn(), fn(u8)>(main);
    assert!(f as usize == main as usize);
    check::<(), [u8; 0]>(());
}
