//! While a value is dropped in place it is protected: its `drop` must not write through another pointer.
struct Counted(u8);

static mut OTHER: *mut Counted = std::ptr::null_mut();

impl Drop for Counted {
    fn drop(&mut self) {
        unsafe { (*OTHER).0 += 1 }; //~ TB006
    }
}

fn main() {
    let mut value = std::mem::ManuallyDrop::new(Counted(0));
    let pointer = &raw mut *value;
    unsafe {
        OTHER = pointer;
        std::ptr::drop_in_place(pointer);
    }
}
