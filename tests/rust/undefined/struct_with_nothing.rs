enum Void {}

struct Both(#[allow(dead_code)] u32, #[allow(dead_code)] Void);

fn main() {
    let _never: Both = unsafe { std::mem::transmute(1u32) }; //~ RUB007
}
