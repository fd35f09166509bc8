// A vector of its own, with the allocator.
use std::alloc::{alloc, dealloc, handle_alloc_error, realloc, Layout};
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

pub struct MyVec<T> {
    pointer: NonNull<T>,
    capacity: usize,
    length: usize,
}

impl<T> MyVec<T> {
    pub fn new() -> Self {
        assert!(std::mem::size_of::<T>() != 0);
        MyVec { pointer: NonNull::dangling(), capacity: 0, length: 0 }
    }

    fn grow(&mut self) {
        let capacity = if self.capacity == 0 { 4 } else { self.capacity * 2 };
        let layout = Layout::array::<T>(capacity).unwrap();
        let raw = if self.capacity == 0 {
            unsafe { alloc(layout) }
        } else {
            let old = Layout::array::<T>(self.capacity).unwrap();
            unsafe { realloc(self.pointer.as_ptr().cast(), old, layout.size()) }
        };
        self.pointer = match NonNull::new(raw.cast::<T>()) {
            Some(pointer) => pointer,
            None => handle_alloc_error(layout),
        };
        self.capacity = capacity;
    }

    pub fn push(&mut self, value: T) {
        if self.length == self.capacity {
            self.grow();
        }
        unsafe { self.pointer.as_ptr().add(self.length).write(value) };
        self.length += 1;
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.length == 0 {
            return None;
        }
        self.length -= 1;
        Some(unsafe { self.pointer.as_ptr().add(self.length).read() })
    }

    pub fn insert(&mut self, at: usize, value: T) {
        assert!(at <= self.length, "index out of bounds");
        if self.length == self.capacity {
            self.grow();
        }
        unsafe {
            let place = self.pointer.as_ptr().add(at);
            std::ptr::copy(place, place.add(1), self.length - at);
            place.write(value);
        }
        self.length += 1;
    }
}

impl<T> Deref for MyVec<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        unsafe { std::slice::from_raw_parts(self.pointer.as_ptr(), self.length) }
    }
}

impl<T> DerefMut for MyVec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        unsafe { std::slice::from_raw_parts_mut(self.pointer.as_ptr(), self.length) }
    }
}

impl<T> Drop for MyVec<T> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
        if self.capacity != 0 {
            unsafe { dealloc(self.pointer.as_ptr().cast(), Layout::array::<T>(self.capacity).unwrap()) };
        }
    }
}

fn main() {
    let mut numbers = MyVec::new();
    for i in 0..9 {
        numbers.push(Box::new(i * i));
    }
    numbers.insert(2, Box::new(100));
    println!("{:?}", &numbers[..]);
    *numbers[0] = 7;
    println!("{:?}", numbers.first());
    println!("{:?}", numbers.pop());
    println!("{}", numbers.iter().map(|n| **n).sum::<i32>());
}
