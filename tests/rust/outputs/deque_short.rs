use std::collections::VecDeque;

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("{} ", self.0);
    }
}

fn main() {
    let mut queue = VecDeque::new();
    for at in 0..6 {
        queue.push_back(Noisy(at));
    }
    drop(queue.drain(1..3));
    queue.truncate(2);
}
