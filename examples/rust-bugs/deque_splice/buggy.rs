//! `VecDeque::splice` took a position in the ring for a position in the queue.
//! Reported: rust-lang/rust#151758.
//! Rule: memory that nothing was written to is not read.

use std::mem::MaybeUninit;

struct Queue {
    ring: [MaybeUninit<u32>; 4],
    head: usize,
}

impl Queue {
    fn physical(&self, logical: usize) -> usize {
        (self.head + logical) % self.ring.len()
    }

    fn take(&mut self, logical: usize) -> u32 {
        let at = logical;
        unsafe { self.ring[at].assume_init_read() } //~ RUB006
    }
}

fn main() {
    let mut queue = Queue { ring: [MaybeUninit::uninit(); 4], head: 2 };
    let first = queue.physical(0);
    queue.ring[first].write(8);
    assert!(queue.take(0) == 8);
}
