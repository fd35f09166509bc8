//! Generic functions of the standard library whose bodies programs need where rustc does not paste them: calls from
//! generic functions, of methods of trait objects, and through function pointers. Each function here calls the one
//! that its comment names, with parameters of the same names; rustc pastes the body. `make mir` stores the result.
//!
//! Where std's own way is chosen by specialization or hidden in what is not generic, the plain way that every
//! iterator can go is written out: the result is the same.
#![allow(dead_code, unused_mut)]
#![feature(allocator_api, pattern)]

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
    fn from_iter_spec<T, I: Iterator<Item = T>>(mut iterator: I) -> Vec<T> {
        let mut made = match iterator.size_hint() {
            (low, Some(high)) if low == high => Vec::with_capacity(low),
            _ => Vec::new(),
        };
        while let Some(value) = iterator.next() {
            made.push(value);
        }
        made
    }
    /// <std::vec::Vec<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn from_iter<T, I: IntoIterator<Item = T>>(iterator: I) -> Vec<T> {
        let iterator = iterator.into_iter();
        let mut made = match iterator.size_hint() {
            (low, Some(high)) if low == high => Vec::with_capacity(low),
            _ => Vec::new(),
        };
        for value in iterator {
            made.push(value);
        }
        made
    }
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
        let mut at = 1;
        while at < count {
            made.push(value.clone());
            at += 1;
        }
        if count > 0 {
            made.push(value);
        }
        made
    }

    /// <std::iter::Map<I, F> as std::iter::Iterator>::next
    fn map_next<B, I: Iterator, F: FnMut(I::Item) -> B>(x: &mut Map<I, F>) -> Option<B> { x.next() }
    /// <std::ops::Range<INT> as std::iter::Iterator>::next
    fn range_next(x: &mut std::ops::Range<INT>) -> Option<INT> { x.next() }
    /// <std::ops::Range<INT> as std::iter::DoubleEndedIterator>::next_back
    fn range_next_back(x: &mut std::ops::Range<INT>) -> Option<INT> { x.next_back() }
    /// <std::ops::RangeInclusive<INT> as std::iter::Iterator>::next
    fn range_inclusive_next(x: &mut std::ops::RangeInclusive<INT>) -> Option<INT> { x.next() }
    /// <std::ops::RangeInclusive<INT> as std::iter::DoubleEndedIterator>::next_back
    fn range_inclusive_next_back(x: &mut std::ops::RangeInclusive<INT>) -> Option<INT> { x.next_back() }
    /// <std::ops::RangeFrom<INT> as std::iter::Iterator>::next
    fn range_from_next(x: &mut std::ops::RangeFrom<INT>) -> Option<INT> { x.next() }
    /// <INT as std::default::Default>::default
    fn integer_default() -> INT { 0 }
    /// <INT as std::clone::Clone>::clone
    fn integer_clone(x: &INT) -> INT { *x }
    /// <INT as std::cmp::Ord>::cmp
    fn integer_cmp(x: &INT, y: &INT) -> std::cmp::Ordering { x.cmp(y) }
    /// <INT as std::cmp::PartialOrd>::partial_cmp
    fn integer_partial_cmp(x: &INT, y: &INT) -> Option<std::cmp::Ordering> { x.partial_cmp(y) }
    /// <INT as std::cmp::PartialOrd>::lt
    fn integer_lt(x: &INT, y: &INT) -> bool { *x < *y }
    /// <INT as std::cmp::PartialOrd>::le
    fn integer_le(x: &INT, y: &INT) -> bool { *x <= *y }
    /// <INT as std::cmp::PartialOrd>::gt
    fn integer_gt(x: &INT, y: &INT) -> bool { *x > *y }
    /// <INT as std::cmp::PartialOrd>::ge
    fn integer_ge(x: &INT, y: &INT) -> bool { *x >= *y }
    /// <INT as std::ops::Add>::add
    fn integer_add(x: INT, y: INT) -> INT { x + y }
    /// <INT as std::ops::Sub>::sub
    fn integer_sub(x: INT, y: INT) -> INT { x - y }
    /// <INT as std::ops::Mul>::mul
    fn integer_mul(x: INT, y: INT) -> INT { x * y }
    /// <INT as std::ops::Div>::div
    fn integer_div(x: INT, y: INT) -> INT { x / y }
    /// <INT as std::ops::Rem>::rem
    fn integer_rem(x: INT, y: INT) -> INT { x % y }
    /// <INT as std::ops::AddAssign>::add_assign
    fn integer_add_assign(x: &mut INT, y: INT) { *x += y }
    /// <INT as std::iter::Sum>::sum::<I>
    fn integer_sum<I: Iterator<Item = INT>>(mut x: I) -> INT {
        let mut total = 0;
        while let Some(item) = x.next() {
            total += item;
        }
        total
    }
    /// <INT as std::iter::Sum<&INT>>::sum::<I>
    fn reference_sum<'a, I: Iterator<Item = &'a INT>>(mut x: I) -> INT {
        let mut total = 0;
        while let Some(item) = x.next() {
            total += *item;
        }
        total
    }
    /// <INT as std::iter::Product>::product::<I>
    fn integer_product<I: Iterator<Item = INT>>(mut x: I) -> INT {
        let mut total = 1;
        while let Some(item) = x.next() {
            total *= item;
        }
        total
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

    /// std::fmt::DebugList::entries::<D, I>
    fn list_entries<'x, 'a, 'b, D: Debug, I: IntoIterator<Item = D>>(x: &'x mut fmt::DebugList<'a, 'b>, entries: I) -> &'x mut fmt::DebugList<'a, 'b> {
        for entry in entries {
            x.entry(&entry);
        }
        x
    }
    /// std::fmt::DebugSet::entries::<D, I>
    fn set_entries<'x, 'a, 'b, D: Debug, I: IntoIterator<Item = D>>(x: &'x mut fmt::DebugSet<'a, 'b>, entries: I) -> &'x mut fmt::DebugSet<'a, 'b> {
        for entry in entries {
            x.entry(&entry);
        }
        x
    }
    /// std::fmt::DebugMap::entries::<K, V, I>
    fn map_entries<'x, 'a, 'b, K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(x: &'x mut fmt::DebugMap<'a, 'b>, entries: I) -> &'x mut fmt::DebugMap<'a, 'b> {
        for (key, value) in entries {
            x.entry(&key, &value);
        }
        x
    }
    /// <std::ops::RangeInclusive<T> as std::fmt::Debug>::fmt
    fn range_inclusive_debug<T: Debug>(x: &std::ops::RangeInclusive<T>, f: &mut Formatter<'_>) -> fmt::Result {
        x.start().fmt(f)?;
        f.write_str("..=")?;
        x.end().fmt(f)
    }
    /// std::ops::RangeInclusive::<T>::new
    fn range_inclusive_new<T>(start: T, end: T) -> std::ops::RangeInclusive<T> { start..=end }

    /// <I as std::iter::IntoIterator>::into_iter
    fn iterator_into_iter<I: Iterator>(x: I) -> I { x }
    /// <std::vec::Vec<T> as std::iter::IntoIterator>::into_iter
    fn vec_into_iter<T>(x: Vec<T>) -> std::vec::IntoIter<T> { x.into_iter() }
    /// <&std::vec::Vec<T> as std::iter::IntoIterator>::into_iter
    fn vec_ref_into_iter<'a, T>(x: &'a Vec<T>) -> std::slice::Iter<'a, T> { x.iter() }
    /// <&mut std::vec::Vec<T> as std::iter::IntoIterator>::into_iter
    fn vec_mut_into_iter<'a, T>(x: &'a mut Vec<T>) -> std::slice::IterMut<'a, T> { x.iter_mut() }
    /// <&[T] as std::iter::IntoIterator>::into_iter
    fn slice_into_iter<'a, T>(x: &'a [T]) -> std::slice::Iter<'a, T> { x.iter() }
    /// <&mut [T] as std::iter::IntoIterator>::into_iter
    fn slice_mut_into_iter<'a, T>(x: &'a mut [T]) -> std::slice::IterMut<'a, T> { x.iter_mut() }
    /// <&[T; N] as std::iter::IntoIterator>::into_iter
    fn array_ref_into_iter<'a, T, const N: usize>(x: &'a [T; N]) -> std::slice::Iter<'a, T> { x.iter() }
    /// <[T; N] as std::iter::IntoIterator>::into_iter
    fn array_into_iter<T, const N: usize>(x: [T; N]) -> std::array::IntoIter<T, N> { x.into_iter() }
    /// <std::option::Option<T> as std::iter::IntoIterator>::into_iter
    fn option_into_iter<T>(x: Option<T>) -> std::option::IntoIter<T> { x.into_iter() }
    /// <std::option::IntoIter<T> as std::iter::Iterator>::next
    fn option_next<T>(x: &mut std::option::IntoIter<T>) -> Option<T> { x.next() }

    /// <std::ops::Range<INT> as std::iter::Iterator>::size_hint
    fn range_size_hint(x: &std::ops::Range<INT>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Map<I, F> as std::iter::Iterator>::size_hint
    fn map_size_hint<B, I: Iterator, F: FnMut(I::Item) -> B>(x: &Map<I, F>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::Iter<T> as std::iter::Iterator>::size_hint
    fn slice_size_hint<'a, T>(x: &std::slice::Iter<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::IterMut<T> as std::iter::Iterator>::size_hint
    fn slice_mut_size_hint<'a, T>(x: &std::slice::IterMut<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::vec::IntoIter<T> as std::iter::Iterator>::size_hint
    fn vec_size_hint<T>(x: &std::vec::IntoIter<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Enumerate<I> as std::iter::Iterator>::size_hint
    fn enumerate_size_hint<I: Iterator>(x: &Enumerate<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Rev<I> as std::iter::Iterator>::size_hint
    fn rev_size_hint<I: DoubleEndedIterator>(x: &Rev<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Copied<I> as std::iter::Iterator>::size_hint
    fn copied_size_hint<'a, T: 'a + Copy, I: Iterator<Item = &'a T>>(x: &Copied<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Cloned<I> as std::iter::Iterator>::size_hint
    fn cloned_size_hint<'a, T: 'a + Clone, I: Iterator<Item = &'a T>>(x: &Cloned<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <I as std::iter::Iterator>::size_hint
    fn no_size_hint<I: Iterator>(_x: &I) -> (usize, Option<usize>) { (0, None) }
    /// <std::iter::Copied<I> as std::iter::Iterator>::next
    fn copied_next<'a, T: 'a + Copy, I: Iterator<Item = &'a T>>(x: &mut Copied<I>) -> Option<T> { x.next() }
    /// <std::iter::Cloned<I> as std::iter::Iterator>::next
    fn cloned_next<'a, T: 'a + Clone, I: Iterator<Item = &'a T>>(x: &mut Cloned<I>) -> Option<T> { x.next() }
    /// <std::iter::Peekable<I> as std::iter::Iterator>::next
    fn peekable_next<I: Iterator>(x: &mut Peekable<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Fuse<I> as std::iter::Iterator>::next
    fn fuse_next<I: Iterator>(x: &mut Fuse<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::TakeWhile<I, P> as std::iter::Iterator>::next
    fn take_while_next<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &mut TakeWhile<I, P>) -> Option<I::Item> { x.next() }
    /// <std::iter::Zip<A, B> as std::iter::Iterator>::next
    fn zip_next<A: Iterator, B: Iterator>(x: &mut Zip<A, B>) -> Option<(A::Item, B::Item)> { x.next() }
    /// <std::array::IntoIter<T, N> as std::iter::Iterator>::next
    fn array_next<T, const N: usize>(x: &mut std::array::IntoIter<T, N>) -> Option<T> { x.next() }
    /// <&mut I as std::iter::Iterator>::next
    fn by_ref_next<I: Iterator>(x: &mut &mut I) -> Option<I::Item> { (**x).next() }
    /// <std::boxed::Box<I> as std::iter::Iterator>::next
    fn box_next<I: Iterator + ?Sized>(x: &mut Box<I>) -> Option<I::Item> { (**x).next() }
    /// <std::slice::Iter<T> as std::iter::DoubleEndedIterator>::next_back
    fn slice_next_back<'a, T>(x: &mut std::slice::Iter<'a, T>) -> Option<&'a T> { x.next_back() }
    /// <std::slice::IterMut<T> as std::iter::DoubleEndedIterator>::next_back
    fn slice_mut_next_back<'a, T>(x: &mut std::slice::IterMut<'a, T>) -> Option<&'a mut T> { x.next_back() }
    /// <std::vec::IntoIter<T> as std::iter::DoubleEndedIterator>::next_back
    fn vec_next_back<T>(x: &mut std::vec::IntoIter<T>) -> Option<T> { x.next_back() }
    /// <std::iter::Map<I, F> as std::iter::DoubleEndedIterator>::next_back
    fn map_next_back<B, I: DoubleEndedIterator, F: FnMut(I::Item) -> B>(x: &mut Map<I, F>) -> Option<B> { x.next_back() }

    /// <I as std::iter::Iterator>::nth
    fn nth<I: Iterator>(x: &mut I, n: usize) -> Option<I::Item> {
        let mut left = n;
        while left > 0 {
            x.next()?;
            left -= 1;
        }
        x.next()
    }
    /// <I as std::iter::Iterator>::find::<P>
    fn find<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &mut I, mut predicate: P) -> Option<I::Item> {
        while let Some(item) = x.next() {
            if predicate(&item) {
                return Some(item);
            }
        }
        None
    }
    /// <I as std::iter::Iterator>::fold::<B, F>
    fn fold<I: Iterator, B, F: FnMut(B, I::Item) -> B>(mut x: I, start: B, mut f: F) -> B {
        let mut folded = start;
        while let Some(item) = x.next() {
            folded = f(folded, item);
        }
        folded
    }
    /// <I as std::iter::Iterator>::for_each::<F>
    fn for_each<I: Iterator, F: FnMut(I::Item)>(mut x: I, mut f: F) {
        while let Some(item) = x.next() {
            f(item);
        }
    }
    /// <I as std::iter::Iterator>::count
    fn count<I: Iterator>(mut x: I) -> usize {
        let mut found = 0;
        while let Some(_) = x.next() {
            found += 1;
        }
        found
    }
    /// <I as std::iter::Iterator>::last
    fn last<I: Iterator>(mut x: I) -> Option<I::Item> {
        let mut found = None;
        while let Some(item) = x.next() {
            found = Some(item);
        }
        found
    }
    /// <I as std::iter::Iterator>::all::<F>
    fn all<I: Iterator, F: FnMut(I::Item) -> bool>(x: &mut I, mut f: F) -> bool {
        while let Some(item) = x.next() {
            if !f(item) {
                return false;
            }
        }
        true
    }
    /// <I as std::iter::Iterator>::any::<F>
    fn any<I: Iterator, F: FnMut(I::Item) -> bool>(x: &mut I, mut f: F) -> bool {
        while let Some(item) = x.next() {
            if f(item) {
                return true;
            }
        }
        false
    }
    /// <I as std::iter::Iterator>::position::<P>
    fn position<I: Iterator, P: FnMut(I::Item) -> bool>(x: &mut I, mut predicate: P) -> Option<usize> {
        let mut at = 0;
        while let Some(item) = x.next() {
            if predicate(item) {
                return Some(at);
            }
            at += 1;
        }
        None
    }

    /// core::slice::sort::shared::smallsort::insertion_sort_shift_left::<T, F>
    fn insertion_sort<T, F: FnMut(&T, &T) -> bool>(x: &mut [T], offset: usize, less: &mut F) {
        let mut at = offset;
        while at < x.len() {
            let mut place = at;
            while place > 0 && less(&x[place], &x[place - 1]) {
                x.swap(place, place - 1);
                place -= 1;
            }
            at += 1;
        }
    }
    /// core::slice::sort::stable::driftsort_main::<T, F, B>
    fn stable_sort<T, F: FnMut(&T, &T) -> bool, B>(x: &mut [T], less: &mut F) {
        let mut at = 1;
        while at < x.len() {
            let mut place = at;
            while place > 0 && less(&x[place], &x[place - 1]) {
                x.swap(place, place - 1);
                place -= 1;
            }
            at += 1;
        }
    }
    /// core::slice::sort::unstable::ipnsort::<T, F>
    fn unstable_sort<T, F: FnMut(&T, &T) -> bool>(x: &mut [T], less: &mut F) {
        let mut at = 1;
        while at < x.len() {
            let mut place = at;
            while place > 0 && less(&x[place], &x[place - 1]) {
                x.swap(place, place - 1);
                place -= 1;
            }
            at += 1;
        }
    }

    /// <[S] as std::slice::Join<&str>>::join
    fn join<S: std::borrow::Borrow<str>>(x: &[S], separator: &str) -> String {
        let mut made = String::new();
        let mut at = 0;
        while at < x.len() {
            if at > 0 {
                made.push_str(separator);
            }
            made.push_str(x[at].borrow());
            at += 1;
        }
        made
    }
    /// <[S] as std::slice::Concat<str>>::concat
    fn concat<S: std::borrow::Borrow<str>>(x: &[S]) -> String {
        let mut made = String::new();
        let mut at = 0;
        while at < x.len() {
            made.push_str(x[at].borrow());
            at += 1;
        }
        made
    }
    /// <std::string::String as std::borrow::Borrow<str>>::borrow
    fn string_borrow(x: &String) -> &str { x.as_str() }
    /// <&T as std::borrow::Borrow<T>>::borrow
    fn reference_borrow<'a, T: ?Sized>(x: &'a &T) -> &'a T { &**x }
    /// <T as std::borrow::Borrow<T>>::borrow
    fn own_borrow<T: ?Sized>(x: &T) -> &T { x }
    /// <std::string::String as std::clone::Clone>::clone
    fn string_clone(x: &String) -> String { String::from(x.as_str()) }
    /// <std::string::String as std::cmp::Ord>::cmp
    fn string_cmp(x: &String, y: &String) -> std::cmp::Ordering { x.as_str().cmp(y.as_str()) }
    /// <std::string::String as std::cmp::PartialEq>::eq
    fn string_eq(x: &String, y: &String) -> bool { x.as_str() == y.as_str() }
    /// <&T as std::cmp::Ord>::cmp
    fn reference_cmp<T: Ord + ?Sized>(x: &&T, y: &&T) -> std::cmp::Ordering { (**x).cmp(&**y) }
    /// <&T as std::cmp::PartialOrd<&U>>::partial_cmp
    fn reference_partial_cmp<T: PartialOrd<U> + ?Sized, U: ?Sized>(x: &&T, y: &&U) -> Option<std::cmp::Ordering> { (**x).partial_cmp(&**y) }
    /// <[T] as core::slice::cmp::SlicePartialEq<U>>::equal
    fn slice_equal<T: PartialEq<U>, U>(x: &[T], y: &[U]) -> bool {
        if x.len() != y.len() {
            return false;
        }
        let mut at = 0;
        while at < x.len() {
            if x[at] != y[at] {
                return false;
            }
            at += 1;
        }
        true
    }
    /// <std::vec::Vec<T> as std::cmp::PartialEq<std::vec::Vec<U>>>::eq
    fn vec_eq<T: PartialEq<U>, U>(x: &Vec<T>, y: &Vec<U>) -> bool { x[..] == y[..] }
    /// <[T] as std::cmp::PartialEq<[U]>>::eq
    fn slice_eq<T: PartialEq<U>, U>(x: &[T], y: &[U]) -> bool { x == y }
    /// <[T; N] as std::cmp::PartialEq<[U; N]>>::eq
    fn array_eq<T: PartialEq<U>, U, const N: usize>(x: &[T; N], y: &[U; N]) -> bool { x[..] == y[..] }
    /// std::vec::Vec::<T>::into_boxed_slice
    fn into_boxed_slice<T>(x: Vec<T>) -> Box<[T]> {
        let mut kept = ManuallyDrop::new(x);
        let count = kept.len();
        unsafe {
            let layout = std::alloc::Layout::array::<T>(count).unwrap_unchecked();
            let start = if layout.size() == 0 {
                std::ptr::NonNull::<T>::dangling().as_ptr()
            } else if kept.capacity() == count {
                kept.as_mut_ptr()
            } else {
                let old = std::alloc::Layout::array::<T>(kept.capacity()).unwrap_unchecked();
                std::alloc::realloc(kept.as_mut_ptr().cast(), old, layout.size()).cast()
            };
            if layout.size() == 0 && kept.capacity() > 0 && std::mem::size_of::<T>() > 0 {
                let old = std::alloc::Layout::array::<T>(kept.capacity()).unwrap_unchecked();
                std::alloc::dealloc(kept.as_mut_ptr().cast(), old);
            }
            Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, count))
        }
    }
    /// <std::cell::UnsafeCell<T> as std::default::Default>::default
    fn unsafe_cell_default<T: Default>() -> UnsafeCell<T> { UnsafeCell::new(T::default()) }
    /// <std::string::String as std::default::Default>::default
    fn string_default() -> String { String::new() }
    /// <std::vec::Vec<T> as std::default::Default>::default
    fn vec_default<T>() -> Vec<T> { Vec::new() }
    /// <std::option::Option<T> as std::default::Default>::default
    fn option_default<T>() -> Option<T> { None }
    /// <std::iter::StepBy<I> as std::iter::Iterator>::next
    fn step_by_next<I: Iterator>(x: &mut StepBy<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Inspect<I, F> as std::iter::Iterator>::next
    fn inspect_next<I: Iterator, F: FnMut(&I::Item)>(x: &mut Inspect<I, F>) -> Option<I::Item> { x.next() }
    /// <std::vec::Vec<u8> as std::convert::From<[u8; N]>>::from
    fn vec_from_array<const N: usize>(x: [u8; N]) -> Vec<u8> {
        let mut made = Vec::with_capacity(N);
        let mut at = 0;
        while at < N {
            made.push(x[at]);
            at += 1;
        }
        made
    }
    /// <std::vec::Drain<T> as std::iter::Iterator>::next
    fn drain_next<T>(x: &mut std::vec::Drain<'_, T>) -> Option<T> { x.next() }
    /// <std::vec::Drain<T> as std::iter::Iterator>::size_hint
    fn drain_size_hint<T>(x: &std::vec::Drain<'_, T>) -> (usize, Option<usize>) { x.as_slice().iter().size_hint() }
    /// std::vec::Vec::<T>::drain::<R>
    fn drain<T, R: std::ops::RangeBounds<usize>>(x: &mut Vec<T>, range: R) -> std::vec::Drain<'_, T> { x.drain(range) }
    /// <std::ops::RangeFull as std::ops::RangeBounds<T>>::start_bound
    fn full_start_bound<T>(x: &std::ops::RangeFull) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::start_bound(x) }
    /// <std::ops::RangeFull as std::ops::RangeBounds<T>>::end_bound
    fn full_end_bound<T>(x: &std::ops::RangeFull) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::end_bound(x) }
    /// <std::ops::Range<T> as std::ops::RangeBounds<T>>::start_bound
    fn range_start_bound<T>(x: &std::ops::Range<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::start_bound(x) }
    /// <std::ops::Range<T> as std::ops::RangeBounds<T>>::end_bound
    fn range_end_bound<T>(x: &std::ops::Range<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::end_bound(x) }
    /// <std::ops::RangeFrom<T> as std::ops::RangeBounds<T>>::start_bound
    fn from_start_bound<T>(x: &std::ops::RangeFrom<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::start_bound(x) }
    /// <std::ops::RangeTo<T> as std::ops::RangeBounds<T>>::end_bound
    fn to_end_bound<T>(x: &std::ops::RangeTo<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::end_bound(x) }
    /// <std::ops::RangeInclusive<T> as std::ops::RangeBounds<T>>::start_bound
    fn inclusive_start_bound<T>(x: &std::ops::RangeInclusive<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::start_bound(x) }
    /// <std::ops::RangeInclusive<T> as std::ops::RangeBounds<T>>::end_bound
    fn inclusive_end_bound<T>(x: &std::ops::RangeInclusive<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::end_bound(x) }
    /// <std::ops::RangeToInclusive<T> as std::ops::RangeBounds<T>>::end_bound
    fn to_inclusive_end_bound<T>(x: &std::ops::RangeToInclusive<T>) -> std::ops::Bound<&T> { std::ops::RangeBounds::<T>::end_bound(x) }
    /// <std::str::Split<char> as std::iter::Iterator>::next
    fn split_next<'a>(x: &mut std::str::Split<'a, char>) -> Option<&'a str> { x.next() }
    /// <std::str::Chars as std::iter::Iterator>::next
    fn chars_next(x: &mut std::str::Chars<'_>) -> Option<char> { x.next() }
    /// <std::str::Bytes as std::iter::Iterator>::next
    fn bytes_next(x: &mut std::str::Bytes<'_>) -> Option<u8> { x.next() }
    /// <std::iter::Filter<I, P> as std::iter::Iterator>::size_hint
    fn filter_size_hint<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &Filter<I, P>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Take<I> as std::iter::Iterator>::size_hint
    fn take_size_hint<I: Iterator>(x: &Take<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Skip<I> as std::iter::Iterator>::size_hint
    fn skip_size_hint<I: Iterator>(x: &Skip<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Chain<A, B> as std::iter::Iterator>::size_hint
    fn chain_size_hint<A: Iterator, B: Iterator<Item = A::Item>>(x: &Chain<A, B>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::TakeWhile<I, P> as std::iter::Iterator>::size_hint
    fn take_while_size_hint<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &TakeWhile<I, P>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::StepBy<I> as std::iter::Iterator>::size_hint
    fn step_by_size_hint<I: Iterator>(x: &StepBy<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Peekable<I> as std::iter::Iterator>::size_hint
    fn peekable_size_hint<I: Iterator>(x: &Peekable<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Inspect<I, F> as std::iter::Iterator>::size_hint
    fn inspect_size_hint<I: Iterator, F: FnMut(&I::Item)>(x: &Inspect<I, F>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::sync::mpsc::Iter<T> as std::iter::Iterator>::size_hint
    fn channel_iter_size_hint<T>(_x: &std::sync::mpsc::Iter<'_, T>) -> (usize, Option<usize>) { (0, None) }
    /// <std::sync::mpsc::TryIter<T> as std::iter::Iterator>::size_hint
    fn channel_tryiter_size_hint<T>(_x: &std::sync::mpsc::TryIter<'_, T>) -> (usize, Option<usize>) { (0, None) }
    /// <std::sync::mpsc::IntoIter<T> as std::iter::Iterator>::size_hint
    fn channel_into_size_hint<T>(_x: &std::sync::mpsc::IntoIter<T>) -> (usize, Option<usize>) { (0, None) }
    /// <std::array::IntoIter<T, N> as std::iter::Iterator>::size_hint
    fn array_size_hint<T, const N: usize>(x: &std::array::IntoIter<T, N>) -> (usize, Option<usize>) { x.size_hint() }
    /// <&mut I as std::iter::Iterator>::size_hint
    fn by_ref_size_hint<I: Iterator>(x: &&mut I) -> (usize, Option<usize>) { (**x).size_hint() }
    /// <std::str::Split<P> as std::iter::Iterator>::size_hint
    fn split_size_hint<P: std::str::pattern::Pattern>(_x: &std::str::Split<'_, P>) -> (usize, Option<usize>) { (0, None) }
    /// <std::str::Chars as std::iter::Iterator>::size_hint
    fn chars_size_hint(x: &std::str::Chars<'_>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::str::Bytes as std::iter::Iterator>::size_hint
    fn bytes_size_hint(x: &std::str::Bytes<'_>) -> (usize, Option<usize>) { x.size_hint() }
}

fn main() {}
