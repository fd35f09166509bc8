fn main() {
    let (a, b) = (Box::new(1), Box::new(2));
    let _d = unsafe { (&raw const *a).offset_from(&raw const *b) }; //~ RUB003
}
