// A bounded channel has room for so many; what nobody receives is dropped with the receiver or given back.
use std::sync::mpsc::{sync_channel, SendError, TrySendError};

struct Noisy(i32);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let (sender, receiver) = sync_channel(2);
    let _ = sender.try_send(Noisy(1));
    let _ = sender.send(Noisy(2));
    if let Err(TrySendError::Full(back)) = sender.try_send(Noisy(3)) {
        println!("full {}", back.0);
    }
    drop(receiver.recv());
    drop(receiver);
    if let Err(SendError(back)) = sender.send(Noisy(4)) {
        println!("closed {}", back.0);
    }
}
