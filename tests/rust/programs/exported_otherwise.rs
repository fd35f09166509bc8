//! A function is exported, and declared with another calling convention.

#[unsafe(no_mangle)]
fn add_one(x: u32) -> u32 {
    x + 1
}

mod declared {
    extern "C" {
        pub fn add_one(x: u32) -> u32;
    }
}

fn main() {
    let _x = unsafe { declared::add_one(1) }; //~ RUB013
}
