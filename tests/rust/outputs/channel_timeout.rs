// Time passes when no thread can run.
use std::sync::mpsc::{channel, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = channel::<i32>();
    let short = Duration::from_millis(5);
    println!("{}", receiver.recv_timeout(short) == Err(RecvTimeoutError::Timeout));
    let thread = thread::spawn(move || {
        let _ = sender.send(1);
    });
    println!("{}", receiver.recv_timeout(Duration::from_secs(5)) == Ok(1));
    println!("{}", receiver.recv_timeout(Duration::from_secs(5)) == Err(RecvTimeoutError::Disconnected));
    let _ = thread.join();
}
