//! Two mutable references to one counter: the second is made from a raw pointer while the first is in use.

struct Counter {
    hits: u32,
}

fn add_both(first: &mut u32, second: &mut u32) {
    *first += 1;
    *second += 1;
}

fn main() {
    let mut counter = Counter { hits: 0 };
    let hits = &raw mut counter.hits;
    unsafe { add_both(&mut *hits, &mut *hits) };
    println!("{}", counter.hits);
}
