// A doubly linked list of raw pointers, with an iterator.
use std::ptr;

struct Node<T> {
    value: T,
    next: *mut Node<T>,
    previous: *mut Node<T>,
}

pub struct List<T> {
    head: *mut Node<T>,
    tail: *mut Node<T>,
    length: usize,
}

impl<T> List<T> {
    pub fn new() -> Self {
        List { head: ptr::null_mut(), tail: ptr::null_mut(), length: 0 }
    }

    pub fn push_back(&mut self, value: T) {
        let node = Box::into_raw(Box::new(Node { value, next: ptr::null_mut(), previous: self.tail }));
        if self.tail.is_null() {
            self.head = node;
        } else {
            unsafe { (*self.tail).next = node };
        }
        self.tail = node;
        self.length += 1;
    }

    pub fn push_front(&mut self, value: T) {
        let node = Box::into_raw(Box::new(Node { value, next: self.head, previous: ptr::null_mut() }));
        if self.head.is_null() {
            self.tail = node;
        } else {
            unsafe { (*self.head).previous = node };
        }
        self.head = node;
        self.length += 1;
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.head.is_null() {
            return None;
        }
        let node = unsafe { Box::from_raw(self.head) };
        self.head = node.next;
        if self.head.is_null() {
            self.tail = ptr::null_mut();
        } else {
            unsafe { (*self.head).previous = ptr::null_mut() };
        }
        self.length -= 1;
        Some(node.value)
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { at: self.head, list: std::marker::PhantomData }
    }
}

pub struct Iter<'a, T> {
    at: *mut Node<T>,
    list: std::marker::PhantomData<&'a T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;
    fn next(&mut self) -> Option<&'a T> {
        if self.at.is_null() {
            return None;
        }
        unsafe {
            let value = &(*self.at).value;
            self.at = (*self.at).next;
            Some(value)
        }
    }
}

impl<T> Drop for List<T> {
    fn drop(&mut self) {
        while self.pop_front().is_some() {}
    }
}

fn main() {
    let mut list = List::new();
    for i in 1..=3 {
        list.push_back(i.to_string());
    }
    list.push_front(String::from("zero"));
    let joined: Vec<&str> = list.iter().map(|s| s.as_str()).collect();
    println!("{} items: {:?}", list.length, joined);
    println!("{:?}", list.pop_front());
    println!("{}", list.iter().count());
}
