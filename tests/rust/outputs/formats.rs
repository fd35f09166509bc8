// What the program prints: its own and derived formats, padding, floats, builders.
use std::fmt;
#[derive(Debug, Clone, PartialEq)] struct P { x: i32, y: f64 }
#[derive(Debug)] struct T(i32, String);
#[derive(Debug)] struct U;
#[derive(Debug)] enum E { A, B(i32, &'static str), C { v: Vec<u8>, o: Option<char> } }
struct D(i32);
impl fmt::Display for D { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "<{}>", self.0) } }
struct Pad(&'static str);
impl fmt::Display for Pad { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.0) } }
struct Hex(u32);
impl fmt::LowerHex for Hex { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::LowerHex::fmt(&self.0, f) } }
struct Manual;
impl fmt::Debug for Manual { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("Manual").field("a", &1).field("b", &"x").finish_non_exhaustive() } }
struct L;
impl fmt::Debug for L { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_list().entry(&1).entries([2, 3].iter()).finish()?; f.debug_map().entry(&"k", &1).finish()?; f.debug_set().entry(&'c').finish() } }
fn main() {
    println!("{:?} {:?}", P { x: 1, y: 2.5 }, T(3, "a\"b\n".to_string()));
    println!("{:#?}", P { x: -1, y: 1e21 });
    println!("{:?} {:?} {:?} {:?}", U, E::A, E::B(1, "z"), E::C { v: vec![1, 2], o: Some('\'') });
    println!("{:#?}", E::C { v: vec![1, 2], o: None });
    println!("{} [{:>6}] [{:<6}] [{:^6}] [{:*^7}]", D(5), D(7).to_string(), Pad("ab"), Pad("cd"), Pad("ef"));
    println!("{:5}|{:<5}|{:^5}|{:05}|{:+}|{:x}|{:#x}|{:#010b}|{:X}|{:o}|{:e}", 42, 42, 42, -42, 42, 255, 255, 5, 48879, 8, 1234.5);
    println!("{:.2} {:8.3} {:08.2} {:?} {:?} {} {} {:?}", 3.14159, 2.71828, -1.5, 1.0, 0.1, 1e10, f64::NAN, f64::INFINITY);
    println!("{:?} {:?} {:?} {:.3}", "tab\t\u{1f600}é\u{7f}", 'a', '\n', "abcdef");
    println!("{:x} {:#x}", Hex(10), Hex(11));
    println!("{:?} {:#?}", Manual, Manual);
    println!("{:?}", L);
    println!("{:?} {:?} {:?}", (1, "a", 2.0), [1, 2, 3], vec![Some(1), None]);
    println!("{:#?}", (1, vec!["a"]));
    let r: Result<i32, String> = Err("bad".into()); println!("{:?} {:?}", r, Ok::<i32, ()>(3));
    println!("{:?} {:?}", Box::new(5), std::rc::Rc::new("x"));
    let w = 7; let p = 2; println!("[{:w$.p$}] [{:>1$}] [{:.*}]", 1.23456, 6, 3, 9.87654);
    println!("{0} {1} {0} {name}", 1, 2, name = "n");
    println!("{:?} {:?}", std::cell::Cell::new(3), std::cell::RefCell::new(4));
    println!("{:?}", format_args!("{} {}", 1, 2));
    let s = format!("{}-{:?}", "a", Some(1)); println!("{s}");
    let mut out = String::new(); use std::fmt::Write; write!(out, "{}", 5).unwrap(); out.push('x'); write!(&mut out, "{:?}", D(1).0).unwrap(); println!("{out}");
    eprintln!("err {}", 1); print!("no newline"); println!();
    println!("{:?} {:?} {:?}", u64::MAX, i128::MIN, 1u8 as char);
    println!("{:?} {}", true, false);
    println!("{:?} {:?}", 'a'..'c', 1..=3);
    println!("{:5}|{:<5}|{:?}", true, 'x', ());
    println!("{:02x?} {:#?}", vec![1, 171], Some(Some(1)));
    println!("{}", 0.1f32 + 0.2f32); println!("{:?} {}", 16777216f32, 1.0e-7);
    println!("{:?}", std::time::Duration::from_millis(1500));
    println!("{:?}", String::from("own")); println!("{:>8}|{:-<8}", String::from("own"), "ab");
    println!("{:?}", std::cmp::Ordering::Less);
}
