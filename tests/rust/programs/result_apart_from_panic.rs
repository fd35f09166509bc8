//! The place of a function's result is kept where the function panics: it was to be written after.

struct Large([u32; 3]);

fn make() -> Large {
    panic!()
}

fn fill(place: &mut Large) {
    *place = make();
}

fn main() {
    let mut x = Large([1; 3]);
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| fill(&mut x)));
    let _x = x.0[0];
}
