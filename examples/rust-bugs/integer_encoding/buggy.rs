//! `integer-encoding` read an integer from the middle of a byte array as if it stood at a multiple of its size.
//! Reported: dermesser/integer-encoding-rs#23.
//! Rule: an access is aligned for its type.

#[repr(align(4))]
struct Message([u8; 8]);

fn decode(bytes: &[u8]) -> u32 {
    assert!(bytes.len() >= 4);
    u32::from_le(unsafe { *bytes.as_ptr().cast::<u32>() }) //~ RUB004
}

fn main() {
    let message = Message([0, 1, 0, 0, 0, 0, 0, 0]);
    assert!(decode(&message.0[1..5]) == 1);
}
