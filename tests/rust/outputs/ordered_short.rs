use std::collections::BTreeMap;

fn main() {
    let mut map = BTreeMap::new();
    for at in 0..40u32 {
        map.insert(at * 7 % 41, at);
    }
    for at in 0..30 {
        map.remove(&at);
    }
    while let Some((_, value)) = map.pop_first() {
        print!("{value} ");
    }
}
