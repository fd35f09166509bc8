//! The destructor of a thread-local value panics, when the thread ends: the program aborts.
struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        panic!("ow"); //~ RST011
    }
}

thread_local! {
    static NOISY: Noisy = const { Noisy };
}

fn main() {
    let _ = std::thread::spawn(|| NOISY.with(|_| ())).join();
}
