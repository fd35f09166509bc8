use std::mem::MaybeUninit;

fn main() {
    let bytes = [MaybeUninit::<u8>::uninit(); 32];
    let bytes = unsafe { &*(&raw const bytes).cast::<[u8; 32]>() };
    let _found = bytes.contains(&3); //~ RUB006
}
