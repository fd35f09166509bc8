//! Of two fields that `addr_of!` names, the second is outside.
use std::ptr::addr_of;

fn main() {
    let value = 0u32;
    let pointer = addr_of!(value).cast::<(u32, u32, u32)>();
    unsafe {
        let _inside = addr_of!((*pointer).1);
        let _outside = addr_of!((*pointer).2); //~ RUB003
    }
}
