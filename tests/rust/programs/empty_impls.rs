//! Impls without functions: constants and types of their own, and functions that their trait has.
mod things {
    pub trait Named<X> {
        const NAME: u32;
        type Out: Default;
    }
    pub trait Greeting {
        fn hello(&self) -> u32 {
            42
        }
    }
    pub trait Lend {
        type Item<'a>
        where
            Self: 'a;
    }
}

use things::{Greeting, Lend, Named as Other};

struct A;
struct B<T>(T);

impl Other<u8> for A {
    const NAME: u32 = 4;
    type Out = u16;
}
impl<T: Default> Other<(T, u8)> for B<T> {
    const NAME: u32 = 5;
    type Out = (T, u8);
}
impl Lend for A {
    type Item<'a> = &'a u8;
}
impl Greeting for A {}
impl<T> Greeting for B<T> {}
impl A {
    const LENGTH: usize = 3;
}

struct Holder<X, N: Other<X>> {
    out: N::Out,
    more: [u8; 4],
}
unsafe impl<X, N: Other<X>> Send for Holder<X, N> {}

fn name<X, N: Other<X>>() -> u32 {
    N::NAME
}

fn main() {
    let holder = Holder::<(u32, u8), B<u32>> { out: (1, 2), more: [A::LENGTH as u8; 4] };
    assert!(holder.out.1 == 2 && holder.more[3] == 3);
    assert!(name::<u8, A>() + name::<_, B<u8>>() == 9);
    let out = <A as Other<u8>>::Out::default();
    assert!(out == 0);
    let all: [&dyn Greeting; 2] = [&A, &B(1)];
    assert!(all[0].hello() + all[1].hello() == 84);
    let end = &raw const holder.more as *const u8;
    let _beyond = unsafe { *end.add(4) }; //~ RUB003
}
