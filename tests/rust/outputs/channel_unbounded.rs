// Messages of two senders reach one receiver; iteration ends when both are gone.
use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let other = sender.clone();
    let first = thread::spawn(move || {
        for i in 0..3 {
            let _ = sender.send(Box::new(i));
        }
    });
    let second = thread::spawn(move || {
        let _ = other.send(Box::new(10));
    });
    let mut sum = 0;
    for message in &receiver {
        sum += *message;
    }
    println!("{sum}");
    let _ = first.join();
    let _ = second.join();
    println!("{}", receiver.try_recv().is_err());
}
