//! Values are dropped in the reverse order of their declarations, fields in order, and what is moved is not.

use std::cell::Cell;

struct Noted<'a>(&'a Cell<u32>, u32);

impl Drop for Noted<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() * 10 + self.1);
    }
}

fn main() {
    let order = Cell::new(0);
    {
        let _one = Noted(&order, 1);
        let two = Noted(&order, 2);
        let _pair = (Noted(&order, 3), Noted(&order, 4));
        drop(two);
    }
    assert_eq!(order.get(), 2341);
}
