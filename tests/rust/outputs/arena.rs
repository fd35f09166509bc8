// An arena: values that live as long as it, with references to each other.
use std::cell::{Cell, RefCell};

struct Arena<T> {
    chunks: RefCell<Vec<Vec<T>>>,
}

impl<T> Arena<T> {
    fn new() -> Self {
        Arena { chunks: RefCell::new(vec![Vec::with_capacity(2)]) }
    }

    fn alloc(&self, value: T) -> &T {
        let mut chunks = self.chunks.borrow_mut();
        let last = chunks.last().unwrap();
        if last.len() == last.capacity() {
            let capacity = last.capacity() * 2;
            chunks.push(Vec::with_capacity(capacity));
        }
        let chunk = chunks.last_mut().unwrap();
        chunk.push(value);
        let at = chunk.len() - 1;
        unsafe { &*chunk.as_ptr().add(at) }
    }
}

struct Person<'a> {
    name: &'static str,
    friend: Cell<Option<&'a Person<'a>>>,
}

fn main() {
    let arena = Arena::new();
    let names = ["Ada", "Bob", "Cleo", "Dan", "Eve"];
    let people: Vec<&Person> = names.iter().map(|name| arena.alloc(Person { name, friend: Cell::new(None) })).collect();
    for (at, person) in people.iter().enumerate() {
        person.friend.set(Some(people[(at + 1) % people.len()]));
    }
    let mut person = people[0];
    for _ in 0..7 {
        print!("{} -> ", person.name);
        person = person.friend.get().unwrap();
    }
    println!("{}", person.name);
    println!("{} chunks", arena.chunks.borrow().len());
}
