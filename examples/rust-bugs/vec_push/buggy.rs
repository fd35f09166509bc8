//! `Vec::push` made a mutable reference to all elements, although it only writes behind them.
//! Reported: rust-lang/rust#60847.
//! Rule: references into the vector end with that, also when nothing is moved. Tree Borrows permits it, as the new
//! reference writes nothing of theirs.

struct Stack {
    buffer: *mut u32,
    len: usize,
}

impl Stack {
    fn as_mut_slice(&mut self) -> &mut [u32] {
        unsafe { std::slice::from_raw_parts_mut(self.buffer, self.len) }
    }

    fn push(&mut self, value: u32) {
        let len = self.len;
        let start = self.as_mut_slice().as_mut_ptr();
        unsafe { *self.buffer.add(len) = value };
        self.len += usize::from(!start.is_null());
    }
}

fn main() {
    let mut memory = [0u32; 4];
    let mut stack = Stack { buffer: memory.as_mut_ptr(), len: 0 };
    stack.push(1);
    let first = unsafe { &mut *stack.buffer };
    stack.push(2);
    *first += 10; //~ stacked-borrows SB001
    assert!(memory[0] == 11 && memory[1] == 2);
}
