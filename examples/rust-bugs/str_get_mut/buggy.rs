//! Mutable parts of a `str` were made by `as_ptr`, which takes a shared reference.
//! Reported: rust-lang/rust#58200.
//! Rule: what is made from a shared reference may not write.

struct Letters([u8; 4]);

impl Letters {
    fn as_ptr(&self) -> *const u8 {
        self.0.as_ptr()
    }

    fn get_mut(&mut self, at: usize) -> &mut u8 {
        let found = unsafe { self.as_ptr().add(at) };
        unsafe { &mut *found.cast_mut() } //~ stacked-borrows SB003
    }
}

fn main() {
    let mut letters = Letters(*b"rust");
    letters.get_mut(0).make_ascii_uppercase(); //~ tree-borrows TB002
    assert!(letters.0[0] == b'R');
}
