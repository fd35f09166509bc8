//! Of the panics of one line, the second.
fn choose(n: u32) {
    match n {
        0 => unreachable!(),
        1 | 2 => if n == 1 { panic!("one") } else { panic!("two") }, //~ RST010
        _ => {
            let late = || panic!("late");
            late()
        }
    }
}

fn main() {
    choose(2);
}
