//! The iterator of `sized-chunks` held a mutable reference to the whole chunk, and gave out elements of it by that.
//! Reported: bodil/sized-chunks#8.
//! Rule: a mutable reference ends when its memory is used through another; two that were given out are swapped.

struct Chunk {
    values: [u32; 4],
}

impl Chunk {
    fn get_mut(&mut self, at: usize) -> &mut u32 {
        &mut self.values[at]
    }
}

struct IterMut<'a> {
    chunk: &'a mut Chunk,
    at: usize,
}

impl<'a> IterMut<'a> {
    fn next(&mut self) -> &'a mut u32 {
        let at = self.at;
        self.at += 1;
        let chunk: *mut Chunk = self.chunk;
        let found = unsafe { (*chunk).get_mut(at) };
        *found += 1;
        found
    }
}

fn main() {
    let mut chunk = Chunk { values: [1, 2, 3, 4] };
    let mut iter = IterMut { chunk: &mut chunk, at: 0 };
    let first = iter.next();
    let second = iter.next();
    std::mem::swap(first, second); //~ stacked-borrows SB003 //~ tree-borrows TB002
    assert!(chunk.values[0] == 3 && chunk.values[1] == 2);
}
