use crate::cells::Cells;

pub struct Ring {
    cells: Cells<4>,
    start: usize,
    length: usize,
}

impl Ring {
    pub const PLACES: usize = 4;

    pub fn new() -> Self {
        Ring { cells: Cells::new(), start: 0, length: 0 }
    }

    pub fn put(&mut self, value: u32) {
        if self.length == Self::PLACES {
            panic!("the ring is full");
        }
        let at = self.start + self.length;
        self.cells.write(if cfg!(feature = "wrapping") { at % Self::PLACES } else { at }, value);
        self.length += 1;
    }

    pub fn take(&mut self) -> Option<u32> {
        if self.length == 0 {
            return None;
        }
        let value = self.peek();
        self.start = (self.start + 1) % Self::PLACES;
        self.length -= 1;
        Some(value)
    }

    /// The next value. Wrong: there may be none.
    pub fn peek(&self) -> u32 {
        unsafe { self.cells.read(self.start) }
    }
}
