//! `portable-atomic-util` computed where the value of its `Arc` stands without regard to the alignment of the value.
//! Reported: taiki-e/portable-atomic#138.
//! Rule: a reference is aligned for its type.

#[repr(C)]
struct Counted<T> {
    strong: usize,
    value: T,
}

#[repr(align(64))]
struct Line(u8);

fn value_offset<T>() -> usize {
    std::mem::size_of::<usize>()
}

fn main() {
    let counted = Box::new(Counted { strong: 1, value: Line(5) });
    let start = (&raw const *counted).cast::<u8>();
    let line = unsafe { &*start.add(value_offset::<Line>()).cast::<Line>() }; //~ RUB008
    assert!(line.0 == 5 && counted.strong == 1);
    assert!(counted.value.0 == 5);
}
