//! The receiver keeps a sender: it never hears that all have ended.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    let other = sender.clone();
    let thread = thread::spawn(move || other.send(2).unwrap());
    let mut sum = 0;
    while let Ok(number) = receiver.recv() {
        sum += number;
    }
    assert!(sum == 2);
    let _ = thread.join();
    drop(sender);
}
