//! A writer and two readers of a pair that is behind a reader-writer lock.
use std::sync::RwLock;
use std::thread;

static PAIR: RwLock<(u32, u32)> = RwLock::new((0, 0));

fn read() {
    let pair = PAIR.read().unwrap();
    assert!(pair.0 == pair.1);
}

fn main() {
    let reader = thread::spawn(read);
    let writer = thread::spawn(|| {
        let mut pair = PAIR.write().unwrap();
        pair.0 += 1;
        pair.1 += 1;
    });
    read();
    reader.join().unwrap();
    writer.join().unwrap();
}
