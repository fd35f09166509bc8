//! FNV-1a, byte by byte; the hashes are kept in order.

const BYTES: usize = 2048;

fn hash(bytes: &[u8]) -> u32 {
    let mut found: u32 = 0x811c9dc5;
    for byte in bytes {
        found = (found ^ *byte as u32).wrapping_mul(0x01000193);
    }
    found
}

fn main() {
    let bytes = [7u8; 64];
    let mut hashes = [0u32; 16];
    let mut done = 0;
    while done < BYTES {
        let length = done / 64 % 16;
        hashes[length] = hash(&bytes);
        let mut at = length;
        while at > 0 && hashes[at - 1] > hashes[at] {
            hashes.swap(at - 1, at);
            at -= 1;
        }
        done += 64;
    }
    assert!(hashes[0] <= hashes[1]);
}
