use std::time::Duration;

fn main() {
    let _d: Duration = unsafe { std::mem::transmute([u32::MAX; 4]) }; //~ RUB007
}
