use ring::Ring;

#[test]
fn goes_round() {
    let mut ring = Ring::new();
    let mut value = 0;
    while value < 9 {
        ring.put(value);
        assert!(matches!(ring.take(), Some(found) if found == value));
        value += 1;
    }
}

#[test]
fn has_room_for_five() -> Result<(), usize> {
    if Ring::PLACES < 5 { Err(Ring::PLACES) } else { Ok(()) }
}
