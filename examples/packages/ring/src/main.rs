use ring::Ring;

fn main() {
    let mut ring = Ring::new();
    ring.put(7);
    std::process::exit(ring.take().unwrap_or(0) as i32);
}
