//! Mutable parts of a `str` were made by `as_ptr`, which takes a shared reference.
//! Reported: rust-lang/rust#58200.
//! Rule: what is made from a shared reference may not write.
//!
//! This program is the corrected one.

struct Letters([u8; 4]);

impl Letters {
    fn get_mut(&mut self, at: usize) -> &mut u8 {
        let found = unsafe { self.0.as_mut_ptr().add(at) };
        unsafe { &mut *found }
    }
}

fn main() {
    let mut letters = Letters(*b"rust");
    letters.get_mut(0).make_ascii_uppercase();
    assert!(letters.0[0] == b'R');
}
