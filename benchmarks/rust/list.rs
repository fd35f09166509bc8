//! A linked list: made, gone through ten times, and taken apart.

const NODES: usize = 256;

struct Node {
    value: usize,
    next: Option<Box<Node>>,
}

fn sum(list: &Option<Box<Node>>) -> usize {
    let mut total = 0;
    let mut at = list;
    while let Some(node) = at {
        total += node.value;
        at = &node.next;
    }
    total
}

fn main() {
    let mut list = None;
    let mut value = 0;
    while value < NODES {
        list = Some(Box::new(Node { value, next: list }));
        value += 1;
    }
    let mut times = 0;
    while times < 10 {
        assert!(sum(&list) == NODES * (NODES - 1) / 2);
        times += 1;
    }
    while let Some(mut node) = list {
        list = node.next.take();
    }
}
