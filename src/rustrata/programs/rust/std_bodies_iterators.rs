//! Iterators, slices and vectors beyond what `std_bodies.rs` has, and the sequences of std::collections; in its form.
//! The functions for closures of std's have references to what these capture first, or to the closure where that is
//! nothing with a size.
#![allow(dead_code, unused_mut)]
#![feature(allocator_api, push_mut, vec_deque_iter_as_slices, try_trait_v2, slice_range, slice_partition_dedup, pattern)]

mod rustrata_std {
    use std::collections::*;
    use std::fmt::{self, Debug, Formatter};
    use std::iter::*;
    use std::marker::PhantomData;
    use std::mem::{ManuallyDrop, MaybeUninit};
    use std::ops::*;
    use std::ptr::NonNull;

    pub struct Ring<T> { head: usize, len: usize, buf: Buffer<T> }
    pub struct Buffer<T> { inner: Inner<T> }
    pub struct Inner<T> { start: NonNull<T>, capacity: Capacity }
    pub struct Capacity(usize);
    pub struct Slices<T> { start: *mut T, count: usize }
    impl<T> Drop for Slices<T> {
        fn drop(&mut self) { slices_drop(self) }
    }
    pub struct Draining<T> { deque: NonNull<Ring<T>>, drain_len: usize, idx: usize, tail_len: usize, remaining: usize }
    pub struct DrainRest<T> { drain: *mut Draining<T> }
    impl<T> Drop for DrainRest<T> {
        fn drop(&mut self) { drain_rest_drop(self) }
    }
    pub struct Kept<'a, T> { vector: &'a mut Vec<T>, seen: usize, gone: usize, length: usize }
    impl<'a, T> Drop for Kept<'a, T> {
        fn drop(&mut self) { kept_drop(self) }
    }
    pub struct Hole<'a, T> { data: &'a mut [T], elt: ManuallyDrop<T>, pos: usize }
    impl<'a, T> Drop for Hole<'a, T> {
        fn drop(&mut self) { hole_drop(self) }
    }
    pub struct Rebuilding<'a, T> { heap: &'a mut Vec<T>, from: usize }
    pub struct Top<'a, T> { heap: &'a mut Vec<T>, original_len: Option<std::num::NonZero<usize>> }
    pub struct List<T> { head: Option<NonNull<ListNode<T>>>, tail: Option<NonNull<ListNode<T>>>, len: usize, allocator: std::alloc::Global, marker: PhantomData<T> }
    pub struct ListNode<T> { next: Option<NonNull<ListNode<T>>>, prev: Option<NonNull<ListNode<T>>>, element: T }
    pub struct TakenList<T> { head: Option<NonNull<ListNode<T>>>, tail: Option<NonNull<ListNode<T>>>, len: usize, allocator: &'static std::alloc::Global }
    pub struct Rest<T> { list: *mut LinkedList<T> }
    impl<T> Drop for Rest<T> {
        fn drop(&mut self) { rest_drop(self) }
    }
    pub struct Zipped<A, B> { a: A, b: B, index: usize, len: usize }
    pub struct LengthOnDrop<'a> { length: &'a mut usize, own: usize }
    pub struct Flat<I, U> { iter: Option<I>, front: Option<U>, back: Option<U> }
    pub struct Stepping<I> { iter: I, step_minus_one: usize, first_take: bool }
    pub struct Cycling<I> { original: I, iter: I }
    pub struct Chained<A, B> { a: Option<A>, b: Option<B> }
    pub struct Mapped<I, F> { iter: I, f: F }
    pub struct Skipping<I, P> { iter: I, flag: bool, predicate: P }
    pub struct Succeeding<'a, I, T, E> { items: I, failure: &'a mut Option<E>, marker: PhantomData<T> }
    pub struct Present<'a, I, T> { items: I, failed: &'a mut bool, marker: PhantomData<T> }
    impl<'a, T, E, I: Iterator<Item = Result<T, E>>> Iterator for Succeeding<'a, I, T, E> {
        type Item = T;
        fn next(&mut self) -> Option<T> { succeeding_next(self) }
    }
    impl<'a, T, I: Iterator<Item = Option<T>>> Iterator for Present<'a, I, T> {
        type Item = T;
        fn next(&mut self) -> Option<T> { present_next(self) }
    }

    /// <std::iter::FilterMap<I, F> as std::iter::Iterator>::next
    fn filter_map_next<B, I: Iterator, F: FnMut(I::Item) -> Option<B>>(x: &mut FilterMap<I, F>) -> Option<B> { x.next() }
    /// <std::iter::FilterMap<I, F> as std::iter::Iterator>::size_hint
    fn filter_map_size_hint<B, I: Iterator, F: FnMut(I::Item) -> Option<B>>(x: &FilterMap<I, F>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::SkipWhile<I, P> as std::iter::Iterator>::next
    fn skip_while_next<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &mut SkipWhile<I, P>) -> Option<I::Item> {
        let skipping = unsafe { &mut *(x as *mut SkipWhile<I, P>).cast::<Skipping<I, P>>() };
        while let Some(item) = skipping.iter.next() {
            if skipping.flag || !(skipping.predicate)(&item) {
                skipping.flag = true;
                return Some(item);
            }
        }
        None
    }
    /// <std::iter::SkipWhile<I, P> as std::iter::Iterator>::size_hint
    fn skip_while_size_hint<I: Iterator, P: FnMut(&I::Item) -> bool>(x: &SkipWhile<I, P>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::MapWhile<I, P> as std::iter::Iterator>::next
    fn map_while_next<B, I: Iterator, P: FnMut(I::Item) -> Option<B>>(x: &mut MapWhile<I, P>) -> Option<B> { x.next() }
    /// <std::iter::MapWhile<I, P> as std::iter::Iterator>::size_hint
    fn map_while_size_hint<B, I: Iterator, P: FnMut(I::Item) -> Option<B>>(x: &MapWhile<I, P>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Scan<I, S, F> as std::iter::Iterator>::next
    fn scan_next<B, I: Iterator, S, F: FnMut(&mut S, I::Item) -> Option<B>>(x: &mut Scan<I, S, F>) -> Option<B> { x.next() }
    /// <std::iter::Scan<I, S, F> as std::iter::Iterator>::size_hint
    fn scan_size_hint<B, I: Iterator, S, F: FnMut(&mut S, I::Item) -> Option<B>>(x: &Scan<I, S, F>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::FlatMap<I, U, F> as std::iter::Iterator>::next
    fn flat_map_next<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U>(x: &mut FlatMap<I, U, F>) -> Option<U::Item> {
        let flat = unsafe { &mut *(x as *mut FlatMap<I, U, F>).cast::<Flat<Map<I, F>, U::IntoIter>>() };
        loop {
            if let Some(inner) = &mut flat.front {
                let item = inner.next();
                if item.is_some() {
                    return item;
                }
                flat.front = None;
            }
            let Some(outer) = &mut flat.iter else { break };
            match outer.next() {
                Some(items) => flat.front = Some(items.into_iter()),
                None => {
                    flat.iter = None;
                    break;
                }
            }
        }
        let item = flat.back.as_mut()?.next();
        if item.is_none() {
            flat.back = None;
        }
        item
    }
    /// <std::iter::FlatMap<I, U, F> as std::iter::Iterator>::size_hint
    fn flat_map_size_hint<I, U: IntoIterator, F>(_x: &FlatMap<I, U, F>) -> (usize, Option<usize>) { (0, None) }
    /// <std::iter::Flatten<I> as std::iter::Iterator>::next
    fn flatten_next<I: Iterator>(x: &mut Flatten<I>) -> Option<<I::Item as IntoIterator>::Item> where I::Item: IntoIterator {
        let flat = unsafe { &mut *(x as *mut Flatten<I>).cast::<Flat<I, <I::Item as IntoIterator>::IntoIter>>() };
        loop {
            if let Some(inner) = &mut flat.front {
                let item = inner.next();
                if item.is_some() {
                    return item;
                }
                flat.front = None;
            }
            let Some(outer) = &mut flat.iter else { break };
            match outer.next() {
                Some(items) => flat.front = Some(items.into_iter()),
                None => {
                    flat.iter = None;
                    break;
                }
            }
        }
        let item = flat.back.as_mut()?.next();
        if item.is_none() {
            flat.back = None;
        }
        item
    }
    /// <std::iter::Flatten<I> as std::iter::Iterator>::size_hint
    fn flatten_size_hint<I: Iterator>(_x: &Flatten<I>) -> (usize, Option<usize>) where I::Item: IntoIterator { (0, None) }
    /// <std::iter::Cycle<I> as std::iter::Iterator>::next
    fn cycle_next<I: Clone + Iterator>(x: &mut Cycle<I>) -> Option<I::Item> { x.next() }
    /// <std::iter::Cycle<I> as std::iter::Iterator>::size_hint
    fn cycle_size_hint<I: Clone + Iterator>(x: &Cycle<I>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Once<T> as std::iter::Iterator>::next
    fn once_next<T>(x: &mut Once<T>) -> Option<T> { x.next() }
    /// <std::iter::Once<T> as std::iter::Iterator>::size_hint
    fn once_size_hint<T>(x: &Once<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Empty<T> as std::iter::Iterator>::next
    fn empty_next<T>(x: &mut Empty<T>) -> Option<T> { x.next() }
    /// <std::iter::Empty<T> as std::iter::Iterator>::size_hint
    fn empty_size_hint<T>(x: &Empty<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Repeat<T> as std::iter::Iterator>::next
    fn repeat_next<T: Clone>(x: &mut Repeat<T>) -> Option<T> { x.next() }
    /// <std::iter::Repeat<T> as std::iter::Iterator>::size_hint
    fn repeat_size_hint<T: Clone>(x: &Repeat<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::FromFn<F> as std::iter::Iterator>::next
    fn from_fn_next<T, F: FnMut() -> Option<T>>(x: &mut FromFn<F>) -> Option<T> { x.next() }
    /// <std::iter::FromFn<F> as std::iter::Iterator>::size_hint
    fn from_fn_size_hint<F>(_x: &FromFn<F>) -> (usize, Option<usize>) { (0, None) }
    /// <std::iter::Successors<T, F> as std::iter::Iterator>::next
    fn successors_next<T, F: FnMut(&T) -> Option<T>>(x: &mut Successors<T, F>) -> Option<T> { x.next() }
    /// <std::iter::Successors<T, F> as std::iter::Iterator>::size_hint
    fn successors_size_hint<T, F: FnMut(&T) -> Option<T>>(x: &Successors<T, F>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::option::Iter<T> as std::iter::Iterator>::next
    fn option_iter_next<'a, T>(x: &mut std::option::Iter<'a, T>) -> Option<&'a T> { x.next() }
    /// <std::option::Iter<T> as std::iter::Iterator>::size_hint
    fn option_iter_size_hint<'a, T>(x: &std::option::Iter<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::option::IntoIter<T> as std::iter::Iterator>::size_hint
    fn option_into_iter_size_hint<T>(x: &std::option::IntoIter<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::Windows<T> as std::iter::Iterator>::next
    fn windows_next<'a, T>(x: &mut std::slice::Windows<'a, T>) -> Option<&'a [T]> { x.next() }
    /// <std::slice::Windows<T> as std::iter::Iterator>::size_hint
    fn windows_size_hint<'a, T>(x: &std::slice::Windows<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::Chunks<T> as std::iter::Iterator>::next
    fn chunks_next<'a, T>(x: &mut std::slice::Chunks<'a, T>) -> Option<&'a [T]> { x.next() }
    /// <std::slice::Chunks<T> as std::iter::Iterator>::size_hint
    fn chunks_size_hint<'a, T>(x: &std::slice::Chunks<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::ChunksMut<T> as std::iter::Iterator>::next
    fn chunks_mut_next<'a, T>(x: &mut std::slice::ChunksMut<'a, T>) -> Option<&'a mut [T]> { x.next() }
    /// <std::slice::ChunksMut<T> as std::iter::Iterator>::size_hint
    fn chunks_mut_size_hint<'a, T>(x: &std::slice::ChunksMut<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::ChunksExact<T> as std::iter::Iterator>::next
    fn chunks_exact_next<'a, T>(x: &mut std::slice::ChunksExact<'a, T>) -> Option<&'a [T]> { x.next() }
    /// <std::slice::ChunksExact<T> as std::iter::Iterator>::size_hint
    fn chunks_exact_size_hint<'a, T>(x: &std::slice::ChunksExact<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::RChunks<T> as std::iter::Iterator>::next
    fn rchunks_next<'a, T>(x: &mut std::slice::RChunks<'a, T>) -> Option<&'a [T]> { x.next() }
    /// <std::slice::RChunks<T> as std::iter::Iterator>::size_hint
    fn rchunks_size_hint<'a, T>(x: &std::slice::RChunks<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::slice::Split<T, P> as std::iter::Iterator>::next
    fn slice_split_next<'a, T, P: FnMut(&T) -> bool>(x: &mut std::slice::Split<'a, T, P>) -> Option<&'a [T]> { x.next() }
    /// <std::slice::Split<T, P> as std::iter::Iterator>::size_hint
    fn slice_split_size_hint<'a, T, P: FnMut(&T) -> bool>(x: &std::slice::Split<'a, T, P>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Zip<A, B> as std::iter::Iterator>::size_hint
    fn zip_size_hint<A: Iterator, B: Iterator>(x: &Zip<A, B>) -> (usize, Option<usize>) {
        let zipped = unsafe { &*(x as *const Zip<A, B>).cast::<Zipped<A, B>>() };
        let (low_a, high_a) = zipped.a.size_hint();
        let (low_b, high_b) = zipped.b.size_hint();
        let high = match (high_a, high_b) {
            (Some(a), Some(b)) => Some(if a < b { a } else { b }),
            (Some(high), None) | (None, Some(high)) => Some(high),
            (None, None) => None,
        };
        (if low_a < low_b { low_a } else { low_b }, high)
    }
    /// <std::iter::Zip<A, B> as std::iter::adapters::zip::ZipImpl<A, B>>::new
    fn zip_new<A, B>(a: A, b: B) -> Zipped<A, B> { Zipped { a, b, index: 0, len: 0 } }
    /// <std::iter::Zip<A, B> as std::iter::adapters::zip::ZipImpl<A, B>>::next
    fn zip_impl_next<A: Iterator, B: Iterator>(x: &mut Zipped<A, B>) -> Option<(A::Item, B::Item)> {
        let a = x.a.next()?;
        let b = x.b.next()?;
        Some((a, b))
    }
    /// <std::ops::RangeInclusive<INT> as std::iter::Iterator>::size_hint
    fn range_inclusive_size_hint(x: &std::ops::RangeInclusive<INT>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::ops::RangeFrom<INT> as std::iter::Iterator>::size_hint
    fn range_from_size_hint(x: &std::ops::RangeFrom<INT>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::iter::Rev<I> as std::iter::DoubleEndedIterator>::next_back
    fn rev_next_back<I: DoubleEndedIterator>(x: &mut Rev<I>) -> Option<I::Item> { x.next_back() }
    /// <std::iter::Filter<I, P> as std::iter::DoubleEndedIterator>::next_back
    fn filter_next_back<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool>(x: &mut Filter<I, P>) -> Option<I::Item> {
        x.next_back()
    }
    /// <std::iter::Chain<A, B> as std::iter::DoubleEndedIterator>::next_back
    fn chain_next_back<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>>(x: &mut Chain<A, B>) -> Option<A::Item> { x.next_back() }
    /// <std::iter::Copied<I> as std::iter::DoubleEndedIterator>::next_back
    fn copied_next_back<'a, T: 'a + Copy, I: DoubleEndedIterator<Item = &'a T>>(x: &mut Copied<I>) -> Option<T> { x.next_back() }
    /// <std::iter::Cloned<I> as std::iter::DoubleEndedIterator>::next_back
    fn cloned_next_back<'a, T: 'a + Clone, I: DoubleEndedIterator<Item = &'a T>>(x: &mut Cloned<I>) -> Option<T> { x.next_back() }
    /// <std::iter::Enumerate<I> as std::iter::DoubleEndedIterator>::next_back
    fn enumerate_next_back<I: ExactSizeIterator + DoubleEndedIterator>(x: &mut Enumerate<I>) -> Option<(usize, I::Item)> { x.next_back() }
    /// <std::array::IntoIter<T, N> as std::iter::DoubleEndedIterator>::next_back
    fn array_next_back<T, const N: usize>(x: &mut std::array::IntoIter<T, N>) -> Option<T> { x.next_back() }
    /// <std::str::Chars as std::iter::DoubleEndedIterator>::next_back
    fn chars_next_back(x: &mut std::str::Chars<'_>) -> Option<char> { x.next_back() }
    /// <std::str::CharIndices as std::iter::Iterator>::next
    fn char_indices_next(x: &mut std::str::CharIndices<'_>) -> Option<(usize, char)> { x.next() }
    /// <std::str::CharIndices as std::iter::Iterator>::size_hint
    fn char_indices_size_hint(x: &std::str::CharIndices<'_>) -> (usize, Option<usize>) { x.size_hint() }
    /// <I as std::iter::ExactSizeIterator>::len
    fn exact_len<I: ExactSizeIterator>(x: &I) -> usize { x.size_hint().0 }

    /// <I as std::iter::Iterator>::try_fold::<B, F, R>
    fn try_fold<I: Iterator, B, F: FnMut(B, I::Item) -> R, R: Try<Output = B>>(x: &mut I, start: B, mut f: F) -> R {
        let mut folded = start;
        while let Some(item) = x.next() {
            folded = f(folded, item)?;
        }
        R::from_output(folded)
    }
    /// <I as std::iter::Iterator>::try_for_each::<F, R>
    fn try_for_each<I: Iterator, F: FnMut(I::Item) -> R, R: Try<Output = ()>>(x: &mut I, mut f: F) -> R {
        while let Some(item) = x.next() {
            f(item)?;
        }
        R::from_output(())
    }
    /// <I as std::iter::DoubleEndedIterator>::try_rfold::<B, F, R>
    fn try_rfold<I: DoubleEndedIterator, B, F: FnMut(B, I::Item) -> R, R: Try<Output = B>>(x: &mut I, start: B, mut f: F) -> R {
        let mut folded = start;
        while let Some(item) = x.next_back() {
            folded = f(folded, item)?;
        }
        R::from_output(folded)
    }
    /// <I as std::iter::DoubleEndedIterator>::rfold::<B, F>
    fn rfold<I: DoubleEndedIterator, B, F: FnMut(B, I::Item) -> B>(mut x: I, start: B, mut f: F) -> B {
        let mut folded = start;
        while let Some(item) = x.next_back() {
            folded = f(folded, item);
        }
        folded
    }
    /// <I as std::iter::DoubleEndedIterator>::rfind::<P>
    fn rfind<I: DoubleEndedIterator, P: FnMut(&I::Item) -> bool>(x: &mut I, mut predicate: P) -> Option<I::Item> {
        while let Some(item) = x.next_back() {
            if predicate(&item) {
                return Some(item);
            }
        }
        None
    }
    /// <I as std::iter::Iterator>::find_map::<B, F>
    fn find_map<I: Iterator, B, F: FnMut(I::Item) -> Option<B>>(x: &mut I, mut f: F) -> Option<B> {
        while let Some(item) = x.next() {
            if let Some(found) = f(item) {
                return Some(found);
            }
        }
        None
    }
    /// <I as std::iter::Iterator>::reduce::<F>
    fn reduce<I: Iterator, F: FnMut(I::Item, I::Item) -> I::Item>(mut x: I, mut f: F) -> Option<I::Item> {
        let mut folded = x.next()?;
        while let Some(item) = x.next() {
            folded = f(folded, item);
        }
        Some(folded)
    }
    /// <I as std::iter::Iterator>::partition::<B, F>
    fn partition<I: Iterator, B: Default + Extend<I::Item>, F: FnMut(&I::Item) -> bool>(mut x: I, mut f: F) -> (B, B) {
        let mut left = B::default();
        let mut right = B::default();
        while let Some(item) = x.next() {
            if f(&item) {
                left.extend(Some(item));
            } else {
                right.extend(Some(item));
            }
        }
        (left, right)
    }
    /// <I as std::iter::Iterator>::unzip::<A, B, C, D>
    fn unzip<I: Iterator<Item = (A, B)>, A, B, C: Default + Extend<A>, D: Default + Extend<B>>(mut x: I) -> (C, D) {
        let mut left = C::default();
        let mut right = D::default();
        while let Some((a, b)) = x.next() {
            left.extend(Some(a));
            right.extend(Some(b));
        }
        (left, right)
    }
    /// <I as std::iter::Iterator>::collect::<B>
    fn collect<I: Iterator, B: FromIterator<I::Item>>(x: I) -> B { B::from_iter(x) }
    /// <std::vec::Vec<T> as std::iter::Extend<T>>::extend::<I>
    fn vec_extend<T, I: IntoIterator<Item = T>>(x: &mut Vec<T>, items: I) {
        for item in items {
            x.push(item);
        }
    }
    /// <std::vec::Vec<T> as std::iter::Extend<&T>>::extend::<I>
    fn vec_extend_copied<'a, T: Copy + 'a, I: IntoIterator<Item = &'a T>>(x: &mut Vec<T>, items: I) {
        for item in items {
            x.push(*item);
        }
    }
    /// <std::string::String as std::cmp::PartialOrd>::partial_cmp
    fn string_partial_cmp(x: &String, y: &String) -> Option<std::cmp::Ordering> { Some(x.as_str().cmp(y.as_str())) }
    /// <str as std::cmp::PartialOrd>::partial_cmp
    fn str_partial_cmp(x: &str, y: &str) -> Option<std::cmp::Ordering> { Some(x.cmp(y)) }
    /// <str as std::cmp::Ord>::cmp
    fn str_cmp(x: &str, y: &str) -> std::cmp::Ordering { x.as_bytes().cmp(y.as_bytes()) }
    /// <str as std::cmp::PartialEq>::eq
    fn str_eq(x: &str, y: &str) -> bool { x.as_bytes() == y.as_bytes() }
    /// <std::option::Option<T> as std::cmp::PartialEq>::eq
    fn option_eq<T: PartialEq>(x: &Option<T>, y: &Option<T>) -> bool {
        match (x, y) {
            (Some(x), Some(y)) => *x == *y,
            (None, None) => true,
            _ => false,
        }
    }
    /// <std::string::String as std::iter::Extend<char>>::extend::<I>
    fn string_extend<I: IntoIterator<Item = char>>(x: &mut String, items: I) {
        for item in items {
            x.push(item);
        }
    }
    /// <std::string::String as std::iter::Extend<&str>>::extend::<I>
    fn string_extend_texts<'a, I: IntoIterator<Item = &'a str>>(x: &mut String, items: I) {
        for item in items {
            x.push_str(item);
        }
    }
    /// <std::string::String as std::iter::FromIterator<char>>::from_iter::<I>
    fn string_from_chars<I: IntoIterator<Item = char>>(items: I) -> String {
        let mut made = String::new();
        for item in items {
            made.push(item);
        }
        made
    }
    /// <std::string::String as std::iter::FromIterator<&char>>::from_iter::<I>
    fn string_from_char_references<'a, I: IntoIterator<Item = &'a char>>(items: I) -> String {
        let mut made = String::new();
        for item in items {
            made.push(*item);
        }
        made
    }
    /// <std::string::String as std::iter::FromIterator<&str>>::from_iter::<I>
    fn string_from_texts<'a, I: IntoIterator<Item = &'a str>>(items: I) -> String {
        let mut made = String::new();
        for item in items {
            made.push_str(item);
        }
        made
    }
    /// <std::string::String as std::iter::FromIterator<std::string::String>>::from_iter::<I>
    fn string_from_strings<I: IntoIterator<Item = String>>(items: I) -> String {
        let mut made = String::new();
        for item in items {
            made.push_str(&item);
        }
        made
    }
    /// std::iter::adapters::try_process::<I, T, std::result::Result<std::convert::Infallible, E>, F, U>
    fn try_process_results<I: Iterator<Item = Result<T, E>>, T, E, F, U: FromIterator<T>>(items: I, _f: F) -> Result<U, E> {
        let mut failure = None;
        let made = U::from_iter(Succeeding { items, failure: &mut failure, marker: PhantomData });
        match failure {
            None => Ok(made),
            Some(error) => Err(error),
        }
    }
    /// std::iter::adapters::try_process::<I, T, std::option::Option<std::convert::Infallible>, F, U>
    fn try_process_options<I: Iterator<Item = Option<T>>, T, F, U: FromIterator<T>>(items: I, _f: F) -> Option<U> {
        let mut failed = false;
        let made = U::from_iter(Present { items, failed: &mut failed, marker: PhantomData });
        if failed { None } else { Some(made) }
    }
    /// <rustrata_std::Succeeding<I, T, E> as std::iter::Iterator>::next
    fn succeeding_next<'a, I: Iterator<Item = Result<T, E>>, E, T>(x: &mut Succeeding<'a, I, T, E>) -> Option<T> {
        match x.items.next()? {
            Ok(item) => Some(item),
            Err(error) => {
                *x.failure = Some(error);
                None
            }
        }
    }
    /// <rustrata_std::Present<I, T> as std::iter::Iterator>::next
    fn present_next<'a, I: Iterator<Item = Option<T>>, T>(x: &mut Present<'a, I, T>) -> Option<T> {
        match x.items.next()? {
            Some(item) => Some(item),
            None => {
                *x.failed = true;
                None
            }
        }
    }
    /// <rustrata_std::Succeeding<I, T, E> as std::iter::Iterator>::size_hint
    fn succeeding_size_hint<'a, I, T, E>(_x: &Succeeding<'a, I, T, E>) -> (usize, Option<usize>) { (0, None) }
    /// <rustrata_std::Present<I, T> as std::iter::Iterator>::size_hint
    fn present_size_hint<'a, I, T>(_x: &Present<'a, I, T>) -> (usize, Option<usize>) { (0, None) }

    /// <std::option::Option<T> as std::ops::Try>::branch
    fn option_branch<T>(x: Option<T>) -> ControlFlow<Option<std::convert::Infallible>, T> { Try::branch(x) }
    /// <std::option::Option<T> as std::ops::Try>::from_output
    fn option_from_output<T>(x: T) -> Option<T> { Try::from_output(x) }
    /// <std::option::Option<T> as std::ops::FromResidual<std::option::Option<std::convert::Infallible>>>::from_residual
    fn option_from_residual<T>(x: Option<std::convert::Infallible>) -> Option<T> { FromResidual::from_residual(x) }
    /// <std::option::Option<T> as std::ops::FromResidual>::from_residual
    fn option_from_own_residual<T>(x: Option<std::convert::Infallible>) -> Option<T> { FromResidual::from_residual(x) }
    /// <std::result::Result<T, E> as std::ops::Try>::branch
    fn result_branch<T, E>(x: Result<T, E>) -> ControlFlow<Result<std::convert::Infallible, E>, T> { Try::branch(x) }
    /// <std::result::Result<T, E> as std::ops::Try>::from_output
    fn result_from_output<T, E>(x: T) -> Result<T, E> { Try::from_output(x) }
    /// <std::result::Result<T, E> as std::ops::FromResidual<std::result::Result<std::convert::Infallible, F>>>::from_residual
    fn result_from_residual<T, E: From<F>, F>(x: Result<std::convert::Infallible, F>) -> Result<T, E> {
        match x {
            Err(error) => Err(E::from(error)),
            Ok(never) => match never {},
        }
    }
    /// <std::ops::ControlFlow<B, C> as std::ops::Try>::branch
    fn flow_branch<B, C>(x: ControlFlow<B, C>) -> ControlFlow<ControlFlow<B, std::convert::Infallible>, C> { Try::branch(x) }
    /// <std::ops::ControlFlow<B, C> as std::ops::Try>::from_output
    fn flow_from_output<B, C>(x: C) -> ControlFlow<B, C> { Try::from_output(x) }
    /// <std::ops::ControlFlow<B, C> as std::ops::FromResidual<std::ops::ControlFlow<B, std::convert::Infallible>>>::from_residual
    fn flow_from_residual<B, C>(x: ControlFlow<B, std::convert::Infallible>) -> ControlFlow<B, C> { FromResidual::from_residual(x) }
    /// <T as std::convert::From<T>>::from
    fn own_from<T>(x: T) -> T { x }

    /// std::vec::Vec::<T>::truncate
    fn vec_truncate<T>(x: &mut Vec<T>, len: usize) { x.truncate(len) }
    /// std::vec::Vec::<T>::clear
    fn vec_clear<T>(x: &mut Vec<T>) { x.clear() }
    /// std::vec::Vec::<T>::pop
    fn vec_pop<T>(x: &mut Vec<T>) -> Option<T> { x.pop() }
    /// std::vec::Vec::<T>::remove
    fn vec_remove<T>(x: &mut Vec<T>, at: usize) -> T { x.remove(at) }
    /// std::vec::Vec::<T>::swap_remove
    fn vec_swap_remove<T>(x: &mut Vec<T>, at: usize) -> T { x.swap_remove(at) }
    /// std::vec::Vec::<T>::insert
    fn vec_insert<T>(x: &mut Vec<T>, at: usize, value: T) { x.insert(at, value) }
    /// std::vec::Vec::<T>::insert_mut
    fn vec_insert_mut<T>(x: &mut Vec<T>, at: usize, value: T) -> &mut T { x.insert_mut(at, value) }
    /// std::vec::Vec::<T>::push_mut
    fn vec_push_mut<T>(x: &mut Vec<T>, value: T) -> &mut T { x.push_mut(value) }
    /// std::vec::Vec::<T>::append
    fn vec_append<T>(x: &mut Vec<T>, other: &mut Vec<T>) { x.append(other) }
    /// std::vec::Vec::<T>::append_elements
    fn vec_append_elements<T>(x: &mut Vec<T>, other: *const [T]) {
        unsafe {
            x.reserve((&*other).len());
            let len = x.len();
            std::ptr::copy_nonoverlapping(other as *const T, x.as_mut_ptr().add(len), (&*other).len());
            x.set_len(len + (&*other).len());
        }
    }
    /// std::vec::Vec::<T>::split_off
    fn vec_split_off<T>(x: &mut Vec<T>, at: usize) -> Vec<T> { x.split_off(at) }
    /// std::vec::Vec::<T>::resize
    fn vec_resize<T: Clone>(x: &mut Vec<T>, len: usize, value: T) { x.resize(len, value) }
    /// std::vec::Vec::<T>::shrink_to_fit
    fn vec_shrink_to_fit<T>(x: &mut Vec<T>) { x.shrink_to_fit() }
    /// std::vec::Vec::<T>::retain::<F>
    fn vec_retain<T, F: FnMut(&T) -> bool>(x: &mut Vec<T>, mut f: F) {
        let length = x.len();
        if length == 0 {
            return;
        }
        unsafe { x.set_len(0) };
        let mut kept = Kept { vector: x, seen: 0, gone: 0, length };
        while kept.seen < length {
            let place = unsafe { kept.vector.as_mut_ptr().add(kept.seen) };
            if f(unsafe { &*place }) {
                keep_one(&mut kept);
            } else {
                kept.seen += 1;
                kept.gone += 1;
                unsafe { std::ptr::drop_in_place(place) };
            }
        }
        drop(kept);
    }
    /// rustrata_std::keep_one::<T>
    fn keep_one<T>(kept: &mut Kept<'_, T>) {
        if kept.gone > 0 {
            unsafe {
                let place = kept.vector.as_mut_ptr().add(kept.seen);
                std::ptr::copy_nonoverlapping(place, place.sub(kept.gone), 1);
            }
        }
        kept.seen += 1;
    }
    /// <rustrata_std::Kept<T> as std::ops::Drop>::drop
    fn kept_drop<T>(x: &mut Kept<'_, T>) {
        unsafe {
            if x.gone > 0 {
                let start = x.vector.as_mut_ptr();
                std::ptr::copy(start.add(x.seen), start.add(x.seen - x.gone), x.length - x.seen);
            }
            x.vector.set_len(x.length - x.gone);
        }
    }
    /// std::vec::Vec::<T>::retain_mut::<F>
    fn vec_retain_mut<T, F: FnMut(&mut T) -> bool>(x: &mut Vec<T>, mut f: F) {
        let length = x.len();
        if length == 0 {
            return;
        }
        unsafe { x.set_len(0) };
        let mut kept = Kept { vector: x, seen: 0, gone: 0, length };
        while kept.seen < length {
            let place = unsafe { kept.vector.as_mut_ptr().add(kept.seen) };
            if f(unsafe { &mut *place }) {
                keep_one(&mut kept);
            } else {
                kept.seen += 1;
                kept.gone += 1;
                unsafe { std::ptr::drop_in_place(place) };
            }
        }
        drop(kept);
    }
    /// std::vec::Vec::<T>::dedup_by::<F>
    fn vec_dedup_by<T, F: FnMut(&mut T, &mut T) -> bool>(x: &mut Vec<T>, mut same: F) {
        let length = x.len();
        if length < 2 {
            return;
        }
        unsafe { x.set_len(0) };
        let mut kept = Kept { vector: x, seen: 1, gone: 0, length };
        while kept.seen < length {
            let place = unsafe { kept.vector.as_mut_ptr().add(kept.seen) };
            let before = unsafe { place.sub(kept.gone + 1) };
            if same(unsafe { &mut *place }, unsafe { &mut *before }) {
                kept.seen += 1;
                kept.gone += 1;
                unsafe { std::ptr::drop_in_place(place) };
            } else {
                keep_one(&mut kept);
            }
        }
        drop(kept);
    }
    /// std::vec::Vec::<T>::extend_from_slice
    fn vec_extend_from_slice<T: Clone>(x: &mut Vec<T>, items: &[T]) {
        x.reserve(items.len());
        let mut at = 0;
        while at < items.len() {
            x.push(items[at].clone());
            at += 1;
        }
    }
    /// core::slice::<impl [T]>::binary_search
    fn slice_binary_search<T: Ord>(x: &[T], item: &T) -> Result<usize, usize> {
        let mut size = x.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            if x[base + half].cmp(item) != std::cmp::Ordering::Greater {
                base += half;
            }
            size -= half;
        }
        match x[base].cmp(item) {
            std::cmp::Ordering::Equal => Ok(base),
            std::cmp::Ordering::Less => Err(base + 1),
            std::cmp::Ordering::Greater => Err(base),
        }
    }
    /// core::slice::<impl [T]>::binary_search_by::<F>
    fn slice_binary_search_by<'a, T, F: FnMut(&'a T) -> std::cmp::Ordering>(x: &'a [T], mut f: F) -> Result<usize, usize> {
        let mut size = x.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            if f(&x[base + half]) != std::cmp::Ordering::Greater {
                base += half;
            }
            size -= half;
        }
        match f(&x[base]) {
            std::cmp::Ordering::Equal => Ok(base),
            std::cmp::Ordering::Less => Err(base + 1),
            std::cmp::Ordering::Greater => Err(base),
        }
    }
    /// core::slice::<impl [T]>::binary_search_by_key::<B, F>
    fn slice_binary_search_by_key<'a, T, B: Ord, F: FnMut(&'a T) -> B>(x: &'a [T], key: &B, mut f: F) -> Result<usize, usize> {
        let mut size = x.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            if f(&x[base + half]).cmp(key) != std::cmp::Ordering::Greater {
                base += half;
            }
            size -= half;
        }
        match f(&x[base]).cmp(key) {
            std::cmp::Ordering::Equal => Ok(base),
            std::cmp::Ordering::Less => Err(base + 1),
            std::cmp::Ordering::Greater => Err(base),
        }
    }
    /// core::slice::<impl [T]>::partition_point::<P>
    fn slice_partition_point<T, P: FnMut(&T) -> bool>(x: &[T], mut f: P) -> usize {
        let mut size = x.len();
        if size == 0 {
            return 0;
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            if f(&x[base + half]) {
                base += half;
            }
            size -= half;
        }
        if f(&x[base]) { base + 1 } else { base }
    }
    /// core::slice::<impl [T]>::rotate_left
    fn slice_rotate_left<T>(x: &mut [T], by: usize) {
        assert!(by <= x.len(), "assertion failed: mid <= self.len()");
        x[..by].reverse();
        x[by..].reverse();
        x.reverse();
    }
    /// core::slice::<impl [T]>::rotate_right
    fn slice_rotate_right<T>(x: &mut [T], by: usize) {
        assert!(by <= x.len(), "assertion failed: k <= self.len()");
        let mid = x.len() - by;
        x[..mid].reverse();
        x[mid..].reverse();
        x.reverse();
    }
    /// core::slice::<impl [T]>::reverse
    fn slice_reverse<T>(x: &mut [T]) {
        let mut at = 0;
        while at < x.len() / 2 {
            let other = x.len() - 1 - at;
            x.swap(at, other);
            at += 1;
        }
    }
    /// core::slice::<impl [T]>::swap
    fn slice_swap<T>(x: &mut [T], a: usize, b: usize) { x.swap(a, b) }
    /// core::slice::<impl [T]>::copy_within::<R>
    fn slice_copy_within<T: Copy, R: RangeBounds<usize>>(x: &mut [T], source: R, to: usize) { x.copy_within(source, to) }
    /// core::slice::<impl [T]>::split_at_unchecked
    fn slice_split_at_unchecked<T>(x: &[T], at: usize) -> (&[T], &[T]) { unsafe { x.split_at_unchecked(at) } }
    /// core::slice::<impl [T]>::split_at
    fn slice_split_at<T>(x: &[T], at: usize) -> (&[T], &[T]) { x.split_at(at) }
    /// core::slice::<impl [T]>::split_at_mut
    fn slice_split_at_mut<T>(x: &mut [T], at: usize) -> (&mut [T], &mut [T]) { x.split_at_mut(at) }
    /// core::slice::<impl [T]>::starts_with
    fn slice_starts_with<T: PartialEq>(x: &[T], other: &[T]) -> bool { x.len() >= other.len() && x[..other.len()] == *other }
    /// core::slice::<impl [T]>::ends_with
    fn slice_ends_with<T: PartialEq>(x: &[T], other: &[T]) -> bool { x.len() >= other.len() && x[x.len() - other.len()..] == *other }
    /// core::slice::<impl [T]>::fill
    fn slice_fill<T: Clone>(x: &mut [T], value: T) {
        let mut at = 0;
        while at + 1 < x.len() {
            x[at] = value.clone();
            at += 1;
        }
        if at < x.len() {
            x[at] = value;
        }
    }
    /// <T as core::slice::cmp::SliceOrd>::compare
    fn slice_compare<T: Ord>(x: &[T], y: &[T]) -> std::cmp::Ordering {
        let mut at = 0;
        while at < x.len() && at < y.len() {
            match x[at].cmp(&y[at]) {
                std::cmp::Ordering::Equal => at += 1,
                other => return other,
            }
        }
        x.len().cmp(&y.len())
    }
    /// <T as core::slice::cmp::SlicePartialOrd>::partial_compare
    fn slice_partial_compare<T: PartialOrd>(x: &[T], y: &[T]) -> Option<std::cmp::Ordering> {
        let mut at = 0;
        while at < x.len() && at < y.len() {
            match x[at].partial_cmp(&y[at]) {
                Some(std::cmp::Ordering::Equal) => at += 1,
                other => return other,
            }
        }
        x.len().partial_cmp(&y.len())
    }
    /// <[V] as std::slice::Concat<T>>::concat
    fn slice_concat<V: std::borrow::Borrow<[T]>, T: Clone>(x: &[V]) -> Vec<T> {
        let mut count = 0;
        let mut at = 0;
        while at < x.len() {
            count += x[at].borrow().len();
            at += 1;
        }
        let mut made = Vec::with_capacity(count);
        at = 0;
        while at < x.len() {
            made.extend_from_slice(x[at].borrow());
            at += 1;
        }
        made
    }
    /// <std::vec::Vec<T> as std::borrow::Borrow<[T]>>::borrow
    fn vec_borrow<T>(x: &Vec<T>) -> &[T] { x }

    /// <std::ops::RangeFrom<T> as std::ops::RangeBounds<T>>::end_bound
    fn from_end_bound<T>(x: &std::ops::RangeFrom<T>) -> std::ops::Bound<&T> { std::ops::Bound::Unbounded }
    /// <std::ops::RangeTo<T> as std::ops::RangeBounds<T>>::start_bound
    fn to_start_bound<T>(x: &std::ops::RangeTo<T>) -> std::ops::Bound<&T> { std::ops::Bound::Unbounded }
    /// <std::ops::RangeToInclusive<T> as std::ops::RangeBounds<T>>::start_bound
    fn to_inclusive_start_bound<T>(x: &std::ops::RangeToInclusive<T>) -> std::ops::Bound<&T> { std::ops::Bound::Unbounded }
    /// <(std::ops::Bound<T>, std::ops::Bound<T>) as std::ops::RangeBounds<T>>::start_bound
    fn pair_start_bound<T>(x: &(Bound<T>, Bound<T>)) -> Bound<&T> { x.0.as_ref() }
    /// <(std::ops::Bound<T>, std::ops::Bound<T>) as std::ops::RangeBounds<T>>::end_bound
    fn pair_end_bound<T>(x: &(Bound<T>, Bound<T>)) -> Bound<&T> { x.1.as_ref() }
    /// std::slice::range::<R>
    fn slice_range<R: RangeBounds<usize>>(range: R, bounds: std::ops::RangeTo<usize>) -> std::ops::Range<usize> { std::slice::range(range, bounds) }
    /// <T as std::cmp::PartialOrd>::lt
    fn default_lt<T: PartialOrd>(x: &T, y: &T) -> bool { matches!(x.partial_cmp(y), Some(std::cmp::Ordering::Less)) }
    /// <T as std::cmp::PartialOrd>::le
    fn default_le<T: PartialOrd>(x: &T, y: &T) -> bool { matches!(x.partial_cmp(y), Some(std::cmp::Ordering::Less | std::cmp::Ordering::Equal)) }
    /// <T as std::cmp::PartialOrd>::gt
    fn default_gt<T: PartialOrd>(x: &T, y: &T) -> bool { matches!(x.partial_cmp(y), Some(std::cmp::Ordering::Greater)) }
    /// <T as std::cmp::PartialOrd>::ge
    fn default_ge<T: PartialOrd>(x: &T, y: &T) -> bool { matches!(x.partial_cmp(y), Some(std::cmp::Ordering::Greater | std::cmp::Ordering::Equal)) }
    /// <T as std::cmp::Ord>::max
    fn default_max<T: Ord>(x: T, y: T) -> T { if y < x { x } else { y } }
    /// <T as std::cmp::Ord>::min
    fn default_min<T: Ord>(x: T, y: T) -> T { if y < x { y } else { x } }
    /// <T as std::cmp::PartialEq<U>>::ne
    fn default_ne<T: PartialEq<U>, U>(x: &T, y: &U) -> bool { !(*x == *y) }
    /// <std::borrow::Cow<B> as std::ops::Deref>::deref
    fn cow_deref<'a, 'b, B: ?Sized + ToOwned>(x: &'a std::borrow::Cow<'b, B>) -> &'a B where B::Owned: std::borrow::Borrow<B> {
        match x {
            std::borrow::Cow::Borrowed(content) => content,
            std::borrow::Cow::Owned(content) => std::borrow::Borrow::borrow(content),
        }
    }
    /// std::borrow::Cow::<B>::to_mut
    fn cow_to_mut<'a, 'b, B: ?Sized + ToOwned>(x: &'a mut std::borrow::Cow<'b, B>) -> &'a mut B::Owned {
        if let std::borrow::Cow::Borrowed(content) = *x {
            *x = std::borrow::Cow::Owned(content.to_owned());
        }
        match x {
            std::borrow::Cow::Owned(content) => content,
            std::borrow::Cow::Borrowed(_) => unreachable!(),
        }
    }
    /// std::borrow::Cow::<B>::into_owned
    fn cow_into_owned<'b, B: ?Sized + ToOwned>(x: std::borrow::Cow<'b, B>) -> B::Owned {
        match x {
            std::borrow::Cow::Borrowed(content) => content.to_owned(),
            std::borrow::Cow::Owned(content) => content,
        }
    }
    /// <[T] as std::borrow::ToOwned>::to_owned
    fn slice_to_owned<T: Clone>(x: &[T]) -> Vec<T> { x.to_vec() }
    /// <str as std::borrow::ToOwned>::to_owned
    fn str_to_owned(x: &str) -> String { String::from(x) }
    /// <T as std::borrow::ToOwned>::to_owned
    fn own_to_owned<T: Clone>(x: &T) -> T { x.clone() }
    /// <std::hint::select_unpredictable::DropOnPanic<T> as std::ops::Drop>::drop
    fn drop_on_panic<T>(x: &mut *mut T) { unsafe { std::ptr::drop_in_place(*x) } }
    /// core::slice::<impl [T]>::binary_search_by_key::<B, F>::{closure#0}
    fn binary_search_key_order<'a, T, B: Ord, F: FnMut(&'a T) -> B>(key: &mut &B, f: &mut F, item: &'a T) -> std::cmp::Ordering { f(item).cmp(*key) }
    /// <std::iter::Filter<I, P> as std::iter::Iterator>::count::to_usize::<T, F>::{closure#0}
    fn filter_count_one<T, F: FnMut(&T) -> bool>(predicate: &mut F, item: T) -> usize { predicate(&item) as usize }
    /// <std::vec::set_len_on_drop::SetLenOnDrop as std::ops::Drop>::drop
    fn set_len_on_drop(x: &mut LengthOnDrop<'_>) { *x.length = x.own }
    /// std::vec::Drain::<T>::as_slice
    fn vec_drain_as_slice<'a, T>(x: &'a std::vec::Drain<'_, T>) -> &'a [T] { x.as_slice() }
    /// std::vec::IntoIter::<T>::as_slice
    fn vec_into_iter_as_slice<'a, T>(x: &'a std::vec::IntoIter<T>) -> &'a [T] { x.as_slice() }

    /// <std::collections::VecDeque<T> as std::convert::From<[T; N]>>::from
    fn deque_from_array<T, const N: usize>(x: [T; N]) -> VecDeque<T> { VecDeque::from(x.into_iter().collect::<Vec<T>>()) }
    /// <std::collections::LinkedList<T> as std::convert::From<[T; N]>>::from
    fn list_from_array<T, const N: usize>(x: [T; N]) -> LinkedList<T> { x.into_iter().collect() }
    /// <std::vec::Vec<T> as std::convert::From<[T; N]>>::from
    fn vec_from_items<T, const N: usize>(x: [T; N]) -> Vec<T> { x.into_iter().collect() }
    /// <std::vec::Vec<T> as std::convert::From<&[T]>>::from
    fn vec_from_slice<T: Clone>(x: &[T]) -> Vec<T> { x.to_vec() }
    /// core::f32::<impl f32>::max
    fn f32_max(x: f32, y: f32) -> f32 { if x > y || y != y { x } else { y } }
    /// core::f32::<impl f32>::min
    fn f32_min(x: f32, y: f32) -> f32 { if x < y || y != y { x } else { y } }
    /// core::f64::<impl f64>::max
    fn f64_max(x: f64, y: f64) -> f64 { if x > y || y != y { x } else { y } }
    /// core::f64::<impl f64>::min
    fn f64_min(x: f64, y: f64) -> f64 { if x < y || y != y { x } else { y } }
    /// std::collections::BinaryHeap::<T>::clear
    fn heap_clear<T>(x: &mut BinaryHeap<T>) { unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() }.clear() }
    /// std::collections::BinaryHeap::<T>::retain::<F>
    fn heap_retain<T: Ord, F: FnMut(&T) -> bool>(x: &mut BinaryHeap<T>, f: F) {
        let items = unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() };
        items.retain(f);
        heap_rebuild(items);
    }
    /// <std::boxed::Box<T> as std::ops::Deref>::deref
    fn box_deref<'a, T: ?Sized>(x: &'a Box<T>) -> &'a T { &**x }
    /// <std::boxed::Box<T> as std::ops::DerefMut>::deref_mut
    fn box_deref_mut<'a, T: ?Sized>(x: &'a mut Box<T>) -> &'a mut T { &mut **x }
    /// std::collections::vec_deque::Iter::<T>::as_slices
    fn deque_iter_as_slices<'a, 'b, T>(x: &'b vec_deque::Iter<'a, T>) -> (&'a [T], &'a [T]) { x.as_slices() }
    /// <[T; N] as std::default::Default>::default
    fn array_default<T: Default, const N: usize>() -> [T; N] {
        let mut made = MaybeUninit::<[T; N]>::uninit();
        let mut at = 0;
        while at < N {
            unsafe { made.as_mut_ptr().cast::<T>().add(at).write(T::default()) };
            at += 1;
        }
        unsafe { made.assume_init() }
    }
    /// <T as core::slice::cmp::SlicePartialEq<U>>::equal_same_length
    fn equal_same_length<T: PartialEq<U>, U>(x: *const T, y: *const U, count: usize) -> bool {
        let mut at = 0;
        while at < count {
            if unsafe { *x.add(at) != *y.add(at) } {
                return false;
            }
            at += 1;
        }
        true
    }
    /// std::string::String::replace_range::<R>
    fn string_replace_range<R: RangeBounds<usize>>(x: &mut String, range: R, with: &str) {
        let range = std::slice::range(range, ..x.len());
        assert!(x.is_char_boundary(range.start));
        assert!(x.is_char_boundary(range.end));
        let mut made = String::with_capacity(x.len() - (range.end - range.start) + with.len());
        made.push_str(&x[..range.start]);
        made.push_str(with);
        made.push_str(&x[range.end..]);
        *x = made;
    }
    /// core::str::<impl str>::trim_matches::<P>
    fn str_trim_matches<P: FnMut(char) -> bool>(x: &str, mut pattern: P) -> &str {
        let mut start = 0;
        for letter in x.chars() {
            if !pattern(letter) {
                break;
            }
            start += letter.len_utf8();
        }
        let mut end = x.len();
        for letter in x[start..].chars().rev() {
            if !pattern(letter) {
                break;
            }
            end -= letter.len_utf8();
        }
        &x[start..end]
    }
    /// core::str::<impl str>::trim_start_matches::<P>
    fn str_trim_start_matches<P: FnMut(char) -> bool>(x: &str, mut pattern: P) -> &str {
        let mut start = 0;
        for letter in x.chars() {
            if !pattern(letter) {
                break;
            }
            start += letter.len_utf8();
        }
        &x[start..]
    }
    /// core::str::<impl str>::trim_end_matches::<P>
    fn str_trim_end_matches<P: FnMut(char) -> bool>(x: &str, mut pattern: P) -> &str {
        let mut end = x.len();
        for letter in x.chars().rev() {
            if !pattern(letter) {
                break;
            }
            end -= letter.len_utf8();
        }
        &x[..end]
    }
    /// std::char::methods::<impl char>::is_whitespace
    fn char_is_whitespace(x: char) -> bool {
        matches!(x, ' ' | '\x09'..='\x0d' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
    }
    /// std::char::methods::<impl char>::is_alphabetic
    fn char_is_alphabetic(x: char) -> bool { x.is_alphabetic() }
    /// std::char::methods::<impl char>::is_numeric
    fn char_is_numeric(x: char) -> bool { x.is_numeric() }
    /// std::char::methods::<impl char>::is_alphanumeric
    fn char_is_alphanumeric(x: char) -> bool { x.is_alphanumeric() }
    /// std::char::methods::<impl char>::is_uppercase
    fn char_is_uppercase(x: char) -> bool { x.is_uppercase() }
    /// std::char::methods::<impl char>::is_lowercase
    fn char_is_lowercase(x: char) -> bool { x.is_lowercase() }
    /// std::char::methods::<impl char>::is_control
    fn char_is_control(x: char) -> bool { x.is_control() }
    /// std::char::methods::<impl char>::is_ascii_digit
    fn char_is_ascii_digit(x: &char) -> bool { x.is_ascii_digit() }
    /// std::char::methods::<impl char>::is_ascii_alphabetic
    fn char_is_ascii_alphabetic(x: &char) -> bool { x.is_ascii_alphabetic() }
    /// std::char::methods::<impl char>::is_ascii_alphanumeric
    fn char_is_ascii_alphanumeric(x: &char) -> bool { x.is_ascii_alphanumeric() }
    /// std::char::methods::<impl char>::is_ascii_uppercase
    fn char_is_ascii_uppercase(x: &char) -> bool { x.is_ascii_uppercase() }
    /// std::char::methods::<impl char>::is_ascii_lowercase
    fn char_is_ascii_lowercase(x: &char) -> bool { x.is_ascii_lowercase() }
    /// std::char::methods::<impl char>::is_ascii_punctuation
    fn char_is_ascii_punctuation(x: &char) -> bool { x.is_ascii_punctuation() }
    /// std::char::methods::<impl char>::is_ascii_whitespace
    fn char_is_ascii_whitespace(x: &char) -> bool { x.is_ascii_whitespace() }
    /// <() as std::cmp::Ord>::cmp
    fn unit_cmp(x: &(), y: &()) -> std::cmp::Ordering { std::cmp::Ordering::Equal }
    /// <() as std::cmp::PartialOrd>::partial_cmp
    fn unit_partial_cmp(x: &(), y: &()) -> Option<std::cmp::Ordering> { Some(std::cmp::Ordering::Equal) }
    /// <bool as std::cmp::Ord>::cmp
    fn bool_cmp(x: &bool, y: &bool) -> std::cmp::Ordering { (*x as u32).cmp(&(*y as u32)) }
    /// <bool as std::cmp::PartialOrd>::partial_cmp
    fn bool_partial_cmp(x: &bool, y: &bool) -> Option<std::cmp::Ordering> { Some((*x as u32).cmp(&(*y as u32))) }
    /// <char as std::cmp::Ord>::cmp
    fn char_cmp(x: &char, y: &char) -> std::cmp::Ordering { (*x as u32).cmp(&(*y as u32)) }
    /// <char as std::cmp::PartialOrd>::partial_cmp
    fn char_partial_cmp(x: &char, y: &char) -> Option<std::cmp::Ordering> { Some((*x as u32).cmp(&(*y as u32))) }
    /// <std::string::String as std::cmp::PartialEq<&str>>::eq
    fn text_eq_0(x: &String, y: &&str) -> bool { x.as_str().as_bytes() == (*y).as_bytes() }
    /// <&str as std::cmp::PartialEq<std::string::String>>::eq
    fn text_eq_1(x: &&str, y: &String) -> bool { (*x).as_bytes() == y.as_str().as_bytes() }
    /// <std::string::String as std::cmp::PartialEq<str>>::eq
    fn text_eq_2(x: &String, y: &str) -> bool { x.as_str().as_bytes() == y.as_bytes() }
    /// <str as std::cmp::PartialEq<std::string::String>>::eq
    fn text_eq_3(x: &str, y: &String) -> bool { x.as_bytes() == y.as_str().as_bytes() }
    /// <(A,) as std::clone::Clone>::clone
    fn tuple1_clone<A: Clone>(x: &(A,)) -> (A,) { (x.0.clone(),) }
    /// <(A, B) as std::clone::Clone>::clone
    fn tuple2_clone<A: Clone, B: Clone>(x: &(A, B)) -> (A, B) { (x.0.clone(), x.1.clone()) }
    /// <(A, B, C) as std::clone::Clone>::clone
    fn tuple3_clone<A: Clone, B: Clone, C: Clone>(x: &(A, B, C)) -> (A, B, C) { (x.0.clone(), x.1.clone(), x.2.clone()) }
    /// <(A, B, C, D) as std::clone::Clone>::clone
    fn tuple4_clone<A: Clone, B: Clone, C: Clone, D: Clone>(x: &(A, B, C, D)) -> (A, B, C, D) { (x.0.clone(), x.1.clone(), x.2.clone(), x.3.clone()) }
    /// <I as std::iter::Iterator>::eq_by::<J, F>
    fn iterators_eq_by<I: Iterator, J: IntoIterator, F: FnMut(I::Item, J::Item) -> bool>(mut x: I, others: J, mut same: F) -> bool {
        let mut others = others.into_iter();
        loop {
            match x.next() {
                None => return others.next().is_none(),
                Some(item) => match others.next() {
                    Some(other) => {
                        if !same(item, other) {
                            return false;
                        }
                    }
                    None => return false,
                },
            }
        }
    }
    /// <I as std::iter::Iterator>::eq::<J>::{closure#0}
    fn iterators_eq_items<I: Iterator, J: IntoIterator>(_closure: &(), x: I::Item, y: J::Item) -> bool where I::Item: PartialEq<J::Item> { x == y }
    /// <I as std::iter::Iterator>::eq::<J>
    fn iterators_eq<I: Iterator, J: IntoIterator>(mut x: I, others: J) -> bool where I::Item: PartialEq<J::Item> {
        let mut others = others.into_iter();
        loop {
            match x.next() {
                None => return others.next().is_none(),
                Some(item) => match others.next() {
                    Some(other) if item == other => {}
                    _ => return false,
                },
            }
        }
    }
    /// std::collections::VecDeque::<T>::grow
    fn deque_grow<T>(x: &mut VecDeque<T>) { x.reserve(1) }
    /// std::collections::VecDeque::<T>::slice_ranges::<R>
    fn deque_slice_ranges<T, R: RangeBounds<usize>>(x: &VecDeque<T>, range: R, len: usize) -> (Range<usize>, Range<usize>) {
        let range = std::slice::range(range, ..len);
        let count = range.end - range.start;
        if count == 0 {
            return (0..0, 0..0);
        }
        let ring = unsafe { &*(x as *const VecDeque<T>).cast::<Ring<T>>() };
        let capacity = if size_of::<T>() == 0 { usize::MAX } else { ring.buf.inner.capacity.0 };
        let start = ring.head.wrapping_add(range.start);
        let start = if start >= capacity { start - capacity } else { start };
        let before = capacity - start;
        if before >= count { (start..start + count, 0..0) } else { (start..capacity, 0..count - before) }
    }
    /// std::collections::VecDeque::<T>::reserve
    fn deque_reserve<T>(x: &mut VecDeque<T>, more: usize) { x.reserve(more) }
    /// std::collections::VecDeque::<T>::push_back
    fn deque_push_back<T>(x: &mut VecDeque<T>, value: T) { x.push_back(value) }
    /// std::collections::VecDeque::<T>::push_back_mut
    fn deque_push_back_mut<T>(x: &mut VecDeque<T>, value: T) -> &mut T { x.push_back_mut(value) }
    /// std::collections::VecDeque::<T>::push_front
    fn deque_push_front<T>(x: &mut VecDeque<T>, value: T) { x.push_front(value) }
    /// std::collections::VecDeque::<T>::push_front_mut
    fn deque_push_front_mut<T>(x: &mut VecDeque<T>, value: T) -> &mut T { x.push_front_mut(value) }
    /// std::collections::VecDeque::<T>::pop_back
    fn deque_pop_back<T>(x: &mut VecDeque<T>) -> Option<T> { x.pop_back() }
    /// std::collections::VecDeque::<T>::pop_front
    fn deque_pop_front<T>(x: &mut VecDeque<T>) -> Option<T> { x.pop_front() }
    /// std::collections::VecDeque::<T>::insert
    fn deque_insert<T>(x: &mut VecDeque<T>, at: usize, value: T) { x.insert(at, value) }
    /// std::collections::VecDeque::<T>::insert_mut
    fn deque_insert_mut<T>(x: &mut VecDeque<T>, at: usize, value: T) -> &mut T { x.insert_mut(at, value) }
    /// std::collections::VecDeque::<T>::remove
    fn deque_remove<T>(x: &mut VecDeque<T>, at: usize) -> Option<T> { x.remove(at) }
    /// std::collections::VecDeque::<T>::get
    fn deque_get<T>(x: &VecDeque<T>, at: usize) -> Option<&T> { x.get(at) }
    /// std::collections::VecDeque::<T>::get_mut
    fn deque_get_mut<T>(x: &mut VecDeque<T>, at: usize) -> Option<&mut T> { x.get_mut(at) }
    /// std::collections::VecDeque::<T>::swap
    fn deque_swap<T>(x: &mut VecDeque<T>, a: usize, b: usize) { x.swap(a, b) }
    /// std::collections::VecDeque::<T>::truncate
    fn deque_truncate<T>(x: &mut VecDeque<T>, len: usize) { cut_deque(x, len) }
    /// rustrata_std::cut_deque::<T>
    fn cut_deque<T>(x: &mut VecDeque<T>, len: usize) {
        if len >= x.len() {
            return;
        }
        let (front, back) = x.as_mut_slices();
        let before = if len < front.len() { len } else { front.len() };
        let first = Slices { start: unsafe { front.as_mut_ptr().add(before) }, count: front.len() - before };
        let kept = len - before;
        let second = Slices { start: unsafe { back.as_mut_ptr().add(kept) }, count: back.len() - kept };
        unsafe { (*(x as *mut VecDeque<T>).cast::<Ring<T>>()).len = len };
        drop(first);
        drop(second);
    }
    /// std::collections::VecDeque::<T>::clear
    fn deque_clear<T>(x: &mut VecDeque<T>) {
        cut_deque(x, 0);
        unsafe { (*(x as *mut VecDeque<T>).cast::<Ring<T>>()).head = 0 };
    }
    /// std::collections::VecDeque::<T>::contains
    fn deque_contains<T: PartialEq>(x: &VecDeque<T>, item: &T) -> bool {
        let (a, b) = x.as_slices();
        a.iter().any(|found| *found == *item) || b.iter().any(|found| *found == *item)
    }
    /// std::collections::VecDeque::<T>::iter
    fn deque_iter<'a, T>(x: &'a VecDeque<T>) -> vec_deque::Iter<'a, T> { x.iter() }
    /// std::collections::VecDeque::<T>::iter_mut
    fn deque_iter_mut<'a, T>(x: &'a mut VecDeque<T>) -> vec_deque::IterMut<'a, T> { x.iter_mut() }
    /// std::collections::VecDeque::<T>::as_slices
    fn deque_as_slices<'a, T>(x: &'a VecDeque<T>) -> (&'a [T], &'a [T]) { x.as_slices() }
    /// std::collections::VecDeque::<T>::as_mut_slices
    fn deque_as_mut_slices<'a, T>(x: &'a mut VecDeque<T>) -> (&'a mut [T], &'a mut [T]) { x.as_mut_slices() }
    /// std::collections::VecDeque::<T>::make_contiguous
    fn deque_make_contiguous<T>(x: &mut VecDeque<T>) -> &mut [T] { x.make_contiguous() }
    /// std::collections::VecDeque::<T>::rotate_left
    fn deque_rotate_left<T>(x: &mut VecDeque<T>, by: usize) { x.rotate_left(by) }
    /// std::collections::VecDeque::<T>::rotate_right
    fn deque_rotate_right<T>(x: &mut VecDeque<T>, by: usize) { x.rotate_right(by) }
    /// std::collections::VecDeque::<T>::retain::<F>
    fn deque_retain<T, F: FnMut(&T) -> bool>(x: &mut VecDeque<T>, mut f: F) {
        let mut kept = 0;
        let mut at = 0;
        while at < x.len() {
            if f(&x[at]) {
                if kept < at {
                    x.swap(kept, at);
                }
                kept += 1;
            }
            at += 1;
        }
        cut_deque(x, kept);
    }
    /// std::collections::VecDeque::<T>::retain_mut::<F>
    fn deque_retain_mut<T, F: FnMut(&mut T) -> bool>(x: &mut VecDeque<T>, mut f: F) {
        let mut kept = 0;
        let mut at = 0;
        while at < x.len() {
            if f(&mut x[at]) {
                if kept < at {
                    x.swap(kept, at);
                }
                kept += 1;
            }
            at += 1;
        }
        cut_deque(x, kept);
    }
    /// std::collections::VecDeque::<T>::append
    fn deque_append<T>(x: &mut VecDeque<T>, other: &mut VecDeque<T>) { x.append(other) }
    /// std::collections::VecDeque::<T>::split_off
    fn deque_split_off<T>(x: &mut VecDeque<T>, at: usize) -> VecDeque<T> { x.split_off(at) }
    /// std::collections::VecDeque::<T>::drain::<R>
    fn deque_drain<T, R: RangeBounds<usize>>(x: &mut VecDeque<T>, range: R) -> vec_deque::Drain<'_, T> { x.drain(range) }
    /// <std::collections::VecDeque<T> as std::clone::Clone>::clone
    fn deque_clone<T: Clone>(x: &VecDeque<T>) -> VecDeque<T> {
        let mut made = VecDeque::with_capacity(x.len());
        let mut at = 0;
        while at < x.len() {
            made.push_back(x[at].clone());
            at += 1;
        }
        made
    }
    /// <std::collections::VecDeque<T> as std::default::Default>::default
    fn deque_default<T>() -> VecDeque<T> { VecDeque::new() }
    /// <std::collections::VecDeque<T> as std::cmp::PartialEq>::eq
    fn deque_eq<T: PartialEq>(x: &VecDeque<T>, y: &VecDeque<T>) -> bool {
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
    /// <std::collections::VecDeque<T> as std::ops::Index<usize>>::index
    fn deque_index<T>(x: &VecDeque<T>, at: usize) -> &T { x.get(at).expect("Out of bounds access") }
    /// <std::collections::VecDeque<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn deque_from_iter<T, I: IntoIterator<Item = T>>(items: I) -> VecDeque<T> { VecDeque::from(items.into_iter().collect::<Vec<T>>()) }
    /// <std::collections::VecDeque<T> as std::iter::Extend<T>>::extend::<I>
    fn deque_extend<T, I: IntoIterator<Item = T>>(x: &mut VecDeque<T>, items: I) {
        for item in items {
            x.push_back(item);
        }
    }
    /// <std::collections::VecDeque<T> as std::iter::Extend<&T>>::extend::<I>
    fn deque_extend_copied<'a, T: Copy + 'a, I: IntoIterator<Item = &'a T>>(x: &mut VecDeque<T>, items: I) {
        for item in items {
            x.push_back(*item);
        }
    }
    /// <std::collections::VecDeque<T> as std::convert::From<std::vec::Vec<T>>>::from
    fn deque_from_vec<T>(x: Vec<T>) -> VecDeque<T> { VecDeque::from(x) }
    /// <std::vec::Vec<T> as std::convert::From<std::collections::VecDeque<T>>>::from
    fn vec_from_deque<T>(x: VecDeque<T>) -> Vec<T> { Vec::from(x) }
    /// <std::collections::VecDeque<T> as std::iter::IntoIterator>::into_iter
    fn deque_into_iter<T>(x: VecDeque<T>) -> vec_deque::IntoIter<T> { x.into_iter() }
    /// <&std::collections::VecDeque<T> as std::iter::IntoIterator>::into_iter
    fn deque_ref_into_iter<'a, T>(x: &'a VecDeque<T>) -> vec_deque::Iter<'a, T> { x.iter() }
    /// <&mut std::collections::VecDeque<T> as std::iter::IntoIterator>::into_iter
    fn deque_mut_into_iter<'a, T>(x: &'a mut VecDeque<T>) -> vec_deque::IterMut<'a, T> { x.iter_mut() }
    /// <std::collections::vec_deque::Iter<T> as std::iter::Iterator>::next
    fn deque_iter_next<'a, T>(x: &mut vec_deque::Iter<'a, T>) -> Option<&'a T> { x.next() }
    /// <std::collections::vec_deque::Iter<T> as std::iter::DoubleEndedIterator>::next_back
    fn deque_iter_next_back<'a, T>(x: &mut vec_deque::Iter<'a, T>) -> Option<&'a T> { x.next_back() }
    /// <std::collections::vec_deque::Iter<T> as std::iter::Iterator>::size_hint
    fn deque_iter_size_hint<'a, T>(x: &vec_deque::Iter<'a, T>) -> (usize, Option<usize>) {
        let two = unsafe { &*(x as *const vec_deque::Iter<'a, T>).cast::<[std::slice::Iter<'a, T>; 2]>() };
        let count = two[0].as_slice().len() + two[1].as_slice().len();
        (count, Some(count))
    }
    /// <std::collections::vec_deque::IterMut<T> as std::iter::Iterator>::next
    fn deque_iter_mut_next<'a, T>(x: &mut vec_deque::IterMut<'a, T>) -> Option<&'a mut T> { x.next() }
    /// <std::collections::vec_deque::IterMut<T> as std::iter::DoubleEndedIterator>::next_back
    fn deque_iter_mut_next_back<'a, T>(x: &mut vec_deque::IterMut<'a, T>) -> Option<&'a mut T> { x.next_back() }
    /// <std::collections::vec_deque::IterMut<T> as std::iter::Iterator>::size_hint
    fn deque_iter_mut_size_hint<'a, T>(x: &vec_deque::IterMut<'a, T>) -> (usize, Option<usize>) {
        let two = unsafe { &*(x as *const vec_deque::IterMut<'a, T>).cast::<[std::slice::IterMut<'a, T>; 2]>() };
        let count = two[0].as_slice().len() + two[1].as_slice().len();
        (count, Some(count))
    }
    /// <std::collections::vec_deque::IntoIter<T> as std::iter::Iterator>::next
    fn deque_into_iter_next<T>(x: &mut vec_deque::IntoIter<T>) -> Option<T> { x.next() }
    /// <std::collections::vec_deque::IntoIter<T> as std::iter::DoubleEndedIterator>::next_back
    fn deque_into_iter_next_back<T>(x: &mut vec_deque::IntoIter<T>) -> Option<T> { x.next_back() }
    /// <std::collections::vec_deque::IntoIter<T> as std::iter::Iterator>::size_hint
    fn deque_into_iter_size_hint<T>(x: &vec_deque::IntoIter<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::vec_deque::Drain<T> as std::iter::Iterator>::next
    fn deque_drain_next<T>(x: &mut vec_deque::Drain<'_, T>) -> Option<T> { x.next() }
    /// <std::collections::vec_deque::Drain<T> as std::iter::DoubleEndedIterator>::next_back
    fn deque_drain_next_back<T>(x: &mut vec_deque::Drain<'_, T>) -> Option<T> { x.next_back() }
    /// <std::collections::vec_deque::Drain<T> as std::iter::Iterator>::size_hint
    fn deque_drain_size_hint<T>(x: &vec_deque::Drain<'_, T>) -> (usize, Option<usize>) { x.size_hint() }

    /// rustrata_std::sift_up::<T>
    fn sift_up<T: Ord>(items: &mut [T], start: usize, at: usize) -> usize {
        let mut hole = unsafe { Hole { elt: ManuallyDrop::new(std::ptr::read(items.as_ptr().add(at))), data: items, pos: at } };
        while hole.pos > start {
            let parent = (hole.pos - 1) / 2;
            if *hole.elt <= hole.data[parent] {
                break;
            }
            hole_move(&mut hole, parent);
        }
        hole.pos
    }
    /// rustrata_std::hole_move::<T>
    fn hole_move<T>(hole: &mut Hole<'_, T>, from: usize) {
        unsafe {
            let start = hole.data.as_mut_ptr();
            std::ptr::copy_nonoverlapping(start.add(from), start.add(hole.pos), 1);
        }
        hole.pos = from;
    }
    /// rustrata_std::sift_down_range::<T>
    fn sift_down_range<T: Ord>(items: &mut [T], at: usize, end: usize) {
        let mut hole = unsafe { Hole { elt: ManuallyDrop::new(std::ptr::read(items.as_ptr().add(at))), data: items, pos: at } };
        let mut child = 2 * at + 1;
        while child <= end.saturating_sub(2) {
            child += (hole.data[child] <= hole.data[child + 1]) as usize;
            if *hole.elt >= hole.data[child] {
                return;
            }
            hole_move(&mut hole, child);
            child = 2 * hole.pos + 1;
        }
        if child == end - 1 && *hole.elt < hole.data[child] {
            hole_move(&mut hole, child);
        }
    }
    /// rustrata_std::sift_down_to_bottom::<T>
    fn sift_down_to_bottom<T: Ord>(items: &mut [T]) {
        let end = items.len();
        let mut hole = unsafe { Hole { elt: ManuallyDrop::new(std::ptr::read(items.as_ptr())), data: items, pos: 0 } };
        let mut child = 1;
        while child <= end.saturating_sub(2) {
            child += (hole.data[child] <= hole.data[child + 1]) as usize;
            hole_move(&mut hole, child);
            child = 2 * hole.pos + 1;
        }
        if child == end - 1 {
            hole_move(&mut hole, child);
        }
        let bottom = hole.pos;
        drop(hole);
        sift_up(items, 0, bottom);
    }
    /// <rustrata_std::Hole<T> as std::ops::Drop>::drop
    fn hole_drop<T>(x: &mut Hole<'_, T>) {
        unsafe {
            std::ptr::copy_nonoverlapping(&*x.elt, x.data.as_mut_ptr().add(x.pos), 1);
        }
    }
    /// <std::collections::binary_heap::Hole<T> as std::ops::Drop>::drop
    fn std_hole_drop<T>(x: &mut Hole<'_, T>) {
        unsafe {
            std::ptr::copy_nonoverlapping(&*x.elt, x.data.as_mut_ptr().add(x.pos), 1);
        }
    }
    /// rustrata_std::heap_rebuild::<T>
    fn heap_rebuild<T: Ord>(items: &mut [T]) {
        let mut at = items.len() / 2;
        while at > 0 {
            at -= 1;
            let end = items.len();
            sift_down_range(items, at, end);
        }
    }
    /// std::collections::BinaryHeap::<T>::push
    fn heap_push<T: Ord>(x: &mut BinaryHeap<T>, value: T) {
        let items = unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() };
        let at = items.len();
        items.push(value);
        sift_up(items, 0, at);
    }
    /// <rustrata_std::Slices<T> as std::ops::Drop>::drop
    fn slices_drop<T>(x: &mut Slices<T>) { unsafe { std::ptr::drop_in_place(std::ptr::slice_from_raw_parts_mut(x.start, x.count)) } }
    /// <std::collections::VecDeque<T> as std::ops::Drop>::drop
    fn deque_drop<T>(x: &mut VecDeque<T>) {
        let (front, back) = x.as_mut_slices();
        let rest = Slices { start: back.as_mut_ptr(), count: back.len() };
        unsafe { std::ptr::drop_in_place(front) };
        drop(rest);
    }
    /// rustrata_std::ring_place::<T>
    fn ring_place<T>(ring: *const Ring<T>, at: usize) -> *mut T {
        let ring = unsafe { &*ring };
        if size_of::<T>() == 0 {
            return ring.buf.inner.start.as_ptr();
        }
        let place = ring.head + at;
        let capacity = ring.buf.inner.capacity.0;
        unsafe { ring.buf.inner.start.as_ptr().add(if place >= capacity { place - capacity } else { place }) }
    }
    /// <rustrata_std::DrainRest<T> as std::ops::Drop>::drop
    fn drain_rest_drop<T>(x: &mut DrainRest<T>) {
        unsafe {
            let drain = &mut *x.drain;
            while drain.remaining > 0 {
                let place = ring_place(drain.deque.as_ptr(), drain.idx);
                drain.idx += 1;
                drain.remaining -= 1;
                std::ptr::drop_in_place(place);
            }
            let ring = drain.deque.as_ptr();
            let head = (*ring).len;
            let len = head + drain.tail_len;
            if size_of::<T>() != 0 && head > 0 && drain.tail_len > 0 {
                if head <= drain.tail_len {
                    let mut at = head;
                    while at > 0 {
                        at -= 1;
                        std::ptr::copy(ring_place(ring, at), ring_place(ring, at + drain.drain_len), 1);
                    }
                } else {
                    let mut at = 0;
                    while at < drain.tail_len {
                        std::ptr::copy(ring_place(ring, head + drain.drain_len + at), ring_place(ring, head + at), 1);
                        at += 1;
                    }
                }
            }
            if size_of::<T>() != 0 {
                if len == 0 {
                    (*ring).head = 0;
                } else if head <= drain.tail_len && (head == 0 || drain.tail_len > 0) {
                    let start = (*ring).head + drain.drain_len;
                    let capacity = (*ring).buf.inner.capacity.0;
                    (*ring).head = if start >= capacity { start - capacity } else { start };
                }
            }
            (*ring).len = len;
        }
    }
    /// <std::collections::vec_deque::Drain<T> as std::ops::Drop>::drop
    fn deque_drain_drop<T>(x: *mut Draining<T>) {
        let rest = DrainRest { drain: x };
        unsafe {
            while (*x).remaining > 0 {
                let place = ring_place((*x).deque.as_ptr(), (*x).idx);
                (*x).idx += 1;
                (*x).remaining -= 1;
                std::ptr::drop_in_place(place);
            }
        }
        drop(rest);
    }
    /// std::slice::<impl [T]>::sort_by_key::<K, F>::{closure#0}
    fn sort_by_key_less<T, K: Ord, F: FnMut(&T) -> K>(key: &mut &mut F, a: &T, b: &T) -> bool { key(a).lt(&key(b)) }
    /// core::slice::<impl [T]>::sort_unstable_by_key::<K, F>::{closure#0}
    fn sort_unstable_by_key_less<T, K: Ord, F: FnMut(&T) -> K>(key: &mut &mut F, a: &T, b: &T) -> bool { key(a).lt(&key(b)) }
    /// std::iter::Iterator::max_by_key::key::<T, B, F>::{closure#0}
    fn max_by_key_key<T, B, F: FnMut(&T) -> B>(key: &mut F, x: T) -> (B, T) { (key(&x), x) }
    /// std::iter::Iterator::min_by_key::key::<T, B, F>::{closure#0}
    fn min_by_key_key<T, B, F: FnMut(&T) -> B>(key: &mut F, x: T) -> (B, T) { (key(&x), x) }
    /// std::iter::Iterator::max_by_key::compare::<T, B>
    fn max_by_key_compare<T, B: Ord>(x: &(B, T), y: &(B, T)) -> std::cmp::Ordering { x.0.cmp(&y.0) }
    /// std::iter::Iterator::min_by_key::compare::<T, B>
    fn min_by_key_compare<T, B: Ord>(x: &(B, T), y: &(B, T)) -> std::cmp::Ordering { x.0.cmp(&y.0) }
    /// std::iter::Iterator::max_by::fold::<T, F>::{closure#0}
    fn max_by_fold<T, F: FnMut(&T, &T) -> std::cmp::Ordering>(compare: &mut F, x: T, y: T) -> T {
        match compare(&x, &y) {
            std::cmp::Ordering::Greater => x,
            _ => y,
        }
    }
    /// std::iter::Iterator::min_by::fold::<T, F>::{closure#0}
    fn min_by_fold<T, F: FnMut(&T, &T) -> std::cmp::Ordering>(compare: &mut F, x: T, y: T) -> T {
        match compare(&x, &y) {
            std::cmp::Ordering::Greater => y,
            _ => x,
        }
    }
    /// std::vec::Vec::<T>::dedup::{closure#0}
    fn dedup_same<T: PartialEq>(_closure: &(), a: &mut T, b: &mut T) -> bool { *a == *b }
    /// std::vec::Vec::<T>::dedup_by_key::<F, K>::{closure#0}
    fn dedup_by_key_same<T, F: FnMut(&mut T) -> K, K: PartialEq>(key: &mut F, a: &mut T, b: &mut T) -> bool { key(a) == key(b) }
    /// std::iter::Peekable::<I>::peek::{closure#0}
    fn peek_next<I: Iterator>(items: &mut &mut I) -> Option<I::Item> { items.next() }
    /// std::iter::Peekable::<I>::peek_mut::{closure#0}
    fn peek_mut_next<I: Iterator>(items: &mut &mut I) -> Option<I::Item> { items.next() }
    /// <std::borrow::Cow<B> as std::fmt::Debug>::fmt
    fn cow_debug<'b, B: ?Sized + ToOwned + Debug>(x: &std::borrow::Cow<'b, B>, f: &mut Formatter<'_>) -> fmt::Result where B::Owned: Debug {
        match x {
            std::borrow::Cow::Borrowed(content) => Debug::fmt(content, f),
            std::borrow::Cow::Owned(content) => Debug::fmt(content, f),
        }
    }
    /// <std::borrow::Cow<B> as std::fmt::Display>::fmt
    fn cow_display<'b, B: ?Sized + ToOwned + fmt::Display>(x: &std::borrow::Cow<'b, B>, f: &mut Formatter<'_>) -> fmt::Result where B::Owned: fmt::Display {
        match x {
            std::borrow::Cow::Borrowed(content) => fmt::Display::fmt(content, f),
            std::borrow::Cow::Owned(content) => fmt::Display::fmt(content, f),
        }
    }

    /// std::collections::BinaryHeap::<T>::with_capacity
    fn heap_with_capacity<T: Ord>(capacity: usize) -> BinaryHeap<T> { unsafe { std::mem::transmute::<Vec<T>, BinaryHeap<T>>(Vec::with_capacity(capacity)) } }
    /// std::collections::BinaryHeap::<T>::new
    fn heap_new<T: Ord>() -> BinaryHeap<T> { unsafe { std::mem::transmute::<Vec<T>, BinaryHeap<T>>(Vec::new()) } }
    /// std::collections::BinaryHeap::<T>::into_vec
    fn heap_into_vec<T>(x: BinaryHeap<T>) -> Vec<T> { unsafe { std::mem::transmute::<BinaryHeap<T>, Vec<T>>(x) } }
    /// std::collections::BinaryHeap::<T>::drain
    fn heap_drain<'a, T>(x: &'a mut BinaryHeap<T>) -> std::vec::Drain<'a, T> { unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() }.drain(..) }
    /// <std::iter::StepBy<I> as std::iter::adapters::step_by::StepByImpl<I>>::spec_size_hint
    fn step_by_spec_size_hint<I: Iterator>(x: &Stepping<I>) -> (usize, Option<usize>) {
        let (low, high) = x.iter.size_hint();
        let step = x.step_minus_one;
        if x.first_take {
            let low = if low == 0 { 0 } else { 1 + (low - 1) / (step + 1) };
            let high = match high {
                Some(0) => Some(0),
                Some(high) => Some(1 + (high - 1) / (step + 1)),
                None => None,
            };
            (low, high)
        } else {
            let high = match high {
                Some(high) => Some(high / (step + 1)),
                None => None,
            };
            (low / (step + 1), high)
        }
    }
    /// <std::iter::StepBy<I> as std::iter::adapters::step_by::StepByImpl<I>>::spec_next
    fn step_by_spec_next<I: Iterator>(x: &mut Stepping<I>) -> Option<I::Item> {
        let step = if x.first_take { 0 } else { x.step_minus_one };
        x.first_take = false;
        x.iter.nth(step)
    }
    /// <std::collections::vec_deque::Iter<T> as std::fmt::Debug>::fmt
    fn deque_iter_debug<T: Debug>(x: &vec_deque::Iter<'_, T>, f: &mut Formatter<'_>) -> fmt::Result {
        let (a, b) = x.as_slices();
        f.debug_tuple("Iter").field(&a).field(&b).finish()
    }
    /// <T as core::slice::cmp::SliceContains>::slice_contains::{closure#0}
    fn slice_contains_first<T: PartialEq>(wanted: &mut &T, item: &T) -> bool { *item == **wanted }
    /// <T as core::slice::cmp::SliceContains>::slice_contains::{closure#1}
    fn slice_contains_second<T: PartialEq>(wanted: &mut &T, item: &T) -> bool { *item == **wanted }
    /// <T as core::slice::cmp::SliceContains>::slice_contains
    fn slice_contains<T: PartialEq>(wanted: &T, items: &[T]) -> bool {
        let mut at = 0;
        while at < items.len() {
            if items[at] == *wanted {
                return true;
            }
            at += 1;
        }
        false
    }
    /// <T as std::array::equality::SpecArrayEq<U, N>>::spec_eq
    fn spec_array_eq<T: PartialEq<U>, U, const N: usize>(x: &[T; N], y: &[U; N]) -> bool { x[..] == y[..] }
    /// std::slice::IterMut::<T>::into_slice
    fn iter_mut_into_slice<'a, T>(x: std::slice::IterMut<'a, T>) -> &'a mut [T] { x.into_slice() }
    /// std::iter::Cycle::<I>::new
    fn cycle_new<I: Clone>(x: I) -> Cycling<I> { Cycling { original: x.clone(), iter: x } }
    /// std::option::Option::<T>::zip::<U>
    fn option_zip<T, U>(x: Option<T>, y: Option<U>) -> Option<(T, U)> {
        match (x, y) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }
    /// <std::slice::Iter<T> as std::clone::Clone>::clone
    fn slice_iter_clone<'a, T>(x: &std::slice::Iter<'a, T>) -> std::slice::Iter<'a, T> { x.as_slice().iter() }
    /// <std::iter::Chain<A, B> as std::clone::Clone>::clone
    fn chain_clone<A: Clone, B: Clone>(x: &Chained<A, B>) -> Chained<A, B> { Chained { a: x.a.clone(), b: x.b.clone() } }
    /// <std::iter::TakeWhile<I, P> as std::clone::Clone>::clone
    fn take_while_clone<I: Clone, P: Clone>(x: &Skipping<I, P>) -> Skipping<I, P> { Skipping { iter: x.iter.clone(), flag: x.flag, predicate: x.predicate.clone() } }
    /// <std::iter::SkipWhile<I, P> as std::clone::Clone>::clone
    fn skip_while_clone<I: Clone, P: Clone>(x: &Skipping<I, P>) -> Skipping<I, P> { Skipping { iter: x.iter.clone(), flag: x.flag, predicate: x.predicate.clone() } }
    /// <std::iter::Map<I, F> as std::clone::Clone>::clone
    fn map_iter_clone<I: Clone, F: Clone>(x: &Mapped<I, F>) -> Mapped<I, F> { Mapped { iter: x.iter.clone(), f: x.f.clone() } }
    /// <std::ops::Range<T> as std::clone::Clone>::clone
    fn range_clone<T: Clone>(x: &Range<T>) -> Range<T> { x.start.clone()..x.end.clone() }
    /// <std::pin::Pin<P> as std::ops::Deref>::deref
    fn pin_deref<P: Deref>(x: &std::pin::Pin<P>) -> &P::Target { unsafe { (*(x as *const std::pin::Pin<P>).cast::<P>()).deref() } }
    /// <&T as std::ops::Deref>::deref
    fn reference_deref<'a, T: ?Sized>(x: &'a &T) -> &'a T { *x }
    /// <&mut T as std::ops::Deref>::deref
    fn mutable_deref<'a, T: ?Sized>(x: &'a &mut T) -> &'a T { &**x }
    /// std::vec::Vec::<T>::shrink_to
    fn vec_shrink_to<T>(x: &mut Vec<T>, least: usize) { x.shrink_to(least) }

    /// std::collections::BinaryHeap::<T>::pop
    fn heap_pop<T: Ord>(x: &mut BinaryHeap<T>) -> Option<T> {
        let items = unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() };
        let mut item = items.pop()?;
        if !items.is_empty() {
            std::mem::swap(&mut item, &mut items[0]);
            sift_down_to_bottom(items);
        }
        Some(item)
    }
    /// std::collections::BinaryHeap::<T>::peek
    fn heap_peek<T: Ord>(x: &BinaryHeap<T>) -> Option<&T> { x.peek() }
    /// std::collections::BinaryHeap::<T>::peek_mut
    fn heap_peek_mut<T: Ord>(x: &mut BinaryHeap<T>) -> Option<binary_heap::PeekMut<'_, T>> { x.peek_mut() }
    /// std::collections::BinaryHeap::<T>::into_sorted_vec
    fn heap_into_sorted_vec<T: Ord>(x: BinaryHeap<T>) -> Vec<T> {
        let mut items = x.into_vec();
        let mut end = items.len();
        while end > 1 {
            end -= 1;
            items.swap(0, end);
            sift_down_range(&mut items, 0, end);
        }
        items
    }
    /// <std::collections::binary_heap::RebuildOnDrop<T> as std::ops::Drop>::drop
    fn rebuild_on_drop<T: Ord>(x: &mut Rebuilding<'_, T>) { heap_rebuild_tail(x.heap, x.from) }
    /// rustrata_std::heap_rebuild_tail::<T>
    fn heap_rebuild_tail<T: Ord>(items: &mut [T], start: usize) {
        let len = items.len();
        if start == len {
            return;
        }
        let tail = len - start;
        let whole = if start < tail {
            true
        } else if len <= 2048 {
            2 * len < tail * start.ilog2() as usize
        } else {
            2 * len < tail * 11
        };
        if whole {
            heap_rebuild(items);
        } else {
            let mut at = start;
            while at < len {
                sift_up(items, 0, at);
                at += 1;
            }
        }
    }
    /// std::collections::BinaryHeap::<T>::append
    fn heap_append<T: Ord>(x: &mut BinaryHeap<T>, other: &mut BinaryHeap<T>) {
        if x.len() < other.len() {
            std::mem::swap(x, other);
        }
        let items = unsafe { &mut *(x as *mut BinaryHeap<T>).cast::<Vec<T>>() };
        let start = items.len();
        items.append(unsafe { &mut *(other as *mut BinaryHeap<T>).cast::<Vec<T>>() });
        heap_rebuild_tail(items, start);
    }
    /// <std::collections::BinaryHeap<T> as std::convert::From<std::vec::Vec<T>>>::from
    fn heap_from_vec<T: Ord>(mut x: Vec<T>) -> BinaryHeap<T> {
        heap_rebuild(&mut x);
        unsafe { std::mem::transmute::<Vec<T>, BinaryHeap<T>>(x) }
    }
    /// <std::collections::BinaryHeap<T> as std::convert::From<[T; N]>>::from
    fn heap_from_array<T: Ord, const N: usize>(x: [T; N]) -> BinaryHeap<T> { BinaryHeap::from(x.into_iter().collect::<Vec<T>>()) }
    /// <std::collections::BinaryHeap<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn heap_from_iter<T: Ord, I: IntoIterator<Item = T>>(items: I) -> BinaryHeap<T> { BinaryHeap::from(items.into_iter().collect::<Vec<T>>()) }
    /// <std::collections::BinaryHeap<T> as std::iter::Extend<T>>::extend::<I>
    fn heap_extend<T: Ord, I: IntoIterator<Item = T>>(x: &mut BinaryHeap<T>, items: I) {
        for item in items {
            x.push(item);
        }
    }
    /// <std::collections::BinaryHeap<T> as std::clone::Clone>::clone
    fn heap_clone<T: Clone + Ord>(x: &BinaryHeap<T>) -> BinaryHeap<T> { unsafe { std::mem::transmute::<Vec<T>, BinaryHeap<T>>(x.as_slice().to_vec()) } }
    /// <std::collections::BinaryHeap<T> as std::default::Default>::default
    fn heap_default<T: Ord>() -> BinaryHeap<T> { BinaryHeap::new() }
    /// <std::collections::BinaryHeap<T> as std::fmt::Debug>::fmt
    fn heap_debug<T: Debug>(x: &BinaryHeap<T>, f: &mut Formatter<'_>) -> fmt::Result { <[T] as Debug>::fmt(x.as_slice(), f) }
    /// <std::collections::BinaryHeap<T> as std::iter::IntoIterator>::into_iter
    fn heap_into_iter<T>(x: BinaryHeap<T>) -> binary_heap::IntoIter<T> { x.into_iter() }
    /// <&std::collections::BinaryHeap<T> as std::iter::IntoIterator>::into_iter
    fn heap_ref_into_iter<'a, T>(x: &'a BinaryHeap<T>) -> binary_heap::Iter<'a, T> { x.iter() }
    /// <std::collections::binary_heap::Iter<T> as std::iter::Iterator>::next
    fn heap_iter_next<'a, T>(x: &mut binary_heap::Iter<'a, T>) -> Option<&'a T> { x.next() }
    /// <std::collections::binary_heap::Iter<T> as std::iter::Iterator>::size_hint
    fn heap_iter_size_hint<'a, T>(x: &binary_heap::Iter<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::binary_heap::IntoIter<T> as std::iter::Iterator>::next
    fn heap_into_iter_next<T>(x: &mut binary_heap::IntoIter<T>) -> Option<T> { x.next() }
    /// <std::collections::binary_heap::IntoIter<T> as std::iter::Iterator>::size_hint
    fn heap_into_iter_size_hint<T>(x: &binary_heap::IntoIter<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::binary_heap::Drain<T> as std::iter::Iterator>::next
    fn heap_drain_next<T>(x: &mut binary_heap::Drain<'_, T>) -> Option<T> { x.next() }
    /// <std::collections::binary_heap::Drain<T> as std::iter::Iterator>::size_hint
    fn heap_drain_size_hint<T>(x: &binary_heap::Drain<'_, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::binary_heap::PeekMut<T> as std::ops::DerefMut>::deref_mut
    fn peek_mut_deref_mut<'a, 'b, T: Ord>(x: &'a mut binary_heap::PeekMut<'b, T>) -> &'a mut T {
        let top = unsafe { &mut *(x as *mut binary_heap::PeekMut<'b, T>).cast::<Top<'b, T>>() };
        if top.heap.len() > 1 {
            top.original_len = std::num::NonZero::new(top.heap.len());
            unsafe { top.heap.set_len(1) };
        }
        &mut top.heap[0]
    }
    /// <std::collections::binary_heap::PeekMut<T> as std::ops::Drop>::drop
    fn peek_mut_drop<'a, T: Ord>(x: &mut binary_heap::PeekMut<'a, T>) {
        let top = unsafe { &mut *(x as *mut binary_heap::PeekMut<'a, T>).cast::<Top<'a, T>>() };
        if let Some(length) = top.original_len {
            let length = length.get();
            unsafe { top.heap.set_len(length) };
            sift_down_range(top.heap, 0, length);
        }
    }
    /// std::collections::binary_heap::PeekMut::<T>::pop
    fn peek_mut_pop<'a, T: Ord>(x: binary_heap::PeekMut<'a, T>) -> T {
        let mut kept = ManuallyDrop::new(x);
        let top = unsafe { &mut *(&raw mut kept).cast::<Top<'a, T>>() };
        if let Some(length) = top.original_len.take() {
            unsafe { top.heap.set_len(length.get()) };
        }
        let mut item = top.heap.pop().unwrap();
        if !top.heap.is_empty() {
            std::mem::swap(&mut item, &mut top.heap[0]);
            sift_down_to_bottom(top.heap);
        }
        item
    }
    /// <&T as std::cmp::PartialEq<&U>>::eq
    fn reference_eq<T: PartialEq<U> + ?Sized, U: ?Sized>(x: &&T, y: &&U) -> bool { **x == **y }
    /// <std::cmp::Reverse<T> as std::cmp::PartialOrd>::partial_cmp
    fn reverse_partial_cmp<T: PartialOrd>(x: &std::cmp::Reverse<T>, y: &std::cmp::Reverse<T>) -> Option<std::cmp::Ordering> { y.0.partial_cmp(&x.0) }
    /// <std::cmp::Reverse<T> as std::cmp::Ord>::cmp
    fn reverse_cmp<T: Ord>(x: &std::cmp::Reverse<T>, y: &std::cmp::Reverse<T>) -> std::cmp::Ordering { y.0.cmp(&x.0) }
    /// <std::cmp::Reverse<T> as std::cmp::PartialOrd>::lt
    fn reverse_lt<T: PartialOrd>(x: &std::cmp::Reverse<T>, y: &std::cmp::Reverse<T>) -> bool { y.0 < x.0 }
    /// <std::cmp::Reverse<T> as std::cmp::PartialOrd>::le
    fn reverse_le<T: PartialOrd>(x: &std::cmp::Reverse<T>, y: &std::cmp::Reverse<T>) -> bool { y.0 <= x.0 }

    /// std::collections::LinkedList::<T>::push_back
    fn list_push_back<T>(x: &mut LinkedList<T>, value: T) { list_push_back_mut(x, value); }
    /// std::collections::LinkedList::<T>::push_back_mut
    fn list_push_back_mut<'a, T>(x: &'a mut LinkedList<T>, value: T) -> &'a mut T {
        let list = unsafe { &mut *(x as *mut LinkedList<T>).cast::<List<T>>() };
        let node = Box::leak(Box::new(ListNode { next: None, prev: list.tail, element: value }));
        let place = Some(NonNull::from(node));
        match list.tail {
            None => list.head = place,
            Some(tail) => unsafe { (*tail.as_ptr()).next = place },
        }
        list.tail = place;
        list.len += 1;
        unsafe { &mut place.unwrap_unchecked().as_mut().element }
    }
    /// std::collections::LinkedList::<T>::push_front
    fn list_push_front<T>(x: &mut LinkedList<T>, value: T) { list_push_front_mut(x, value); }
    /// std::collections::LinkedList::<T>::push_front_mut
    fn list_push_front_mut<'a, T>(x: &'a mut LinkedList<T>, value: T) -> &'a mut T {
        let list = unsafe { &mut *(x as *mut LinkedList<T>).cast::<List<T>>() };
        let node = Box::leak(Box::new(ListNode { next: list.head, prev: None, element: value }));
        let place = Some(NonNull::from(node));
        match list.head {
            None => list.tail = place,
            Some(head) => unsafe { (*head.as_ptr()).prev = place },
        }
        list.head = place;
        list.len += 1;
        unsafe { &mut place.unwrap_unchecked().as_mut().element }
    }
    /// std::collections::LinkedList::<T>::pop_back
    fn list_pop_back<T>(x: &mut LinkedList<T>) -> Option<T> {
        let list = unsafe { &mut *(x as *mut LinkedList<T>).cast::<List<T>>() };
        let node = unsafe { Box::from_raw(list.tail?.as_ptr()) };
        list.tail = node.prev;
        match list.tail {
            None => list.head = None,
            Some(tail) => unsafe { (*tail.as_ptr()).next = None },
        }
        list.len -= 1;
        Some(node.element)
    }
    /// std::collections::LinkedList::<T>::pop_front
    fn list_pop_front<T>(x: &mut LinkedList<T>) -> Option<T> {
        let list = unsafe { &mut *(x as *mut LinkedList<T>).cast::<List<T>>() };
        let node = unsafe { Box::from_raw(list.head?.as_ptr()) };
        list.head = node.next;
        match list.head {
            None => list.tail = None,
            Some(head) => unsafe { (*head.as_ptr()).prev = None },
        }
        list.len -= 1;
        Some(node.element)
    }
    /// std::collections::LinkedList::<T>::contains
    fn list_contains<T: PartialEq>(x: &LinkedList<T>, item: &T) -> bool {
        for found in x {
            if *found == *item {
                return true;
            }
        }
        false
    }
    /// std::collections::LinkedList::<T>::append
    fn list_append<T>(x: &mut LinkedList<T>, other: &mut LinkedList<T>) { x.append(other) }
    /// std::collections::LinkedList::<T>::split_off
    fn list_split_off<T>(x: &mut LinkedList<T>, at: usize) -> LinkedList<T> { x.split_off(at) }
    /// std::collections::LinkedList::<T>::clear
    fn list_clear<T>(x: &mut LinkedList<T>) { drop(std::mem::take(x)) }
    /// <std::collections::LinkedList<T> as std::default::Default>::default
    fn list_default<T>() -> LinkedList<T> { LinkedList::new() }
    /// <std::collections::LinkedList<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn list_from_iter<T, I: IntoIterator<Item = T>>(items: I) -> LinkedList<T> {
        let mut made = LinkedList::new();
        for item in items {
            made.push_back(item);
        }
        made
    }
    /// <std::collections::LinkedList<T> as std::iter::Extend<T>>::extend::<I>
    fn list_extend<T, I: IntoIterator<Item = T>>(x: &mut LinkedList<T>, items: I) {
        for item in items {
            x.push_back(item);
        }
    }
    /// <std::collections::LinkedList<T> as std::clone::Clone>::clone
    fn list_clone<T: Clone>(x: &LinkedList<T>) -> LinkedList<T> {
        let mut made = LinkedList::new();
        for item in x {
            made.push_back(item.clone());
        }
        made
    }
    /// <std::collections::LinkedList<T> as std::cmp::PartialEq>::eq
    fn list_eq<T: PartialEq>(x: &LinkedList<T>, y: &LinkedList<T>) -> bool {
        let mut others = y.iter();
        if x.len() != y.len() {
            return false;
        }
        for item in x {
            match others.next() {
                Some(other) if *item == *other => {}
                _ => return false,
            }
        }
        true
    }
    /// <std::collections::LinkedList<T> as std::fmt::Debug>::fmt
    fn list_debug<T: Debug>(x: &LinkedList<T>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        for item in x {
            list.entry(&item);
        }
        list.finish()
    }
    /// <std::collections::LinkedList<T> as std::ops::Drop>::drop
    fn list_drop<T>(x: *mut LinkedList<T>) {
        let rest = Rest { list: x };
        while let Some(item) = list_pop_front(unsafe { &mut *rest.list }) {
            drop(item);
        }
        std::mem::forget(rest);
    }
    /// <std::collections::LinkedList<T, &std::alloc::Global> as std::ops::Drop>::drop
    fn taken_list_drop<T>(x: *mut TakenList<T>) {
        let mut list = unsafe { std::mem::transmute::<List<T>, LinkedList<T>>(List { head: (*x).head, tail: (*x).tail, len: (*x).len, allocator: std::alloc::Global, marker: PhantomData }) };
        while let Some(item) = list_pop_front(&mut list) {
            drop(item);
        }
    }
    /// <rustrata_std::Rest<T> as std::ops::Drop>::drop
    fn rest_drop<T>(x: &mut Rest<T>) { while let Some(_item) = list_pop_front(unsafe { &mut *x.list }) {} }
    /// rustrata_std::list_pop_front::<T>
    fn own_list_pop_front<T>(x: &mut LinkedList<T>) -> Option<T> { x.pop_front() }
    /// rustrata_std::list_push_back_mut::<T>
    fn own_list_push_back_mut<T>(x: &mut LinkedList<T>, value: T) -> &mut T { x.push_back_mut(value) }
    /// rustrata_std::list_push_front_mut::<T>
    fn own_list_push_front_mut<T>(x: &mut LinkedList<T>, value: T) -> &mut T { x.push_front_mut(value) }
    /// <std::collections::linked_list::Iter<T> as std::iter::Iterator>::next
    fn list_iter_next<'a, T>(x: &mut linked_list::Iter<'a, T>) -> Option<&'a T> { x.next() }
    /// <std::collections::linked_list::Iter<T> as std::iter::DoubleEndedIterator>::next_back
    fn list_iter_next_back<'a, T>(x: &mut linked_list::Iter<'a, T>) -> Option<&'a T> { x.next_back() }
    /// <std::collections::linked_list::Iter<T> as std::iter::Iterator>::size_hint
    fn list_iter_size_hint<'a, T>(x: &linked_list::Iter<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::linked_list::IterMut<T> as std::iter::Iterator>::next
    fn list_iter_mut_next<'a, T>(x: &mut linked_list::IterMut<'a, T>) -> Option<&'a mut T> { x.next() }
    /// <std::collections::linked_list::IterMut<T> as std::iter::Iterator>::size_hint
    fn list_iter_mut_size_hint<'a, T>(x: &linked_list::IterMut<'a, T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::linked_list::IntoIter<T> as std::iter::Iterator>::next
    fn list_into_iter_next<T>(x: &mut linked_list::IntoIter<T>) -> Option<T> { x.next() }
    /// <std::collections::linked_list::IntoIter<T> as std::iter::DoubleEndedIterator>::next_back
    fn list_into_iter_next_back<T>(x: &mut linked_list::IntoIter<T>) -> Option<T> { x.next_back() }
    /// <std::collections::linked_list::IntoIter<T> as std::iter::Iterator>::size_hint
    fn list_into_iter_size_hint<T>(x: &linked_list::IntoIter<T>) -> (usize, Option<usize>) { x.size_hint() }
    /// <std::collections::LinkedList<T> as std::iter::IntoIterator>::into_iter
    fn list_into_iter<T>(x: LinkedList<T>) -> linked_list::IntoIter<T> { x.into_iter() }
    /// <&std::collections::LinkedList<T> as std::iter::IntoIterator>::into_iter
    fn list_ref_into_iter<'a, T>(x: &'a LinkedList<T>) -> linked_list::Iter<'a, T> { x.iter() }
}

fn main() {}
