//! A function of C is declared with a parameter that it does not have.

fn main() {
    extern "C" {
        fn free(p: *mut u8, size: usize);
    }
    unsafe { free(std::ptr::null_mut(), 0) }; //~ RUB013
}
