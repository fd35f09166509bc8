// Values that are made when they are first used.
use std::cell::{LazyCell, OnceCell};
use std::sync::LazyLock;

static LAZY: LazyLock<i32> = LazyLock::new(|| {
    println!("made");
    5
});

struct Noisy;
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop");
    }
}

fn main() {
    println!("{} {}", *LAZY, *LAZY);
    let cell = OnceCell::new();
    println!("{} {}", cell.get_or_init(|| 1), cell.get_or_init(|| 2));
    let kept = Noisy;
    let lazy = LazyCell::new(move || {
        let _kept = &kept;
        9
    });
    println!("{} {}", *lazy, *lazy);
    let unused = Noisy;
    let _never = LazyLock::new(move || {
        let _unused = &unused;
        1
    });
}
