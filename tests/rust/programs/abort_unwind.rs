//! A panic that may not leave a function aborts.
#![feature(abort_unwind)]

fn main() {
    assert!(std::panic::abort_unwind(|| true));
    std::panic::abort_unwind(|| { //~ RST011
        panic!("inside");
    })
}
