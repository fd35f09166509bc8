//! The memory is read in the code of `dbg!`.
fn main() {
    let pointer = {
        let local = 0usize;
        &local as *const usize
    };
    unsafe {
        dbg!(*pointer); //~ RUB001
    }
}
