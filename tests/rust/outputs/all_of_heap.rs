use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
#[derive(Debug, PartialEq, Eq)]
struct Task { cost: u32, name: String }
impl Ord for Task { fn cmp(&self, o: &Self) -> Ordering { o.cost.cmp(&self.cost).then_with(|| self.name.cmp(&o.name)) } }
impl PartialOrd for Task { fn partial_cmp(&self, o: &Self) -> Option<Ordering> { Some(self.cmp(o)) } }
fn main() {
    let mut h = BinaryHeap::new();
    for (i, n) in ["d", "b", "a", "c"].iter().enumerate() { h.push(Task { cost: (i as u32 * 7) % 5, name: n.to_string() }); }
    println!("{:?}", h.peek());
    while let Some(Task { cost, name }) = h.pop() { println!("{cost} {name}"); }
    let mut r: BinaryHeap<Reverse<u64>> = BinaryHeap::from(vec![Reverse(5), Reverse(1), Reverse(8)]);
    r.push(Reverse(0));
    if let Some(mut top) = r.peek_mut() { top.0 = 9; }
    println!("{} {:?}", r.len(), r.pop());
    println!("{:?}", r.into_sorted_vec());
    let mut g: BinaryHeap<i32> = [3, 1, 4, 1, 5].into_iter().collect();
    g.extend(vec![9, 2]);
    println!("{:?}", g.clone().into_vec().len());
    let mut all: Vec<i32> = g.drain().collect();
    all.sort();
    println!("{all:?} {}", g.is_empty());
    // dijkstra
    let edges = [vec![(1usize, 4u32), (2, 1)], vec![(3, 1)], vec![(1, 2), (3, 5)], vec![]];
    let mut dist = vec![u32::MAX; 4];
    let mut q = BinaryHeap::new();
    dist[0] = 0; q.push((Reverse(0), 0usize));
    while let Some((Reverse(d), u)) = q.pop() {
        if d > dist[u] { continue; }
        for &(v, w) in &edges[u] { if d + w < dist[v] { dist[v] = d + w; q.push((Reverse(d + w), v)); } }
    }
    println!("{dist:?}");
}
