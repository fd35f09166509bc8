//! `ryu` wrote digits behind a pointer that was made from a reference to one byte.
//! Reported: dtolnay/ryu#24.
//! Rule: a pointer made from a reference is for the memory of that reference. Tree Borrows lets it reach the rest of the
//! allocation.
//!
//! This program is the corrected one.

fn write_two_digits(number: u8, result: *mut u8) {
    unsafe {
        *result = b'0' + number / 10;
        *result.add(1) = b'0' + number % 10;
    }
}

fn main() {
    let mut buffer = [b' '; 4];
    write_two_digits(42, buffer.as_mut_ptr());
    assert!(buffer[0] == b'4' && buffer[1] == b'2');
}
