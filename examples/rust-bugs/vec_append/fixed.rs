//! `Vec::append` made a reference to the place behind the last element, which is behind the buffer when it is full.
//! Reported: rust-lang/rust#61082.
//! Rule: a reference points to memory that is there, even if nothing is ever read or written by it.
//!
//! This program is the corrected one.

struct Stack {
    buffer: Box<[u32; 2]>,
    len: usize,
}

impl Stack {
    fn append(&mut self, more: &[u32]) {
        let start = (&raw mut *self.buffer).cast::<u32>();
        let end = unsafe { start.add(self.len) };
        unsafe { std::ptr::copy_nonoverlapping(more.as_ptr(), end, more.len()) };
        self.len += more.len();
    }
}

fn main() {
    let mut stack = Stack { buffer: Box::new([1, 2]), len: 2 };
    stack.append(&[]);
    assert!(stack.len == 2);
}
