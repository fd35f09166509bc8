//! Two threads lock two mutexes in the same order.
use std::sync::Mutex;
use std::thread;

static FIRST: Mutex<u32> = Mutex::new(0);
static SECOND: Mutex<u32> = Mutex::new(0);

fn main() {
    let other = thread::spawn(|| {
        let first = FIRST.lock().unwrap();
        let mut second = SECOND.lock().unwrap();
        *second += *first;
    });
    {
        let mut first = FIRST.lock().unwrap();
        let second = SECOND.lock().unwrap();
        *first += *second;
    }
    let _ = other.join();
}
