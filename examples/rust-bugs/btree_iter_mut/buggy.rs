//! `BTreeMap::iter_mut` made a mutable reference to all values of a node for each value that it gave out.
//! Reported: rust-lang/rust#73915.
//! Rule: a mutable reference ends when its memory is used through another; here the ones given out first are written
//! again later.

struct Leaf {
    values: [u32; 3],
}

struct IterMut {
    leaf: *mut Leaf,
    at: usize,
}

impl IterMut {
    fn next<'a>(&mut self) -> &'a mut u32 {
        let values = unsafe { &mut (*self.leaf).values };
        let at = self.at;
        self.at += 1;
        &mut values[at]
    }
}

fn main() {
    let mut leaf = Leaf { values: [1, 2, 3] };
    let mut iter = IterMut { leaf: &raw mut leaf, at: 0 };
    let first = iter.next();
    *first += 10;
    let second = iter.next();
    *second += 10;
    *first += 10; //~ stacked-borrows SB001 //~ tree-borrows TB002
    assert!(leaf.values[0] == 21);
}
