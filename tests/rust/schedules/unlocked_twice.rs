//! A guard that is copied and not forgotten: the mutex is unlocked twice, the second time for somebody else.
use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn main() {
    let add = || *COUNT.lock().unwrap() += 1;
    let (first, second) = (thread::spawn(add), thread::spawn(add));
    let guard = COUNT.lock().unwrap();
    let copy = unsafe { std::ptr::read(&guard) };
    drop(guard);
    drop(copy);
    let _ = first.join();
    let _ = second.join();
}
