//! Two threads lock two mutexes in different orders: each may wait for the other.
use std::sync::Mutex;
use std::thread;

static FIRST: Mutex<u32> = Mutex::new(0);
static SECOND: Mutex<u32> = Mutex::new(0);

fn main() {
    let other = thread::spawn(|| {
        let mut second = SECOND.lock().unwrap();
        let first = FIRST.lock().unwrap();
        *second += *first;
    });
    {
        let mut first = FIRST.lock().unwrap();
        let second = SECOND.lock().unwrap();
        *first += *second;
    }
    let _ = other.join();
}
