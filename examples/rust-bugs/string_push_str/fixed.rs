//! `String::push_str` made a mutable reference to all bytes, also those that were there before.
//! Reported: rust-lang/rust#70301.
//! Rule: references into the string end with that. Tree Borrows permits it, as only new bytes are written.
//!
//! This program is the corrected one.

struct Text {
    bytes: [u8; 8],
    len: usize,
}

impl Text {
    fn push(text: *mut Text, more: &[u8]) {
        let bytes = unsafe { &raw mut (*text).bytes }.cast::<u8>();
        let len = unsafe { (*text).len };
        let mut at = 0;
        while at < more.len() {
            unsafe { *bytes.add(len + at) = more[at] };
            at += 1;
        }
        unsafe { (*text).len += at };
    }

    fn first<'a>(text: *const Text) -> &'a u8 {
        unsafe { &(*text).bytes[0] }
    }
}

fn main() {
    let mut text = Text { bytes: [0; 8], len: 0 };
    let this = &raw mut text;
    Text::push(this, b"ab");
    let first = Text::first(this);
    Text::push(this, b"cd");
    assert!(*first == b'a');
}
