//! `encoding_rs` computed where a stride would end, also when that is behind the buffer, before comparing the two.
//! Reported: hsivonen/encoding_rs#53.
//! Rule: `add` stays within the allocation or at its end, even if nothing is accessed there.
//!
//! This program is the corrected one.

const STRIDE: usize = 16;

fn ascii_prefix(bytes: &[u8]) -> usize {
    let start = bytes.as_ptr();
    let end = unsafe { start.add(bytes.len()) };
    let mut at = 0;
    while STRIDE <= end as usize - (start as usize + at) {
        at += STRIDE;
    }
    while at < bytes.len() && bytes[at] < 128 {
        at += 1;
    }
    at
}

fn main() {
    assert!(ascii_prefix(b"short") == 5);
}
