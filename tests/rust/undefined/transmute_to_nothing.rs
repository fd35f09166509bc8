enum Void {}

fn main() {
    let _never: Void = unsafe { std::mem::transmute(()) }; //~ RUB007
}
