// A tree with parents: strong pointers down, weak ones up.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

impl Node {
    fn new(value: i32) -> Rc<Node> {
        Rc::new(Node { value, parent: RefCell::new(Weak::new()), children: RefCell::new(Vec::new()) })
    }

    fn add(parent: &Rc<Node>, child: Rc<Node>) {
        *child.parent.borrow_mut() = Rc::downgrade(parent);
        parent.children.borrow_mut().push(child);
    }

    fn sum(&self) -> i32 {
        self.value + self.children.borrow().iter().map(|child| child.sum()).sum::<i32>()
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.value);
    }
}

fn main() {
    let root = Node::new(1);
    let leaf = Node::new(3);
    Node::add(&root, Node::new(2));
    Node::add(&root, Rc::clone(&leaf));
    println!("sum {}", root.sum());
    println!("parent of leaf: {:?}", leaf.parent.borrow().upgrade().map(|parent| parent.value));
    println!("strong {} weak {}", Rc::strong_count(&root), Rc::weak_count(&root));
    drop(root);
    println!("parent of leaf: {:?}", leaf.parent.borrow().upgrade().map(|parent| parent.value));
    println!("strong {}", Rc::strong_count(&leaf));
}
