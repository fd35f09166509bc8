//! The memory of a ring.

use std::mem::MaybeUninit;

pub struct Cells<const N: usize>([MaybeUninit<u32>; N]);

impl<const N: usize> Cells<N> {
    pub fn new() -> Self {
        Cells([MaybeUninit::uninit(); N])
    }

    pub fn write(&mut self, at: usize, value: u32) {
        self.0[at] = MaybeUninit::new(value);
    }

    /// # Safety
    ///
    /// Something has been written there.
    pub unsafe fn read(&self, at: usize) -> u32 {
        self.0[at].assume_init()
    }
}
