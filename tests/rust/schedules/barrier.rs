//! Two threads that meet: what is written before is read after.
use std::sync::Barrier;
use std::thread;

static mut PARTS: [u32; 2] = [0; 2];

fn main() {
    let barrier = Barrier::new(2);
    let work = |me: usize| {
        unsafe { PARTS[me] = 1 };
        barrier.wait();
        assert!(unsafe { PARTS[1 - me] } == 1);
    };
    thread::scope(|scope| {
        scope.spawn(|| work(0));
        work(1);
    });
}
