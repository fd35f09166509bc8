//! Two threads and main add to a counter behind a mutex.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let counter = Arc::new(Mutex::new(0));
    let add = |counter: Arc<Mutex<u32>>| move || *counter.lock().unwrap() += 1;
    let first = thread::spawn(add(Arc::clone(&counter)));
    let second = thread::spawn(add(Arc::clone(&counter)));
    let _ = first.join();
    let _ = second.join();
    assert!(*counter.lock().unwrap() == 2);
}
