use std::collections::VecDeque;
#[derive(Debug, Clone, PartialEq)]
struct Job { id: u32, name: String }
impl Drop for Job { fn drop(&mut self) { if self.id >= 90 { println!("drop {}", self.id); } } }
fn main() {
    let mut d: VecDeque<Job> = VecDeque::new();
    for i in 0..10 { d.push_back(Job { id: i, name: format!("x{i}") }); if i % 3 == 0 { d.pop_front(); } }
    d.push_front(Job { id: 99, name: "a".to_string() });
    for s in d.iter() { print!("{} ", s.name); }
    for s in &mut d { s.name.push('!'); }
    println!("{} {:?} {:?} {:?}", d.len(), d.front().map(|j| j.id), d.back().map(|j| j.id), d.get(2).map(|j| j.id));
    let v: Vec<Job> = d.drain(1..3).collect();
    println!("{:?}", v.iter().map(|j| j.id).collect::<Vec<_>>());
    d[0].id = 98;
    println!("{}", d[1].id);
    let mut n: VecDeque<u32> = (0..8).collect();
    n.rotate_left(3);
    n.extend([100, 101]);
    println!("{n:?} {}", n.contains(&100));
    n.truncate(6);
    n.retain(|x| x % 2 == 0);
    println!("{n:?}");
    n.insert(1, 77);
    println!("{:?} {:?}", n.remove(0), n);
    n.swap(0, 1);
    n.make_contiguous().sort();
    let (a, b) = n.as_slices();
    println!("{a:?} {b:?} {}", n.iter().rev().map(|x| x * 2).sum::<u32>());
    let back: Vec<u32> = n.into_iter().collect();
    println!("{back:?}");
    let mut w = VecDeque::with_capacity(4);
    w.push_back(1); w.push_back(2); w.pop_front(); w.push_back(3); w.push_back(4); w.push_back(5); w.push_back(6);
    println!("{:?} {:?}", w, w.iter().max());
    let q = VecDeque::from(vec![1, 2, 3]);
    println!("{}", q == w);
    let mut c = w.clone();
    c.append(&mut w);
    println!("{:?} {} {}", c, w.is_empty(), c.len());
    while let Some(x) = c.pop_back() { print!("{x} "); }
    println!();
    if let Some(j) = d.front_mut() { j.id = 97; }
    d.clear();
    println!("end");
}
