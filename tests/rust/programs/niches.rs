//! Enums in niches, as references, numbers and characters leave them: all is defined.

use std::num::NonZeroU8;

enum Shape {
    Dot,
    Line(bool),
    Letter(char),
}

fn kind(shape: &Shape) -> u32 {
    match shape {
        Shape::Dot => 0,
        Shape::Line(long) => 1 + u32::from(*long),
        Shape::Letter(letter) => *letter as u32,
    }
}

fn main() {
    assert_eq!(std::mem::size_of::<Option<&u8>>(), 8);
    assert_eq!(std::mem::size_of::<Option<NonZeroU8>>(), 1);
    assert_eq!(std::mem::size_of::<Shape>(), 8);
    let some: Option<&u8> = Some(&1);
    assert!(some.is_some());
    assert_eq!(kind(&Shape::Dot), 0);
    assert_eq!(kind(&Shape::Line(true)), 2);
    assert_eq!(kind(&Shape::Letter('a')), 97);
}
