//! Sorting made a pointer from a reference to the first element, and moved the ones after it by that.
//! Reported: rust-lang/rust#78602. Other places of the standard library did the like.
//! Rule: a pointer made from a reference is for the memory of that reference. Tree Borrows lets it reach the rest of the
//! allocation.

fn insert_head(all: &mut [u32]) {
    let first: *mut u32 = &mut all[0];
    let len = all.len();
    unsafe {
        let head = *first;
        let mut at = 1;
        while at < len && *first.add(at) < head { //~ stacked-borrows SB001
            *first.add(at - 1) = *first.add(at);
            at += 1;
        }
        *first.add(at - 1) = head;
    }
}

fn main() {
    let mut all = [3, 1, 2, 4];
    insert_head(&mut all);
    assert!(all[0] == 1 && all[2] == 3);
}
