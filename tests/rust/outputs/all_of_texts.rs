fn main() {
    let s = "  Hello, World 42 äöü  ";
    println!("{:?} {:?} {:?}", s.trim(), s.to_uppercase(), s.to_lowercase());
    println!("{:?}", s.split_whitespace().collect::<Vec<_>>());
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<_>>());
    println!("{:?}", "line1\nline2\r\nline3\n".lines().collect::<Vec<_>>());
    println!("{:?}", "a-b_c".split(|c| c == '-' || c == '_').collect::<Vec<_>>());
    println!("{:?} {:?}", "abc".chars().rev().collect::<String>(), "k=v=w".split_once('='));
    println!("{:?} {:?}", std::str::from_utf8(&[104, 105]), std::str::from_utf8(&[104, 255]).map_err(|e| e.valid_up_to()));
    println!("{} {}", "ab".repeat(3), "é".chars().count());
    let w: Vec<char> = "hello".chars().collect();
    println!("{} {:?}", w.iter().collect::<String>(), "a1b2".chars().partition::<String, _>(|c| c.is_ascii_digit()));
}
