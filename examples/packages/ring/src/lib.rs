//! A ring of places, of which some hold a value.

mod cells;
mod ring;

pub use ring::Ring;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_was_put() {
        let mut ring = Ring::new();
        ring.put(1);
        ring.put(2);
        assert!(ring.take() == Some(1));
        assert!(ring.take() == Some(2));
    }

    #[test]
    fn is_empty_at_first() {
        assert!(Ring::new().take().is_none());
    }

    #[test]
    #[should_panic(expected = "full")]
    fn does_not_overwrite() {
        let mut ring = Ring::new();
        for value in 0..5 {
            ring.put(value);
        }
    }

    #[test]
    fn peeks() {
        let ring = Ring::new();
        assert!(ring.peek() == 0);
    }

    #[test]
    fn has_room_for_five() -> Result<(), u32> {
        Err(Ring::PLACES as u32)
    }

    #[test]
    #[ignore = "takes long"]
    fn a_million_times() {}
}
