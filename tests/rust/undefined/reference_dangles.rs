fn main() {
    let p = {
        let x = 1u8;
        &raw const x
    };
    let _r = unsafe { &*p }; //~ RUB008
}
