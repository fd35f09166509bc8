//! `mem::uninitialized` gives no value.

fn main() {
    #[allow(deprecated, invalid_value)]
    let _x: [f32; 1] = unsafe { std::mem::uninitialized() }; //~ RUB006
}
