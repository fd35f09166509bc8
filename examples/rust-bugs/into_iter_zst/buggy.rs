//! `vec::IntoIter` counts elements without bytes in its pointer, and read them at that pointer, which is not aligned.
//! Reported: rust-lang/rust#53804.
//! Rule: a read needs an aligned pointer, also one of no bytes.

struct IntoIter<T> {
    start: *const T,
    end: *const T,
}

impl<T> IntoIter<T> {
    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.start = self.start.wrapping_byte_add(1);
        Some(unsafe { std::ptr::read(self.start) }) //~ RUB004
    }
}

fn main() {
    let start = std::ptr::NonNull::<[u64; 0]>::dangling().as_ptr().cast_const();
    let mut iter = IntoIter { start, end: start.wrapping_byte_add(2) };
    while let Some(item) = iter.next() {
        assert!(item.is_empty());
    }
}
