// A cell that is written once, by one of two threads.
use std::sync::OnceLock;
use std::thread;

static CELL: OnceLock<Box<i32>> = OnceLock::new();

fn main() {
    let thread = thread::spawn(|| **CELL.get_or_init(|| Box::new(7)));
    println!("{}", **CELL.get_or_init(|| Box::new(7)));
    let _ = thread.join();
    println!("{}", CELL.set(Box::new(8)).is_err());
    let own: OnceLock<i32> = OnceLock::new();
    println!("{}", own.get().is_none());
    let _ = own.set(3);
    println!("{}", own.into_inner() == Some(3));
}
