//! Insertion into `BTreeMap` made a pointer to the leaf part of a node, and reached the edges of the whole node by it.
//! Reported: rust-lang/rust#78477.
//! Rule: a pointer made from a reference is for the memory of that reference. Tree Borrows lets it reach the rest of the
//! allocation.

#[repr(C)]
struct Leaf {
    keys: [u32; 2],
}

#[repr(C)]
struct Internal {
    leaf: Leaf,
    edges: [u32; 3],
}

fn as_leaf(node: &mut Internal) -> *mut Leaf {
    &mut node.leaf
}

fn insert_edge(node: *mut Leaf, at: usize, edge: u32) {
    let node = node.cast::<Internal>();
    unsafe { (*node).edges[at] = edge }; //~ stacked-borrows SB002
}

fn main() {
    let mut node = Internal { leaf: Leaf { keys: [1, 2] }, edges: [0; 3] };
    let leaf = as_leaf(&mut node);
    insert_edge(leaf, 1, 7);
    assert!(node.edges[1] == 7 && node.leaf.keys[0] == 1);
}
