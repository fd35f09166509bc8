//! A field of a packed struct is dropped where it is aligned.

struct Aligned(u32);

impl Drop for Aligned {
    fn drop(&mut self) {
        let at: *const u32 = &self.0;
        assert!(at.addr() % 4 == 0);
        assert!(self.0 == 23);
    }
}

#[repr(packed, C)]
struct Packed {
    _first: u8,
    _second: Aligned,
}

fn main() {
    for first in 0..5 {
        drop(Packed { _first: first, _second: Aligned(23) });
    }
}
