use std::collections::VecDeque;

fn main() {
    let mut items = VecDeque::from([1]);
    let queue = &raw mut items;
    let mut reader = unsafe { &*queue }.iter();
    unsafe { (*queue).push_back(2) };
    reader.next(); //~ RUB001
}
