//! Three owners of one value: the last to go frees it.
use std::sync::Arc;
use std::thread;

fn main() {
    let value = Arc::new([1, 2]);
    let (for_first, for_second) = (Arc::clone(&value), Arc::clone(&value));
    let first = thread::spawn(move || for_first[0]);
    let second = thread::spawn(move || for_second[1]);
    drop(value);
    assert!(matches!(first.join(), Ok(1)));
    assert!(matches!(second.join(), Ok(2)));
}
