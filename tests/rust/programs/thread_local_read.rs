//! A static of a thread is read by that thread.
#![feature(thread_local)]

#[thread_local]
static OWN: u32 = 1;

fn main() {
    let other = std::thread::spawn(|| OWN).join().unwrap();
    assert!(other + OWN == 2);
    let p = &raw const OWN;
    assert!(unsafe { *p } == 1);
}
