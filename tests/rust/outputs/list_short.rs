use std::collections::LinkedList;

fn main() {
    let mut list = LinkedList::new();
    list.push_back(2);
    list.push_back(3);
    list.push_front(1);
    while let Some(item) = list.pop_back() {
        print!("{item} ");
    }
}
