//! A float is made an integer that cannot hold it.

fn main() {
    let _x: u8 = unsafe { 256.5f32.to_int_unchecked() }; //~ RUB009
}
