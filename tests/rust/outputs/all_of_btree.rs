use std::collections::{BTreeMap, BTreeSet};
fn main() {
    let mut m: BTreeMap<String, u32> = BTreeMap::new();
    for w in "the quick brown fox jumps over the lazy dog the end".split(' ') { *m.entry(w.to_string()).or_insert(0) += 1; }
    for (k, v) in &m { print!("{k}:{v} "); }
    println!("{}", m.len());
    println!("{:?} {:?}", m.get("the"), m.contains_key("cat"));
    if let Some(v) = m.get_mut("dog") { *v += 10; }
    println!("{:?} {:?}", m.remove("fox"), m.remove("none"));
    println!("{:?} {:?}", m.first_key_value(), m.last_key_value());
    for (_, v) in m.iter_mut() { *v *= 2; }
    println!("{:?}", m.values().sum::<u32>());
    println!("{:?}", m.keys().collect::<Vec<_>>());
    println!("{:?}", m);
    let mut n: BTreeMap<i32, i32> = (0..40).map(|i| ((i * 7) % 41, i)).collect();
    println!("{:?}", n.range(5..9).collect::<Vec<_>>());
    for i in 0..20 { n.remove(&(i * 2)); }
    println!("{} {:?}", n.len(), n.iter().next());
    n.retain(|k, _| k % 3 == 0);
    println!("{n:?} {:?} {:?}", n.pop_first(), n[&9]);
    let v: Vec<(i32, i32)> = n.into_iter().collect();
    println!("{v:?}");
    let a: BTreeSet<i32> = [1, 3, 5, 7].into_iter().collect();
    let mut b = BTreeSet::from([3, 4, 5]);
    b.insert(7);
    println!("{:?} {:?}", a.intersection(&b).collect::<Vec<_>>(), a.union(&b).cloned().collect::<Vec<i32>>());
    println!("{:?} {} {:?}", a.difference(&b).collect::<Vec<_>>(), a.contains(&5), b.iter().next_back());
    println!("{:?} {}", b.remove(&3), b.is_subset(&a)); println!("{:?}", b.first());
    let c = b.clone();
    println!("{c:?} {}", c == b);
}
