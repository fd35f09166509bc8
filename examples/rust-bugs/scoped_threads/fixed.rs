//! A thread of `thread::scope` told the scope that it is done, and then used the scope once more, which may be gone by then.
//! Reported: rust-lang/rust#98498.
//! Rule: memory is freed only after every use of it.
//!
//! This program is the corrected one.

use std::sync::atomic::{AtomicUsize, Ordering};

struct Scope {
    running: AtomicUsize,
    waiter: usize,
}

struct Shared(*mut Scope);

unsafe impl Send for Shared {}

fn finish(scope: Shared) {
    let scope = scope.0;
    unsafe {
        assert!((*scope).waiter == 7);
        (*scope).running.fetch_sub(1, Ordering::Release);
    }
}

fn scope() -> std::thread::JoinHandle<()> {
    let mut scope = Scope { running: AtomicUsize::new(1), waiter: 7 };
    let shared = Shared(&raw mut scope);
    let thread = std::thread::spawn(move || finish(shared));
    while scope.running.load(Ordering::Acquire) != 0 {
        std::thread::yield_now();
    }
    thread
}

fn main() {
    assert!(scope().join().is_ok());
}
