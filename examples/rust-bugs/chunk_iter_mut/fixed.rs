//! The iterator of `sized-chunks` held a mutable reference to the whole chunk, and gave out elements of it by that.
//! Reported: bodil/sized-chunks#8.
//! Rule: a mutable reference ends when its memory is used through another; two that were given out are swapped.
//!
//! This program is the corrected one.

struct Chunk {
    values: [u32; 4],
}

struct IterMut<'a> {
    values: *mut u32,
    life: std::marker::PhantomData<&'a mut Chunk>,
    at: usize,
}

impl<'a> IterMut<'a> {
    fn next(&mut self) -> &'a mut u32 {
        let at = self.at;
        self.at += 1;
        let found = unsafe { &mut *self.values.add(at) };
        *found += 1;
        found
    }
}

fn main() {
    let mut chunk = Chunk { values: [1, 2, 3, 4] };
    let mut iter = IterMut { values: chunk.values.as_mut_ptr(), life: std::marker::PhantomData, at: 0 };
    let first = iter.next();
    let second = iter.next();
    std::mem::swap(first, second);
    assert!(chunk.values[0] == 3 && chunk.values[1] == 2);
}
