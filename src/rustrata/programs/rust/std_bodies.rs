//! Generic functions of the standard library whose bodies programs need where rustc does not paste them: calls from
//! generic functions, of methods of trait objects, and through function pointers. Each function here calls the one
//! that its comment names, with parameters of the same names; rustc pastes the body. `make mir` stores the result.
//!
//! Where std's own way is chosen by specialization or hidden in what is not generic, the plain way that every
//! iterator can go is written out: the result is the same.
#![allow(dead_code, unused_mut)]
#![feature(allocator_api)]

mod rustrata_std {
    use std::cell::*;
    use std::collections::*;
    use std::fmt::{self, Debug, Display, Formatter};
    use std::iter::*;
    use std::mem::ManuallyDrop;
    use std::rc::Rc;
    use std::sync::Arc;

    /// <std::option::Option<T> as std::fmt::Debug>::fmt
    fn option_debug<T: Debug>(x: &Option<T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(x, f) }
    /// <std::result::Result<T, E> as std::fmt::Debug>::fmt
    fn result_debug<T: Debug, E: Debug>(x: &Result<T, E>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(x, f) }
    /// <std::vec::Vec<T> as std::fmt::Debug>::fmt
    fn vec_debug<T: Debug>(x: &Vec<T>, f: &mut Formatter<'_>) -> fmt::Result { <[T] as Debug>::fmt(x, f) }
    /// <[T] as std::fmt::Debug>::fmt
    fn slice_debug<T: Debug>(x: &[T], f: &mut Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        let mut at = 0;
        while at < x.len() {
            list.entry(&&x[at]);
            at += 1;
        }
        list.finish()
    }
    /// <[T; N] as std::fmt::Debug>::fmt
    fn array_debug<T: Debug, const N: usize>(x: &[T; N], f: &mut Formatter<'_>) -> fmt::Result { <[T] as Debug>::fmt(x, f) }
    /// <std::collections::VecDeque<T> as std::fmt::Debug>::fmt
    fn deque_debug<T: Debug>(x: &VecDeque<T>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        let mut at = 0;
        while at < x.len() {
            list.entry(&&x[at]);
            at += 1;
        }
        list.finish()
    }
    /// <std::boxed::Box<T> as std::fmt::Debug>::fmt
    fn box_debug<T: Debug + ?Sized>(x: &Box<T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::boxed::Box<T> as std::fmt::Display>::fmt
    fn box_display<T: Display + ?Sized>(x: &Box<T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <std::rc::Rc<T> as std::fmt::Debug>::fmt
    fn rc_debug<T: Debug + ?Sized>(x: &Rc<T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::rc::Rc<T> as std::fmt::Display>::fmt
    fn rc_display<T: Display + ?Sized>(x: &Rc<T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <std::sync::Arc<T> as std::fmt::Debug>::fmt
    fn arc_debug<T: Debug + ?Sized>(x: &Arc<T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::sync::Arc<T> as std::fmt::Display>::fmt
    fn arc_display<T: Display + ?Sized>(x: &Arc<T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <&T as std::fmt::Debug>::fmt
    fn reference_debug<T: Debug + ?Sized>(x: &&T, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <&T as std::fmt::Display>::fmt
    fn reference_display<T: Display + ?Sized>(x: &&T, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <&T as std::fmt::LowerHex>::fmt
    fn reference_hex<T: fmt::LowerHex + ?Sized>(x: &&T, f: &mut Formatter<'_>) -> fmt::Result { fmt::LowerHex::fmt(&**x, f) }
    /// <&mut T as std::fmt::Debug>::fmt
    fn mutable_debug<T: Debug + ?Sized>(x: &&mut T, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <&mut T as std::fmt::Display>::fmt
    fn mutable_display<T: Display + ?Sized>(x: &&mut T, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <(A,) as std::fmt::Debug>::fmt
    fn tuple1_debug<A: Debug>(x: &(A,), f: &mut Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&x.0);
        tuple.finish()
    }
    /// <(A, B) as std::fmt::Debug>::fmt
    fn tuple2_debug<A: Debug, B: Debug>(x: &(A, B), f: &mut Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&x.0);
        tuple.field(&x.1);
        tuple.finish()
    }
    /// <(A, B, C) as std::fmt::Debug>::fmt
    fn tuple3_debug<A: Debug, B: Debug, C: Debug>(x: &(A, B, C), f: &mut Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&x.0);
        tuple.field(&x.1);
        tuple.field(&x.2);
        tuple.finish()
    }
    /// <(A, B, C, D) as std::fmt::Debug>::fmt
    fn tuple4_debug<A: Debug, B: Debug, C: Debug, D: Debug>(x: &(A, B, C, D), f: &mut Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&x.0);
        tuple.field(&x.1);
        tuple.field(&x.2);
        tuple.field(&x.3);
        tuple.finish()
    }
    /// <std::cell::Cell<T> as std::fmt::Debug>::fmt
    fn cell_debug<T: Debug + Copy>(x: &Cell<T>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Cell");
        shown.field("value", &x.get());
        shown.finish()
    }
    /// <std::cell::RefCell<T> as std::fmt::Debug>::fmt
    fn ref_cell_debug<T: Debug>(x: &RefCell<T>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("RefCell");
        match x.try_borrow() {
            Ok(borrow) => shown.field("value", &borrow),
            Err(_) => shown.field("value", &format_args!("<borrowed>")),
        };
        shown.finish()
    }
    /// <std::cell::Ref<T> as std::fmt::Debug>::fmt
    fn ref_debug<T: Debug>(x: &Ref<'_, T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::cell::RefMut<T> as std::fmt::Debug>::fmt
    fn ref_mut_debug<T: Debug>(x: &RefMut<'_, T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::sync::MutexGuard<T> as std::fmt::Debug>::fmt
    fn guard_debug<T: Debug>(x: &std::sync::MutexGuard<'_, T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(&**x, f) }
    /// <std::sync::MutexGuard<T> as std::fmt::Display>::fmt
    fn guard_display<T: Display>(x: &std::sync::MutexGuard<'_, T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <std::cell::Ref<T> as std::fmt::Display>::fmt
    fn ref_display<T: Display>(x: &Ref<'_, T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&**x, f) }
    /// <std::ops::Range<T> as std::fmt::Debug>::fmt
    fn range_debug<T: Debug>(x: &std::ops::Range<T>, f: &mut Formatter<'_>) -> fmt::Result {
        x.start.fmt(f)?;
        f.write_str("..")?;
        x.end.fmt(f)
    }
    /// <std::cmp::Reverse<T> as std::fmt::Debug>::fmt
    fn reverse_debug<T: Debug>(x: &std::cmp::Reverse<T>, f: &mut Formatter<'_>) -> fmt::Result { Debug::fmt(x, f) }
    /// <std::num::Wrapping<T> as std::fmt::Display>::fmt
    fn wrapping_display<T: Display>(x: &std::num::Wrapping<T>, f: &mut Formatter<'_>) -> fmt::Result { Display::fmt(&x.0, f) }

    /// std::cell::Cell::<T>::get
    fn cell_get<T: Copy>(x: &Cell<T>) -> T { x.get() }
    /// std::cell::Cell::<T>::set
    fn cell_set<T>(x: &Cell<T>, value: T) { x.set(value) }
    /// std::cell::Cell::<T>::take
    fn cell_take<T: Default>(x: &Cell<T>) -> T { x.take() }
    /// std::cell::Cell::<T>::replace
    fn cell_replace<T>(x: &Cell<T>, value: T) -> T { x.replace(value) }
    /// std::mem::drop::<T>
    fn mem_drop<T>(x: T) { drop(x) }
    /// std::mem::take::<T>
    fn mem_take<T: Default>(x: &mut T) -> T { std::mem::take(x) }
    /// std::boxed::Box::<T>::new
    fn box_new<T>(x: T) -> Box<T> { Box::new(x) }
    /// std::option::Option::<T>::unwrap
    fn option_unwrap<T>(x: Option<T>) -> T { x.unwrap() }
    /// std::result::Result::<T, E>::unwrap
    fn result_unwrap<T, E: Debug>(x: Result<T, E>) -> T { x.unwrap() }
    /// std::result::Result::<T, E>::ok
    fn result_ok<T, E>(x: Result<T, E>) -> Option<T> { x.ok() }
    /// std::option::Option::<T>::is_some
    fn option_is_some<T>(x: &Option<T>) -> bool { x.is_some() }
    /// std::vec::Vec::<T>::len
    fn vec_len<T>(x: &Vec<T>) -> usize { x.len() }
    /// std::vec::Vec::<T>::push
    fn vec_push<T>(x: &mut Vec<T>, value: T) { x.push(value) }

    /// <std::option::Option<T> as std::clone::Clone>::clone
    fn option_clone<T: Clone>(x: &Option<T>) -> Option<T> { match x { Some(value) => Some(value.clone()), None => None } }
    /// <std::boxed::Box<T> as std::clone::Clone>::clone
    fn box_clone<T: Clone>(x: &Box<T>) -> Box<T> { Box::new((**x).clone()) }
    /// <std::vec::Vec<T> as std::clone::Clone>::clone
    fn vec_clone<T: Clone>(x: &Vec<T>) -> Vec<T> {
        let mut made = Vec::with_capacity(x.len());
        let mut at = 0;
        while at < x.len() {
            made.push(x[at].clone());
            at += 1;
        }
        made
    }
    /// <[T] as core::slice::specialization::ConvertVec>::to_vec
    fn slice_to_vec<T: Clone>(x: &[T]) -> Vec<T> {
        let mut made = Vec::with_capacity(x.len());
        let mut at = 0;
        while at < x.len() {
            made.push(x[at].clone());
            at += 1;
        }
        made
    }
    /// <T as std::slice::<impl [T]>::to_vec_in::ConvertVec>::to_vec
    fn convert_to_vec<T: Clone>(x: &[T], _allocator: std::alloc::Global) -> Vec<T> {
        let mut made = Vec::with_capacity(x.len());
        let mut at = 0;
        while at < x.len() {
            made.push(x[at].clone());
            at += 1;
        }
        made
    }

    /// <std::vec::Vec<T> as std::vec::spec_from_iter_nested::SpecFromIterNested<T, I>>::from_iter
    fn from_iter_nested<T, I: Iterator<Item = T>>(mut iterator: I) -> Vec<T> {
        let mut made = match iterator.size_hint() {
            (low, Some(high)) if low == high => Vec::with_capacity(low),
            _ => Vec::new(),
        };
        while let Some(value) = iterator.next() {
            made.push(value);
        }
        made
    }
    /// <std::vec::Vec<T> as std::vec::spec_from_iter::SpecFromIter<T, I>>::from_iter
    fn from_iter_spec<T, I: Iterator<Item = T>>(iterator: I) -> Vec<T> { from_iter_nested(iterator) }
    /// <std::vec::Vec<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn from_iter<T, I: IntoIterator<Item = T>>(iterator: I) -> Vec<T> { from_iter_nested(iterator.into_iter()) }
    /// <std::vec::Vec<T> as std::vec::spec_extend::SpecExtend<T, I>>::spec_extend
    fn spec_extend<T, I: Iterator<Item = T>>(vector: &mut Vec<T>, mut iterator: I) {
        while let Some(value) = iterator.next() {
            vector.push(value);
        }
    }
    /// std::vec::Vec::<T>::extend_desugared::<I>
    fn extend_desugared<T, I: Iterator<Item = T>>(vector: &mut Vec<T>, mut iterator: I) {
        while let Some(value) = iterator.next() {
            vector.push(value);
        }
    }
    /// std::vec::Vec::<T>::extend_trusted::<I>
    fn extend_trusted<T, I: Iterator<Item = T>>(vector: &mut Vec<T>, mut iterator: I) {
        while let Some(value) = iterator.next() {
            vector.push(value);
        }
    }
    /// std::vec::Vec::<T>::extend_with
    fn extend_with<T: Clone>(vector: &mut Vec<T>, count: usize, value: T) {
        vector.reserve(count);
        let mut at = 1;
        while at < count {
            vector.push(value.clone());
            at += 1;
        }
        if count > 0 {
            vector.push(value);
        }
    }
    /// <T as std::vec::spec_from_elem::SpecFromElem>::from_elem
    fn from_elem<T: Clone>(value: T, count: usize, _allocator: std::alloc::Global) -> Vec<T> {
        let mut made = Vec::with_capacity(count);
        extend_with(&mut made, count, value);
        made
    }

    /// <std::iter::Map<I, F> as std::iter::Iterator>::next
    fn map_next<B, I: Iterator, F: FnMut(I::Item) -> B>(x: &mut Map<I, F>) -> Option<B> { x.next() }
    /// <std::ops::Range<T> as std::iter::Iterator>::next
    fn range_next(x: &mut std::ops::Range<usize>) -> Option<usize> {
        if x.start < x.end {
            let value = x.start;
            x.start = value + 1;
            Some(value)
        } else {
            None
        }
    }
    /// <std::slice::Iter<T> as std::iter::Iterator>::next
    fn slice_next<'a, T>(x: &mut std::slice::Iter<'a, T>) -> Option<&'a T> { x.next() }
    /// <std::slice::IterMut<T> as std::iter::Iterator>::next
    fn slice_mut_next<'a, T>(x: &mut std::slice::IterMut<'a, T>) -> Option<&'a mut T> { x.next() }
    /// <std::vec::IntoIter<T> as std::iter::Iterator>::next
    fn vec_next<T>(x: &mut std::vec::IntoIter<T>) -> Option<T> { x.next() }
    /// <std::iter::Enumerate<I> as std::iter::Iterator>::next
    fn enumerate_next<I: Iterator>(x: &mut Enumerate<I>) -> Option<(usize, I::Item)> { x.next() }
    /// <std::iter::Rev<I> as std::iter::Iterator>::next
    fn rev_next<I: DoubleEndedIterator>(x: &mut Rev<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Filter<I, P> as std::iter::Iterator>::next
    fn filter_next<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &mut Filter<I, P>) -> Option<I::Item> { x.next() }
    /// <std::iter::Take<I> as std::iter::Iterator>::next
    fn take_next<I: Iterator>(x: &mut Take<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Skip<I> as std::iter::Iterator>::next
    fn skip_next<I: Iterator>(x: &mut Skip<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Chain<A, B> as std::iter::Iterator>::next
    fn chain_next<A: Iterator, B: Iterator<Item = A::Item>>(x: &mut Chain<A, B>) -> Option<A::Item> { x.next() }
}

fn main() {}
