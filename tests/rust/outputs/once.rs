// What happens once: seen by both threads; a panic is remembered until it is forced.
use std::panic::{catch_unwind, AssertUnwindSafe};
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
    println!("{}", thread.join().is_ok_and(|seen| seen == 42));
    let fails = Once::new();
    println!("{}", catch_unwind(AssertUnwindSafe(|| fails.call_once(|| panic!("bad")))).is_err());
    println!("{}", catch_unwind(AssertUnwindSafe(|| fails.call_once(|| ()))).is_err());
    fails.call_once_force(|state| println!("{}", state.is_poisoned()));
    println!("{}", fails.is_completed());
}
