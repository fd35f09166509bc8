//! The first `async` kept the task's context, a mutable reference, as a pointer made from a shared reference to it.
//! Reported: rust-lang/rust#56319.
//! Rule: what is made from a shared reference may not write.
//!
//! This program is the corrected one.

use std::cell::Cell;
use std::ptr::NonNull;

struct Context {
    polls: u32,
}

struct Task {
    context: Cell<Option<NonNull<Context>>>,
}

impl Task {
    fn enter(&self, context: &mut Context) {
        self.context.set(Some(NonNull::from(context)));
    }

    fn poll(&self) {
        if let Some(context) = self.context.get() {
            unsafe { (*context.as_ptr()).polls += 1 };
        }
    }
}

fn main() {
    let mut context = Context { polls: 0 };
    let task = Task { context: Cell::new(None) };
    task.enter(&mut context);
    task.poll();
    assert!(context.polls == 1);
}
