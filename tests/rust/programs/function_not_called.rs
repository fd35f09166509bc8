//! Function pointers that are not null are values, also where there is no function [reference: behaviour
//! considered undefined].
fn main() {
    let data = 1u8;
    let functions: [fn(); 2] = unsafe { [std::mem::transmute(&raw const data), std::mem::transmute(1usize)] };
    assert!(functions[0] as usize != functions[1] as usize);
}
