use std::collections::{HashMap, HashSet};
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key { A(u32), B(String) }
fn main() {
    let mut m: HashMap<String, u32> = HashMap::new();
    for w in "the quick brown fox jumps over the lazy dog the end".split(' ') { *m.entry(w.to_string()).or_insert(0) += 1; }
    let mut all: Vec<_> = m.iter().collect();
    all.sort();
    println!("{all:?} {}", m.len());
    println!("{:?} {:?}", m.get("the"), m.contains_key("cat"));
    if let Some(v) = m.get_mut("dog") { *v += 10; }
    println!("{:?} {:?}", m.remove("fox"), m.remove("none"));
    for (_, v) in m.iter_mut() { *v *= 2; }
    println!("{:?}", m.values().sum::<u32>());
    let mut keys: Vec<&String> = m.keys().collect();
    keys.sort();
    println!("{keys:?} {}", m["dog"]);
    let mut k: HashMap<Key, Vec<u32>> = HashMap::with_capacity(2);
    for i in 0..30 { k.entry(if i % 2 == 0 { Key::A(i / 4) } else { Key::B(format!("k{}", i / 6)) }).or_default().push(i); }
    println!("{} {:?}", k.len(), k.get(&Key::A(3)));
    k.retain(|_, v| v.len() > 2);
    println!("{} {:?}", k.len(), k.insert(Key::A(100), vec![]));
    let mut t: Vec<(Key, Vec<u32>)> = k.into_iter().collect();
    t.sort_by_key(|(_, v)| v.iter().sum::<u32>());
    println!("{}", t.len());
    let n: HashMap<u32, char> = [(1, 'a'), (2, 'b')].into_iter().collect();
    let o = HashMap::from([(1, 'a'), (2, 'b')]);
    println!("{} {:?}", n == o, n.get(&2));
    let s: HashSet<i32> = (0..10).collect();
    let u: HashSet<i32> = (5..15).collect();
    let mut both: Vec<_> = s.intersection(&u).copied().collect();
    both.sort();
    println!("{both:?} {} {}", s.contains(&3), s.is_disjoint(&u));
    let mut d = s.clone();
    d.remove(&3);
    println!("{} {}", d.insert(4), d.insert(44));
    let mut e: Vec<i32> = d.drain().collect();
    e.sort_unstable();
    println!("{e:?} {}", d.is_empty());
    let mut big = HashMap::new();
    for i in 0..100u64 { big.insert(i, i * i); }
    for i in 0..50u64 { big.remove(&(i * 2)); }
    println!("{} {:?}", big.len(), big.get(&33));
    let mut c = big.clone();
    c.extend((0..5).map(|i| (i, 0)));
    c.clear();
    println!("{:?}", c);
    let one: HashMap<&str, i32> = HashMap::from([("x", 1)]);
    println!("{one:?}");
    match m.entry("dog".to_string()) {
        std::collections::hash_map::Entry::Occupied(o) => { println!("{}", o.remove()); }
        std::collections::hash_map::Entry::Vacant(v) => { v.insert(1); }
    }
    m.entry("new".into()).and_modify(|v| *v += 1).or_insert_with(|| 42);
    println!("{:?}", m.get("new"));
}
