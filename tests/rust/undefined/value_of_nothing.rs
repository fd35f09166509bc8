enum Void {}

fn main() {
    let x = 0u8;
    let p = (&raw const x).cast::<Void>();
    let _never = unsafe { std::ptr::read(p) }; //~ RUB007
}
