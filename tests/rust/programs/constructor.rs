//! A function that runs before `main`.

extern "C" fn first() {}

#[used]
#[unsafe(link_section = ".init_array")]
static FIRST: extern "C" fn() = first;

fn main() {}
