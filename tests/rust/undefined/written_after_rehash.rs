use std::collections::HashMap;

fn main() {
    let mut map = HashMap::new();
    map.insert(0, 0);
    let value = map.get_mut(&0).unwrap() as *mut i32;
    for key in 1..4 {
        map.insert(key, key);
    }
    unsafe { *value = 2 }; //~ RUB001
}
