//! A guard that is copied , and one of the two forgotten.
use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    let add = || *COUNT.lock().unwrap() += 1;
    let (first, second) = (thread::spawn(add), thread::spawn(add));
    let guard = COUNT.lock().unwrap();
    let copy = unsafe { std::ptr::read(&guard) };
    drop(guard);
    std::mem::forget(copy);
    let _ = first.join();
    let _ = second.join();
}
