//! Each collection against a sorted vector, by a sequence of operations that goes through its cases: nodes that are
//! split and merged, tables that grow and are cleaned up, rings that wrap.

use std::collections::{BTreeMap, BinaryHeap, HashMap, VecDeque};

fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
    *seed >> 33
}

fn ordered() {
    let mut seed = 1;
    let mut map: BTreeMap<u64, Box<u64>> = BTreeMap::new();
    let mut plain: Vec<(u64, u64)> = Vec::new();
    for step in 0..170 {
        let key = next(&mut seed) % 60;
        let place = plain.binary_search_by_key(&key, |pair| pair.0);
        if (step / 60) % 2 == 0 || next(&mut seed) % 4 == 0 {
            let before = map.insert(key, Box::new(step));
            match place {
                Ok(at) => assert_eq!(before.map(|b| *b), Some(std::mem::replace(&mut plain[at].1, step))),
                Err(at) => {
                    assert!(before.is_none());
                    plain.insert(at, (key, step));
                }
            }
        } else {
            let before = map.remove(&key);
            match place {
                Ok(at) => assert_eq!(before.map(|b| *b), Some(plain.remove(at).1)),
                Err(_) => assert!(before.is_none()),
            }
        }
        if step % 80 == 79 {
            assert_eq!(map.len(), plain.len());
            let mut at = 0;
            for (key, value) in &map {
                assert_eq!((*key, **value), plain[at]);
                at += 1;
            }
            let mut back = map.iter();
            while let Some((key, _)) = back.next_back() {
                at -= 1;
                assert_eq!(*key, plain[at].0);
            }
            let (low, high) = (next(&mut seed) % 30, 30 + next(&mut seed) % 30);
            let inside = plain.iter().filter(|pair| low <= pair.0 && pair.0 < high).count();
            assert_eq!(map.range(low..high).count(), inside);
        }
    }
}

fn hashed() {
    let mut seed = 2;
    let mut map: HashMap<u64, String> = HashMap::new();
    let mut plain: Vec<Option<u64>> = vec![None; 24];
    for step in 0..100 {
        let key = next(&mut seed) % 24;
        let before = plain[key as usize];
        if next(&mut seed) % 2 == 0 {
            let replaced = map.insert(key, step.to_string());
            assert_eq!(replaced, before.map(|b| b.to_string()));
            plain[key as usize] = Some(step);
        } else {
            assert_eq!(map.remove(&key), before.map(|b| b.to_string()));
            plain[key as usize] = None;
        }
    }
    let count = plain.iter().filter(|item| item.is_some()).count();
    assert_eq!(map.len(), count);
    let copy = map.clone();
    for (key, value) in map {
        assert_eq!(Some(value), plain[key as usize].map(|b| b.to_string()));
    }
    assert_eq!(copy.len(), count);
}

fn in_a_ring() {
    let mut seed = 3;
    let mut ring: VecDeque<Box<u64>> = VecDeque::new();
    let mut plain: Vec<u64> = Vec::new();
    for step in 0..45 {
        let at = if plain.is_empty() { 0 } else { next(&mut seed) as usize % plain.len() };
        match next(&mut seed) % 7 {
            0 | 1 => {
                ring.push_back(Box::new(step));
                plain.push(step);
            }
            2 => {
                ring.push_front(Box::new(step));
                plain.insert(0, step);
            }
            3 => assert_eq!(ring.pop_front().map(|b| *b), if plain.is_empty() { None } else { Some(plain.remove(0)) }),
            4 => {
                ring.insert(at, Box::new(step));
                plain.insert(at, step);
            }
            5 => {
                ring.rotate_left(at);
                plain.rotate_left(at);
            }
            _ => {
                let end = (at + 2).min(plain.len());
                let taken: Vec<u64> = ring.drain(at..end).map(|b| *b).collect();
                assert_eq!(taken, plain.drain(at..end).collect::<Vec<_>>());
            }
        }
        assert!(ring.iter().map(|b| **b).eq(plain.iter().copied()));
    }
}

fn by_size() {
    let mut seed = 4;
    let mut heap = BinaryHeap::new();
    let mut plain: Vec<u64> = Vec::new();
    for _ in 0..30 {
        let item = next(&mut seed) % 100;
        heap.push(item);
        plain.push(item);
    }
    plain.sort();
    while let Some(most) = plain.pop() {
        assert_eq!(heap.pop(), Some(most));
    }
}

fn main() {
    ordered();
    hashed();
    in_a_ring();
    by_size();
    println!("they agree");
}
