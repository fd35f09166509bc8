//! `Vec` did not free its buffer when the destructor of an element panicked.
//! Reported: rust-lang/rust#69770.
//! Rule: none is broken: losing memory is defined. `--leaks` tells of it.

use std::alloc::{alloc, dealloc, Layout};

struct Item(bool);

impl Drop for Item {
    fn drop(&mut self) {
        assert!(self.0);
    }
}

struct Buffer {
    item: *mut Item,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        unsafe {
            self.item.drop_in_place();
            dealloc(self.item.cast(), Layout::new::<Item>());
        }
    }
}

fn main() {
    let ended = std::panic::catch_unwind(|| {
        let item = unsafe { alloc(Layout::new::<Item>()) }.cast::<Item>(); //~ RST013
        unsafe { item.write(Item(false)) };
        drop(Buffer { item });
    });
    assert!(ended.is_err());
}
