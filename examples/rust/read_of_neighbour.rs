//! A raw pointer made from a reference to one element reads its neighbour: Stacked Borrows forbids it, Tree Borrows
//! does not.

fn main() {
    let xs = [1, 2];
    let first = &xs[0];
    let second = unsafe { *(first as *const i32).add(1) };
    println!("{second}");
}
