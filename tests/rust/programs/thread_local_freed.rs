//! A static of a thread is read after the thread has ended.
#![feature(thread_local)]

#[thread_local]
static OWN: u32 = 1;

fn main() {
    let address = std::thread::spawn(|| (&raw const OWN).expose_provenance()).join().unwrap();
    let p = std::ptr::with_exposed_provenance::<u32>(address);
    let _x = unsafe { *p }; //~ RUB001
}
