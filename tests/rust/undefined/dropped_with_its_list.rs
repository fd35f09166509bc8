use std::collections::LinkedList;

fn main() {
    let mut list = LinkedList::new();
    list.push_back(Box::new(1));
    let taken = unsafe { std::ptr::read(list.front().unwrap()) };
    drop(list);
    drop(taken); //~ RUB008
}
