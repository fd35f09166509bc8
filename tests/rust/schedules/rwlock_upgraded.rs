//! A reader that asks to write before it has finished reading waits for itself.
use std::sync::RwLock;
use std::thread;

static COUNT: RwLock<u32> = RwLock::new(0);

fn add() {
    let Ok(seen) = COUNT.read() else { return };
    let Ok(mut count) = COUNT.write() else { return };
    *count = *seen + 1;
}

fn main() {
    let _ = thread::spawn(add).join();
}
