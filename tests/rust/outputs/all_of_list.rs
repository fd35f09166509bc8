use std::collections::LinkedList;
fn main() {
    let mut l: LinkedList<String> = LinkedList::new();
    l.push_back("b".into()); l.push_front("a".into()); l.push_back("c".into());
    for s in &l { print!("{s} "); }
    for s in l.iter_mut() { s.push('!'); }
    println!("{:?} {} {:?} {:?}", l, l.len(), l.front(), l.back());
    let mut t = l.split_off(1);
    t.append(&mut l);
    println!("{:?} {:?} {:?} {}", t.pop_front(), t.pop_back(), t, t.contains(&"b".to_string()));
    let n: LinkedList<i32> = (0..5).collect();
    println!("{:?}", n.iter().rev().collect::<Vec<_>>()); println!("{}", n.into_iter().sum::<i32>());
    t.clear();
}
