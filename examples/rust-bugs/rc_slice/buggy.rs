//! `Rc<[T]>` asked for its layout by a reference to a header that stood, for that purpose, at the address of the slice.
//! Reported: rust-lang/rust#54908.
//! Rule: a reference is aligned, even if nothing is ever read by it.

#[repr(C)]
struct Counted<T: ?Sized> {
    strong: usize,
    value: T,
}

fn size_of_counted(slice: *const [u8]) -> usize {
    let counted = slice as *const Counted<[u8]>;
    let fake = unsafe { &*counted }; //~ RUB008
    std::mem::size_of_val(fake)
}

fn main() {
    let bytes = [0u64; 8];
    let start = (&raw const bytes).cast::<u8>();
    let slice = std::ptr::slice_from_raw_parts(unsafe { start.add(1) }, 3);
    assert!(size_of_counted(slice) == 16);
}
