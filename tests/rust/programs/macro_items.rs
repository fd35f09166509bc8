//! Types, impls and functions that macros make: one definition, several of each, and every one has its own.
mod shapes {
    pub trait Area {
        fn area(&self) -> u32;
        fn twice(&self) -> u32 {
            self.area() * 2
        }
    }
    macro_rules! wrapper {
        ($name:ident, $t:ty) => {
            #[repr(C)]
            pub struct $name<T> {
                first: $t,
                pub rest: T,
            }
            impl<T: Copy> $name<T> {
                pub fn new(first: $t, rest: T) -> Self {
                    $name { first, rest }
                }
                pub fn swap<U>(self, other: U) -> (T, U) {
                    (self.rest, other)
                }
            }
        };
    }
    wrapper!(Narrow, u8);
    wrapper!(Wide, u64);
    macro_rules! area {
        ($($t:ty => $base:expr),*) => {
            $(impl Area for $t {
                fn area(&self) -> u32 {
                    $base + std::mem::size_of::<$t>() as u32
                }
            })*
        };
    }
    area!(u8 => 1, u16 => 2, Narrow<u32> => 3);
}

use shapes::{Area, Narrow, Wide};

macro_rules! pick {
    ($name:ident, $which:ident) => {
        fn $name<A: Copy, B: Copy>(a: A, b: B) -> (B, A) {
            let $which = 1;
            let _ = $which;
            (b, a)
        }
    };
}
pick!(first, x);

fn main() {
    let narrow = Narrow::new(1, 5u32);
    let wide = Wide::new(1, 6u16);
    let (_, word) = Narrow::new(2, 7u8).swap(wide);
    assert!(word.rest == 6);
    let all: [&dyn Area; 3] = [&1u8, &2u16, &narrow];
    assert!(all[0].twice() == 4);
    assert!(all[2].twice() == 22);
    assert!(first(1u8, 2u64) == (2, 1));
    let bytes = &raw const narrow as *const u8;
    unsafe {
        assert!(*bytes.add(4) == 5);
        let _padding = *bytes.add(1); //~ RUB006
    }
}
