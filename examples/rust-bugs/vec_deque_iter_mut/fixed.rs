//! `VecDeque::iter_mut` borrowed the whole ring anew for each element that it gave out.
//! Reported: rust-lang/rust#74029.
//! Rule: the mutable references that were given out before end with that. Tree Borrows permits it: none was written
//! before the last one was made.
//!
//! This program is the corrected one.

struct IterMut<'a> {
    ring: *mut u32,
    life: std::marker::PhantomData<&'a mut u32>,
    at: usize,
}

impl<'a> IterMut<'a> {
    fn next(&mut self) -> &'a mut u32 {
        let at = self.at;
        self.at += 1;
        unsafe { &mut *self.ring.add(at) }
    }
}

fn main() {
    let mut ring = [1u32, 2, 3];
    let mut iter = IterMut { ring: ring.as_mut_ptr(), life: std::marker::PhantomData, at: 0 };
    let first = iter.next();
    let second = iter.next();
    std::mem::swap(first, second);
    assert!(ring[0] == 2 && ring[1] == 1);
}
