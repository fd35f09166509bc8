//! `Vec` did not free its buffer when the destructor of an element panicked.
//! Reported: rust-lang/rust#69770.
//! Rule: none is broken: losing memory is defined. `--leaks` tells of it.
//!
//! This program is the corrected one.

use std::alloc::{alloc, dealloc, Layout};

struct Item(bool);

impl Drop for Item {
    fn drop(&mut self) {
        assert!(self.0);
    }
}

struct Memory(*mut Item);

impl Drop for Memory {
    fn drop(&mut self) {
        unsafe { dealloc(self.0.cast(), Layout::new::<Item>()) };
    }
}

struct Buffer {
    item: *mut Item,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let _buffer = Memory(self.item);
        unsafe { self.item.drop_in_place() };
    }
}

fn main() {
    let ended = std::panic::catch_unwind(|| {
        let item = unsafe { alloc(Layout::new::<Item>()) }.cast::<Item>();
        unsafe { item.write(Item(false)) };
        drop(Buffer { item });
    });
    assert!(ended.is_err());
}
