//! `LinkedList`'s `insert_next` made a mutable reference to the whole node whose element the iterator had given out.
//! Reported: rust-lang/rust#60072.
//! Rule: a mutable reference ends when its memory is used through another; the element is written before and after.
//!
//! This program is the corrected one.

struct Node {
    element: u32,
    next: Option<Box<Node>>,
}

struct IterMut {
    node: *mut Node,
}

impl IterMut {
    fn element<'a>(&self) -> &'a mut u32 {
        unsafe { &mut (*self.node).element }
    }

    fn insert_next(&mut self, element: u32) {
        let next = unsafe { &mut (*self.node).next };
        let rest = next.take();
        *next = Some(Box::new(Node { element, next: rest }));
    }
}

fn main() {
    let mut list = Node { element: 1, next: None };
    let mut iter = IterMut { node: &raw mut list };
    let element = iter.element();
    *element += 1;
    iter.insert_next(5);
    *element += 1;
    assert!(list.element == 3 && list.next.is_some());
}
