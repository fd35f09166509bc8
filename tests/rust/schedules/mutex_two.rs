//! A scoped thread and main add to a counter behind a mutex.
use std::sync::Mutex;
use std::thread;

fn main() {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *counter.lock().unwrap() += 1);
        *counter.lock().unwrap() += 1;
    });
    assert!(*counter.lock().unwrap() == 2);
}
