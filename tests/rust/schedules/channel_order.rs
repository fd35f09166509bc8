//! Two senders: the receiver relies on the order of their messages.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    let other = sender.clone();
    let first = thread::spawn(move || sender.send(1).unwrap());
    let second = thread::spawn(move || other.send(2).unwrap());
    assert!(receiver.recv() == Ok(1));
    let _ = first.join();
    let _ = second.join();
}
