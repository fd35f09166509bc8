//! A guard that is forgotten: the mutex stays locked.
use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    let other = thread::spawn(|| *COUNT.lock().unwrap() += 1);
    std::mem::forget(COUNT.lock().unwrap());
    let _ = other.join();
}
