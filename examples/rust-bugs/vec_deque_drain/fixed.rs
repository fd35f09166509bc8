//! `VecDeque::drain` kept a pointer to the queue, and then borrowed the queue mutably once more.
//! Reported: rust-lang/rust#56161.
//! Rule: what is used through the new reference ends the pointer that was made before it.
//!
//! This program is the corrected one.

use std::ptr::NonNull;

struct Queue {
    items: [u32; 4],
    head: usize,
}

struct Drain<'a> {
    queue: NonNull<Queue>,
    items: &'a [u32],
}

impl Queue {
    fn drain(&mut self) -> Drain<'_> {
        let queue = NonNull::from(&mut *self);
        let items: *const [u32] = &self.items;
        Drain { queue, items: unsafe { &*items } }
    }
}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        let queue = self.queue.as_ptr();
        unsafe { (*queue).head += self.items.len() };
    }
}

fn main() {
    let mut queue = Queue { items: [1, 2, 3, 4], head: 0 };
    drop(queue.drain());
    assert!(queue.head == 4);
}
