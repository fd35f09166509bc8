//! Every empty `BTreeMap` had one static node without keys as its root, and a reference to it of the type of a full node.
//! Reported: rust-lang/rust#54957.
//! Rule: a reference points to as much memory as its type has bytes.

#[repr(C)]
struct Head {
    len: usize,
}

#[repr(C)]
struct Node {
    len: usize,
    keys: [u32; 11],
}

static EMPTY: Head = Head { len: 0 };

fn len(root: *const Head) -> usize {
    let node = unsafe { &*root.cast::<Node>() }; //~ RUB008
    node.len + node.keys[..0].len()
}

fn main() {
    assert!(len(&raw const EMPTY) == 0);
}
