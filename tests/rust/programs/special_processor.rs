//! A function for some processors only.

#[target_feature(enable = "avx2")]
fn special() {}

fn main() {
    unsafe { special() }; //~ RST014
}
