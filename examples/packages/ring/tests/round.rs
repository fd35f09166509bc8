use ring::Ring;

#[test]
fn goes_round() {
    let mut ring = Ring::new();
    for value in 0..9 {
        ring.put(value);
        assert!(ring.take() == Some(value));
    }
}
