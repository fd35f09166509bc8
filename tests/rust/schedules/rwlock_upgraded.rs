//! A reader that asks to write before it has finished reading waits for itself.
use std::sync::RwLock;
use std::thread;

static COUNT: RwLock<u32> = RwLock::new(0);

fn add() {
    let seen = COUNT.read().unwrap();
    *COUNT.write().unwrap() = *seen + 1;
}

fn main() {
    thread::spawn(add).join().unwrap();
}
