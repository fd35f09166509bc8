//! Panics of many macros; each is caught.
use std::panic::catch_unwind;

macro_rules! check {
    ($value:expr) => {
        assert_eq!($value, 1)
    };
}

fn first(n: u32) {
    if n == 0 {
        panic!("none")
    } else if n == 1 {
        assert!(n > 1, "one");
    } else {
        assert!(n < 2);
    }
}

fn second(n: u32) {
    match n {
        0 => unreachable!(),
        1 => unreachable!("one"),
        2 => todo!(),
        3 => unimplemented!("three"),
        4 => assert_ne!(n, 4),
        5 => debug_assert_eq!(n, 4),
        _ => debug_assert!(n < 4, "more"),
    }
}

fn third(n: u32) {
    assert_eq!(n + 1, n + 1);
    while n == 7 {
        assert_eq!(n, 8);
    }
    check!(n);
    let late = || panic!("late");
    assert_ne!(n, 2);
    if n == 1 {
        late();
    }
}

fn main() {
    for n in 0..3 {
        let _ = catch_unwind(move || first(n));
    }
    for n in 0..7 {
        let _ = catch_unwind(move || second(n));
    }
    for n in [7, 6, 1] {
        let _ = catch_unwind(move || third(n));
    }
    let _ = catch_unwind(|| {
        check!(1);
        assert_eq!("a", "b");
        panic!()
    });
}
