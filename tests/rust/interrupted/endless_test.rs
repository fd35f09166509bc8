#[test]
fn ends_never() {
    loop {}
}
