//! Of three comparisons in a row, in a function that macros of the program call them in, the last reads what
//! is freed.
macro_rules! same {
    ($left:expr, $right:expr) => {
        assert_eq!($left, $right)
    };
}

fn compare(first: u32, pointer: *const u32) {
    same!(first, 7);
    assert_ne!(first, 8);
    unsafe {
        same!(*pointer, first); //~ RUB008
    }
}

fn main() {
    let pointer = {
        let local = 7;
        &raw const local
    };
    compare(7, pointer);
}
