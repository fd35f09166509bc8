//! A writer and a reader of a pair that is behind a reader-writer lock.
use std::sync::RwLock;
use std::thread;

static PAIR: RwLock<(u32, u32)> = RwLock::new((0, 0));

fn read() {
    let Ok(pair) = PAIR.read() else { return };
    assert!(pair.0 == pair.1);
}

fn main() {
    let reader = thread::spawn(read);
    let writer = thread::spawn(|| {
        let Ok(mut pair) = PAIR.write() else { return };
        pair.0 += 1;
        pair.1 += 1;
    });
    let _ = reader.join();
    let _ = writer.join();
}
