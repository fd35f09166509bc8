use std::collections::VecDeque;

fn main() {
    let mut queue = VecDeque::from([1, 2]);
    let first = &raw const queue[0];
    queue.push_back(3);
    let _copy = unsafe { *first }; //~ RUB001
}
