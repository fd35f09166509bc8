#[derive(Clone, Copy)]
#[repr(C)]
struct Pair(#[allow(dead_code)] u8, #[allow(dead_code)] bool);

fn main() {
    let x = [1u8, 3];
    let _pair: Pair = unsafe { std::mem::transmute(x) }; //~ RUB007
}
