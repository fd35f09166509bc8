use std::collections::BTreeMap;

fn main() {
    let mut map = BTreeMap::new();
    map.insert(1, 10);
    let value: *const i32 = map.get(&1).unwrap();
    map.remove(&1);
    map.insert(2, 20);
    drop(map);
    let _ = unsafe { *value }; //~ RUB001
}
