// With the bound 0 a send waits for its receiver: what it did before is seen after the receipt, and back.
use std::sync::mpsc::sync_channel;
use std::thread;

static mut BEFORE: i32 = 0;
static mut AFTER: i32 = 0;

fn main() {
    let (sender, receiver) = sync_channel::<()>(0);
    let thread = thread::spawn(move || unsafe {
        BEFORE = 1;
        let _ = sender.send(());
        println!("{}", AFTER);
    });
    unsafe { AFTER = 2 };
    let _ = receiver.recv();
    println!("{}", unsafe { BEFORE });
    let _ = thread.join();
}
