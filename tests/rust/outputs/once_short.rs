// What happens once is seen by both threads.
use std::sync::Once;
use std::thread;

static START: Once = Once::new();
static mut VALUE: i32 = 0;

fn value() -> i32 {
    START.call_once(|| unsafe { VALUE = 42 });
    unsafe { VALUE }
}

fn main() {
    let thread = thread::spawn(value);
    println!("{}", value());
    let _ = thread.join();
}
