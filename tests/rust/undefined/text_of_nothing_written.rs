use std::mem::MaybeUninit;

fn main() {
    let memory = MaybeUninit::<[u8; 2]>::uninit();
    let bytes = unsafe { &*memory.as_ptr() };
    let _ = std::str::from_utf8(bytes); //~ RUB006
}
