//! A function is exported, panics, and is declared as one that does not.

#[unsafe(no_mangle)]
extern "C-unwind" fn fail() {
    panic!()
}

mod declared {
    extern "C" {
        pub fn fail();
    }
}

fn main() {
    unsafe { declared::fail() }; //~ RUB011
}
