fn main() {
    let _c = unsafe { char::from_u32_unchecked(0xd800) }; //~ RUB007
}
