//! Two senders, and a receiver that adds what it gets.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    let other = sender.clone();
    let first = thread::spawn(move || sender.send(1).unwrap());
    let second = thread::spawn(move || other.send(2).unwrap());
    let mut sum = 0;
    while let Ok(number) = receiver.recv() {
        sum += number;
    }
    assert!(sum == 3);
    let _ = first.join();
    let _ = second.join();
}
