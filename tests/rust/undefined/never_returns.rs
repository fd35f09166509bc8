fn returns() {}

fn main() {
    let f: fn() = returns;
    let g: fn() -> ! = unsafe { std::mem::transmute(f) };
    g(); //~ RUB011
}
