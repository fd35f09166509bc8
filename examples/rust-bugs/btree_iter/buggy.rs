//! Iterators of `BTreeMap` gave out shared references to keys, and then made mutable ones to all keys of the node.
//! Reported: rust-lang/rust#58431.
//! Rule: a shared reference ends when its memory is mutably borrowed by another. Nothing is written, so that Tree
//! Borrows permits it.

struct Node {
    keys: [u32; 3],
    values: [u32; 3],
}

struct Iter {
    node: *mut Node,
    at: usize,
}

impl Iter {
    fn next<'a>(&mut self) -> (&'a u32, &'a mut u32) {
        let node = self.node;
        let keys = unsafe { &mut (*node).keys };
        let values = unsafe { &raw mut (*node).values }.cast::<u32>();
        let at = self.at;
        self.at += 1;
        unsafe { (&keys[at], &mut *values.add(at)) }
    }
}

fn main() {
    let mut node = Node { keys: [1, 2, 3], values: [0; 3] };
    let mut iter = Iter { node: &raw mut node, at: 0 };
    let (first, value) = iter.next();
    let (second, _) = iter.next();
    *value = *first + *second; //~ stacked-borrows SB001
    assert!(node.values[0] == 3);
}
