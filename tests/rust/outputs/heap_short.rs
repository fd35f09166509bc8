use std::collections::BinaryHeap;

fn main() {
    let mut heap = BinaryHeap::new();
    heap.push((3, 'a'));
    heap.push((7, 'b'));
    heap.push((5, 'c'));
    heap.push((1, 'd'));
    while let Some((_, name)) = heap.pop() {
        print!("{name}");
    }
}
