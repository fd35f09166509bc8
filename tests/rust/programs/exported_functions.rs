//! Functions that are exported, and declared as they are.

#[unsafe(no_mangle)]
extern "C" fn add_one(x: u32) -> u32 {
    x + 1
}

#[unsafe(export_name = "plain")]
fn other() -> char {
    'a'
}

mod declared {
    extern "C" {
        pub fn add_one(x: u32) -> u32;
        pub fn malloc(size: usize) -> *mut u8;
        pub fn free(p: *mut u8);
    }
    extern "Rust" {
        pub fn plain() -> u32;
    }
}

fn main() {
    assert!(unsafe { declared::add_one(1) } == 2);
    assert!(unsafe { declared::plain() } == 97);
    let f: unsafe extern "C" fn(u32) -> u32 = declared::add_one;
    assert!(unsafe { f(2) } == 3);
    let p = unsafe { declared::malloc(1) };
    unsafe { *p = 1 };
    unsafe { declared::free(p) };
}
