use std::collections::HashMap;

fn main() {
    let mut map = HashMap::new();
    for at in 0..20u32 {
        map.insert(at, at * at);
    }
    let mut sum = 0;
    for at in 0..25 {
        if let Some(value) = map.remove(&at) {
            sum += value;
        }
    }
    print!("{sum}");
}
