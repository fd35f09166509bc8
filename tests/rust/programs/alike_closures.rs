//! Two closures of one macro have one position, by which rustc names them: a call of either is not decided.
macro_rules! adder {
    ($name:ident, $step:expr) => {
        fn $name() -> Box<dyn Fn(u32) -> u32> {
            Box::new(|x| x + $step)
        }
    };
}
adder!(one, 1);
adder!(two, 2);

fn main() {
    let (one, two) = (one(), two());
    assert!(one(1) == 2); //~ RST014
    assert!(two(1) == 3);
}
