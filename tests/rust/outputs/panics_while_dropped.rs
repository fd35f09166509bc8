use std::collections::VecDeque;
use std::panic::catch_unwind;

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("{} ", self.0);
        assert!(self.0 != 2);
    }
}

fn main() {
    let _ = catch_unwind(|| {
        let mut queue: VecDeque<Noisy> = (0..6).map(Noisy).collect();
        queue.truncate(1);
    });
}
