//! The tag of an enum is that of a variant that has no values.

enum Never {}

#[repr(u8)]
enum Answer {
    _No,
    _Impossible(Never),
}

fn main() {
    let tag = 1u8;
    let p = (&raw const tag).cast::<Answer>();
    match unsafe { &*p } { //~ RUB007
        Answer::_No => {}
        Answer::_Impossible(_) => {}
    }
}
