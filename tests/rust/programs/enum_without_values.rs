//! A match on a value of a type that has none.

enum Never {}

fn main() {
    let p = std::ptr::NonNull::<Result<Never, Never>>::dangling().as_ptr();
    match unsafe { &raw const *p } {
        p => match unsafe { std::mem::discriminant(&*p) } { //~ RUB008
            _ => {}
        },
    }
}
