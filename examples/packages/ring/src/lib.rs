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
        assert!(matches!(ring.take(), Some(1)));
    }

    #[test]
    #[should_panic(expected = "full")]
    fn does_not_overwrite() {
        let mut ring = Ring::new();
        loop {
            ring.put(1);
        }
    }

    #[test]
    fn peeks() {
        Ring::new().peek();
    }

    #[test]
    #[ignore = "takes long"]
    fn a_million_times() {}
}
