//! Calls through trait objects, closures and function pointers.

trait Area {
    fn area(&self) -> u64;
    fn double(&self) -> u64 {
        2 * self.area()
    }
}

struct Square(u64);
struct Field {
    width: u64,
    height: u64,
}

impl Area for Square {
    fn area(&self) -> u64 {
        self.0 * self.0
    }
}

impl Area for Field {
    fn area(&self) -> u64 {
        self.width * self.height
    }
}

fn twice(f: fn(u64) -> u64, x: u64) -> u64 {
    f(f(x))
}

fn apply(f: &dyn Fn(u64) -> u64) -> u64 {
    f(5)
}

fn main() {
    let shapes: [&dyn Area; 2] = [&Square(3), &Field { width: 2, height: 5 }];
    assert_eq!(shapes[0].double() + shapes[1].double(), 38);
    let more = 4;
    assert_eq!(apply(&|x| x + more), 9);
    assert_eq!(twice(|x| x * 3, 2), 18);
}
