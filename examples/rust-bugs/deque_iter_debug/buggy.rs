//! `Debug` of `vec_deque::Iter` showed the whole ring, also the places that hold no element.
//! Reported: rust-lang/rust#53566.
//! Rule: memory that nothing was written to is not read.

use std::mem::MaybeUninit;

struct Iter<'a> {
    ring: &'a [MaybeUninit<u32>],
    head: usize,
}

impl Iter<'_> {
    fn shown(&self) -> u32 {
        let mut sum = 0;
        let mut at = 0;
        while at < self.ring.len() {
            sum += unsafe { self.ring[at].assume_init() }; //~ RUB006
            at += 1;
        }
        sum + u32::from(self.head == 0)
    }
}

fn main() {
    let ring = [MaybeUninit::new(3), MaybeUninit::new(4), MaybeUninit::uninit()];
    let iter = Iter { ring: &ring, head: 2 };
    assert!(iter.shown() == 7);
}
