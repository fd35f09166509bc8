//! An integer written over a pointer is an address without provenance.

fn put(at: *mut usize, address: usize) {
    unsafe { *at = address }
}

fn get(at: *const *const u32) -> u32 {
    unsafe { **at } //~ RUB002
}

fn main() {
    let number = 7u32;
    let mut pointer: *const u32 = &number;
    assert!(get(&pointer) == 7);
    let address = pointer.addr();
    put((&raw mut pointer).cast(), address);
    get(&pointer);
}
