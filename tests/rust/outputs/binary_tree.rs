// A generic binary search tree of boxes.
use std::cmp::Ordering;
use std::fmt::Debug;

#[derive(Debug, Default)]
struct Tree<K, V> {
    root: Option<Box<Node<K, V>>>,
    size: usize,
}

#[derive(Debug)]
struct Node<K, V> {
    key: K,
    value: V,
    left: Option<Box<Node<K, V>>>,
    right: Option<Box<Node<K, V>>>,
}

impl<K: Ord, V> Tree<K, V> {
    fn insert(&mut self, key: K, value: V) -> Option<V> {
        let mut at = &mut self.root;
        while let Some(node) = at {
            match key.cmp(&node.key) {
                Ordering::Less => at = &mut node.left,
                Ordering::Greater => at = &mut node.right,
                Ordering::Equal => return Some(std::mem::replace(&mut node.value, value)),
            }
        }
        *at = Some(Box::new(Node { key, value, left: None, right: None }));
        self.size += 1;
        None
    }

    fn get(&self, key: &K) -> Option<&V> {
        let mut at = self.root.as_ref();
        while let Some(node) = at {
            match key.cmp(&node.key) {
                Ordering::Less => at = node.left.as_ref(),
                Ordering::Greater => at = node.right.as_ref(),
                Ordering::Equal => return Some(&node.value),
            }
        }
        None
    }

    fn each<F: FnMut(&K, &V)>(&self, f: &mut F) {
        fn visit<K, V, F: FnMut(&K, &V)>(node: &Option<Box<Node<K, V>>>, f: &mut F) {
            if let Some(node) = node {
                visit(&node.left, f);
                f(&node.key, &node.value);
                visit(&node.right, f);
            }
        }
        visit(&self.root, f);
    }
}

fn depth<K, V>(node: &Option<Box<Node<K, V>>>) -> usize {
    node.as_ref().map_or(0, |node| 1 + depth(&node.left).max(depth(&node.right)))
}

fn main() {
    let mut tree = Tree { root: None, size: 0 };
    for (key, value) in [(5, "five"), (2, "two"), (8, "eight"), (1, "one"), (9, "nine"), (5, "cinq")] {
        if let Some(old) = tree.insert(key, value) {
            println!("{key} was {old}");
        }
    }
    println!("{:?} {:?}", tree.get(&8), tree.get(&7));
    let mut keys = Vec::new();
    tree.each(&mut |key, value| keys.push(format!("{key}={value}")));
    println!("{}", keys.join(", "));
    println!("size {} depth {}", tree.size, depth(&tree.root));
    let mut words: Tree<String, usize> = Tree { root: None, size: 0 };
    for (at, word) in ["b", "a"].iter().enumerate() {
        words.insert(word.to_string(), at);
    }
    println!("{:?}", words);
}
