//! Ordered maps and sets, in the form of `std_bodies.rs`. The nodes are laid out as std's, with 5 to 11 items in each
//! but the root; where nodes are split, merged and filled up, it is done in this file's own way.
#![allow(dead_code, unused_mut)]
#![feature(allocator_api)]

mod rustrata_std {
    use std::alloc::Layout;
    use std::borrow::Borrow;
    use std::cmp::Ordering;
    use std::collections::*;
    use std::fmt::{self, Debug, Formatter};
    use std::hash::*;
    use std::mem::MaybeUninit;
    use std::ops::*;
    use std::ptr::NonNull;

    pub struct Leaf<K, V> { parent: Option<NonNull<Branch<K, V>>>, index: MaybeUninit<u16>, len: u16, keys: [MaybeUninit<K>; 11], values: [MaybeUninit<V>; 11] }
    #[repr(C)]
    pub struct Branch<K, V> { leaf: Leaf<K, V>, edges: [MaybeUninit<NonNull<Leaf<K, V>>>; 12] }
    pub struct Node<K, V> { height: usize, leaf: NonNull<Leaf<K, V>> }
    pub struct Spot<K, V> { node: Node<K, V>, index: usize }
    pub struct Tree<K, V> { root: Option<Node<K, V>>, length: usize }
    pub enum Lazy<K, V> { Root(Node<K, V>), Edge(Spot<K, V>) }
    pub struct Ends<K, V> { front: Option<Lazy<K, V>>, back: Option<Lazy<K, V>> }
    pub struct Steps<K, V> { ends: Ends<K, V>, length: usize }
    pub struct Between<K, V> { front: Option<Spot<K, V>>, back: Option<Spot<K, V>> }
    pub struct NoKey<K, V> { key: K, spot: Option<Spot<K, V>>, tree: NonNull<Tree<K, V>> }
    pub struct HasKey<K, V> { spot: Spot<K, V>, tree: NonNull<Tree<K, V>> }
    pub struct Dropping<K, V> { steps: *mut Steps<K, V> }
    impl<K, V> Drop for Dropping<K, V> {
        fn drop(&mut self) { dropping_drop(self) }
    }
    pub struct Extracting<'a, K, V, R, F> { predicate: F, inner: ExtractingInner<'a, K, V, R> }
    pub struct ExtractingInner<'a, K, V, R> { length: &'a mut usize, root: Option<NonNull<Option<Node<K, V>>>>, rank: Option<Spot<K, V>>, range: R }
    pub enum Difference<'a, T> { Stitch { steps: Steps<T, ()>, others: Peekable<'a, T> }, Search { steps: Steps<T, ()>, other: &'a BTreeSet<T> }, Iterate(Steps<T, ()>) }
    pub enum Intersection<'a, T> { Stitch { a: Steps<T, ()>, b: Steps<T, ()> }, Search { steps: Steps<T, ()>, other: &'a BTreeSet<T> }, Answer(Option<&'a T>) }
    pub struct Peekable<'a, T> { steps: Steps<T, ()>, peeked: Option<Option<&'a T>> }
    pub struct Merge<'a, T> { a: Steps<T, ()>, b: Steps<T, ()>, peeked: Option<Peeked<'a, T>> }
    pub enum Peeked<'a, T> { A(&'a T), B(&'a T) }
    pub enum Found<K, V> { Yes(Spot<K, V>), No(Spot<K, V>) }

    /// rustrata_std::tree::<K, V>
    fn tree<K, V>(x: &BTreeMap<K, V>) -> &Tree<K, V> { unsafe { &*(x as *const BTreeMap<K, V>).cast::<Tree<K, V>>() } }
    /// rustrata_std::tree_mut::<K, V>
    fn tree_mut<K, V>(x: &mut BTreeMap<K, V>) -> &mut Tree<K, V> { unsafe { &mut *(x as *mut BTreeMap<K, V>).cast::<Tree<K, V>>() } }
    /// rustrata_std::key_at::<K, V>
    fn key_at<K, V>(leaf: *mut Leaf<K, V>, index: usize) -> *mut K { unsafe { (&raw mut (*leaf).keys).cast::<K>().add(index) } }
    /// rustrata_std::value_at::<K, V>
    fn value_at<K, V>(leaf: *mut Leaf<K, V>, index: usize) -> *mut V { unsafe { (&raw mut (*leaf).values).cast::<V>().add(index) } }
    /// rustrata_std::edge_at::<K, V>
    fn edge_at<K, V>(leaf: *mut Leaf<K, V>, index: usize) -> *mut NonNull<Leaf<K, V>> { unsafe { (&raw mut (*leaf.cast::<Branch<K, V>>()).edges).cast::<NonNull<Leaf<K, V>>>().add(index) } }
    /// rustrata_std::child_at::<K, V>
    fn child_at<K, V>(leaf: *mut Leaf<K, V>, index: usize) -> *mut Leaf<K, V> { unsafe { (*edge_at(leaf, index)).as_ptr() } }
    /// rustrata_std::count::<K, V>
    fn count<K, V>(leaf: *mut Leaf<K, V>) -> usize { unsafe { (*leaf).len as usize } }
    /// rustrata_std::node_of::<K, V>
    fn node_of<K, V>(height: usize, leaf: *mut Leaf<K, V>) -> Node<K, V> { Node { height, leaf: unsafe { NonNull::new_unchecked(leaf) } } }
    /// rustrata_std::spot::<K, V>
    fn spot<K, V>(height: usize, leaf: *mut Leaf<K, V>, index: usize) -> Spot<K, V> { Spot { node: node_of(height, leaf), index } }
    /// rustrata_std::new_node::<K, V>
    fn new_node<K, V>(height: usize) -> *mut Leaf<K, V> {
        let layout = node_layout::<K, V>(height);
        unsafe {
            let made = std::alloc::alloc(layout).cast::<Leaf<K, V>>();
            if made.is_null() {
                std::alloc::handle_alloc_error(layout);
            }
            (&raw mut (*made).parent).write(None);
            (&raw mut (*made).len).write(0);
            made
        }
    }
    /// rustrata_std::node_layout::<K, V>
    fn node_layout<K, V>(height: usize) -> Layout { if height == 0 { Layout::new::<Leaf<K, V>>() } else { Layout::new::<Branch<K, V>>() } }
    /// rustrata_std::free_node::<K, V>
    fn free_node<K, V>(leaf: *mut Leaf<K, V>, height: usize) { unsafe { std::alloc::dealloc(leaf.cast::<u8>(), node_layout::<K, V>(height)) } }
    /// rustrata_std::search::<K, V, Q>
    fn search<K: Borrow<Q>, V, Q: Ord + ?Sized>(root: &Node<K, V>, key: &Q) -> Found<K, V> {
        let mut leaf = root.leaf.as_ptr();
        let mut height = root.height;
        loop {
            let len = count(leaf);
            let mut index = 0;
            while index < len {
                match key.cmp(unsafe { &*key_at(leaf, index) }.borrow()) {
                    Ordering::Greater => index += 1,
                    Ordering::Equal => return Found::Yes(spot(height, leaf, index)),
                    Ordering::Less => break,
                }
            }
            if height == 0 {
                return Found::No(spot(0, leaf, index));
            }
            leaf = child_at(leaf, index);
            height -= 1;
        }
    }
    /// rustrata_std::link::<K, V>
    fn link<K, V>(leaf: *mut Leaf<K, V>, from: usize, to: usize) {
        let mut index = from;
        while index <= to {
            let child = child_at(leaf, index);
            unsafe {
                (*child).parent = Some(NonNull::new_unchecked(leaf.cast::<Branch<K, V>>()));
                (*child).index = MaybeUninit::new(index as u16);
            }
            index += 1;
        }
    }
    /// rustrata_std::open_gap::<T>
    fn open_gap<T>(start: *mut T, len: usize, index: usize, value: T) {
        unsafe {
            let place = start.add(index);
            std::ptr::copy(place, place.add(1), len - index);
            place.write(value);
        }
    }
    /// rustrata_std::close_gap::<T>
    fn close_gap<T>(start: *mut T, len: usize, index: usize) -> T {
        unsafe {
            let place = start.add(index);
            let value = place.read();
            std::ptr::copy(place.add(1), place, len - index - 1);
            value
        }
    }
    /// rustrata_std::fit::<K, V>
    fn fit<K, V>(leaf: *mut Leaf<K, V>, height: usize, index: usize, key: K, value: V, edge: *mut Leaf<K, V>) {
        let len = count(leaf);
        open_gap(key_at(leaf, 0), len, index, key);
        open_gap(value_at(leaf, 0), len, index, value);
        unsafe { (*leaf).len = (len + 1) as u16 };
        if height > 0 {
            open_gap(edge_at(leaf, 0), len + 1, index + 1, unsafe { NonNull::new_unchecked(edge) });
            link(leaf, index + 1, len + 1);
        }
    }
    /// rustrata_std::split::<K, V>
    fn split<K, V>(leaf: *mut Leaf<K, V>, height: usize, middle: usize) -> (K, V, *mut Leaf<K, V>) {
        let right = new_node::<K, V>(height);
        let len = count(leaf);
        let moved = len - middle - 1;
        unsafe {
            std::ptr::copy_nonoverlapping(key_at(leaf, middle + 1), key_at(right, 0), moved);
            std::ptr::copy_nonoverlapping(value_at(leaf, middle + 1), value_at(right, 0), moved);
            (*leaf).len = middle as u16;
            (*right).len = moved as u16;
            if height > 0 {
                std::ptr::copy_nonoverlapping(edge_at(leaf, middle + 1), edge_at(right, 0), moved + 1);
                link(right, 0, moved);
            }
            (key_at(leaf, middle).read(), value_at(leaf, middle).read(), right)
        }
    }
    /// rustrata_std::insert_at::<K, V>
    fn insert_at<K, V>(tree: *mut Tree<K, V>, spot: Option<Spot<K, V>>, key: K, value: V) -> (*mut Leaf<K, V>, usize) {
        unsafe { (*tree).length += 1 };
        let (mut leaf, mut index) = match spot {
            Some(spot) => (spot.node.leaf.as_ptr(), spot.index),
            None => {
                let leaf = new_node::<K, V>(0);
                unsafe { (*tree).root = Some(node_of(0, leaf)) };
                (leaf, 0)
            }
        };
        let mut height = 0;
        let mut key = key;
        let mut value = value;
        let mut edge = leaf;
        let mut result = (leaf, index);
        loop {
            if count(leaf) < 11 {
                fit(leaf, height, index, key, value, edge);
                if height == 0 {
                    result = (leaf, index);
                }
                return result;
            }
            let middle = if index < 5 { 4 } else if index <= 6 { 5 } else { 6 };
            let (up_key, up_value, right) = split(leaf, height, middle);
            let (into, at) = if index <= middle { (leaf, index) } else { (right, index - middle - 1) };
            fit(into, height, at, key, value, edge);
            if height == 0 {
                result = (into, at);
            }
            key = up_key;
            value = up_value;
            edge = right;
            height += 1;
            match unsafe { (*leaf).parent } {
                Some(parent) => {
                    index = unsafe { (*leaf).index.assume_init() } as usize;
                    leaf = parent.as_ptr().cast::<Leaf<K, V>>();
                }
                None => {
                    let root = new_node::<K, V>(height);
                    unsafe {
                        edge_at(root, 0).write(NonNull::new_unchecked(leaf));
                        link(root, 0, 0);
                        (*tree).root = Some(node_of(height, root));
                    }
                    fit(root, height, 0, key, value, edge);
                    return result;
                }
            }
        }
    }
    /// rustrata_std::take_out::<K, V>
    fn take_out<K, V>(root: *mut Option<Node<K, V>>, spot: Spot<K, V>) -> (K, V) {
        let leaf = spot.node.leaf.as_ptr();
        if spot.node.height == 0 {
            let len = count(leaf);
            let key = close_gap(key_at(leaf, 0), len, spot.index);
            let value = close_gap(value_at(leaf, 0), len, spot.index);
            unsafe { (*leaf).len = (len - 1) as u16 };
            fill_up(root, leaf);
            return (key, value);
        }
        let mut below = child_at(leaf, spot.index);
        let mut height = spot.node.height - 1;
        while height > 0 {
            below = child_at(below, count(below));
            height -= 1;
        }
        let last = count(below) - 1;
        unsafe {
            let key = std::ptr::replace(key_at(leaf, spot.index), key_at(below, last).read());
            let value = std::ptr::replace(value_at(leaf, spot.index), value_at(below, last).read());
            (*below).len = last as u16;
            fill_up(root, below);
            (key, value)
        }
    }
    /// rustrata_std::remove_at::<K, V>
    fn remove_at<K, V>(tree: *mut Tree<K, V>, spot: Spot<K, V>) -> (K, V) {
        unsafe { (*tree).length -= 1 };
        take_out(unsafe { &raw mut (*tree).root }, spot)
    }
    /// rustrata_std::fill_up::<K, V>
    fn fill_up<K, V>(root: *mut Option<Node<K, V>>, leaf: *mut Leaf<K, V>) {
        let mut leaf = leaf;
        let mut height = 0;
        while count(leaf) < 5 {
            let parent = match unsafe { (*leaf).parent } {
                Some(parent) => parent.as_ptr().cast::<Leaf<K, V>>(),
                None => {
                    if count(leaf) == 0 && height > 0 {
                        let child = child_at(leaf, 0);
                        unsafe {
                            (*child).parent = None;
                            *root = Some(node_of(height - 1, child));
                        }
                        free_node(leaf, height);
                    }
                    return;
                }
            };
            let index = unsafe { (*leaf).index.assume_init() } as usize;
            let at = if index > 0 { index - 1 } else { 0 };
            let left = child_at(parent, at);
            let right = child_at(parent, at + 1);
            if count(left) + count(right) + 1 <= 11 {
                merge(parent, at, left, right, height);
                leaf = parent;
                height += 1;
            } else if index > 0 {
                take_from_left(parent, at, left, right, height);
                return;
            } else {
                take_from_right(parent, at, left, right, height);
                return;
            }
        }
    }
    /// rustrata_std::merge::<K, V>
    fn merge<K, V>(parent: *mut Leaf<K, V>, at: usize, left: *mut Leaf<K, V>, right: *mut Leaf<K, V>, height: usize) {
        let before = count(left);
        let moved = count(right);
        let len = count(parent);
        unsafe {
            key_at(left, before).write(close_gap(key_at(parent, 0), len, at));
            value_at(left, before).write(close_gap(value_at(parent, 0), len, at));
            close_gap(edge_at(parent, 0), len + 1, at + 1);
            (*parent).len = (len - 1) as u16;
            if at + 1 < len {
                link(parent, at + 1, len - 1);
            }
            std::ptr::copy_nonoverlapping(key_at(right, 0), key_at(left, before + 1), moved);
            std::ptr::copy_nonoverlapping(value_at(right, 0), value_at(left, before + 1), moved);
            (*left).len = (before + 1 + moved) as u16;
            if height > 0 {
                std::ptr::copy_nonoverlapping(edge_at(right, 0), edge_at(left, before + 1), moved + 1);
                link(left, before + 1, before + 1 + moved);
            }
            free_node(right, height);
        }
    }
    /// rustrata_std::take_from_left::<K, V>
    fn take_from_left<K, V>(parent: *mut Leaf<K, V>, at: usize, left: *mut Leaf<K, V>, right: *mut Leaf<K, V>, height: usize) {
        let last = count(left) - 1;
        let len = count(right);
        unsafe {
            let key = std::ptr::replace(key_at(parent, at), key_at(left, last).read());
            let value = std::ptr::replace(value_at(parent, at), value_at(left, last).read());
            open_gap(key_at(right, 0), len, 0, key);
            open_gap(value_at(right, 0), len, 0, value);
            (*left).len = last as u16;
            (*right).len = (len + 1) as u16;
            if height > 0 {
                let edge = edge_at(left, last + 1).read();
                open_gap(edge_at(right, 0), len + 1, 0, edge);
                link(right, 0, len + 1);
            }
        }
    }
    /// rustrata_std::take_from_right::<K, V>
    fn take_from_right<K, V>(parent: *mut Leaf<K, V>, at: usize, left: *mut Leaf<K, V>, right: *mut Leaf<K, V>, height: usize) {
        let len = count(left);
        let others = count(right);
        unsafe {
            let key = std::ptr::replace(key_at(parent, at), close_gap(key_at(right, 0), others, 0));
            let value = std::ptr::replace(value_at(parent, at), close_gap(value_at(right, 0), others, 0));
            key_at(left, len).write(key);
            value_at(left, len).write(value);
            (*left).len = (len + 1) as u16;
            (*right).len = (others - 1) as u16;
            if height > 0 {
                let edge = close_gap(edge_at(right, 0), others + 1, 0);
                edge_at(left, len + 1).write(edge);
                link(left, len + 1, len + 1);
                link(right, 0, others - 1);
            }
        }
    }
    /// rustrata_std::first_edge::<K, V>
    fn first_edge<K, V>(node: &Node<K, V>) -> Spot<K, V> {
        let mut leaf = node.leaf.as_ptr();
        let mut height = node.height;
        while height > 0 {
            leaf = child_at(leaf, 0);
            height -= 1;
        }
        spot(0, leaf, 0)
    }
    /// rustrata_std::last_edge::<K, V>
    fn last_edge<K, V>(node: &Node<K, V>) -> Spot<K, V> {
        let mut leaf = node.leaf.as_ptr();
        let mut height = node.height;
        while height > 0 {
            leaf = child_at(leaf, count(leaf));
            height -= 1;
        }
        spot(0, leaf, count(leaf))
    }
    /// rustrata_std::step::<K, V>
    fn step<K, V>(edge: &mut Spot<K, V>, frees: bool) -> (*mut Leaf<K, V>, usize) {
        let mut leaf = edge.node.leaf.as_ptr();
        let mut index = edge.index;
        let mut height = 0;
        while index >= count(leaf) {
            let parent = unsafe { (*leaf).parent.unwrap_unchecked().as_ptr().cast::<Leaf<K, V>>() };
            index = unsafe { (*leaf).index.assume_init() } as usize;
            if frees {
                free_node(leaf, height);
            }
            leaf = parent;
            height += 1;
        }
        *edge = if height == 0 { spot(0, leaf, index + 1) } else { first_edge(&node_of(height - 1, child_at(leaf, index + 1))) };
        (leaf, index)
    }
    /// rustrata_std::step_back::<K, V>
    fn step_back<K, V>(edge: &mut Spot<K, V>, frees: bool) -> (*mut Leaf<K, V>, usize) {
        let mut leaf = edge.node.leaf.as_ptr();
        let mut index = edge.index;
        let mut height = 0;
        while index == 0 {
            let parent = unsafe { (*leaf).parent.unwrap_unchecked().as_ptr().cast::<Leaf<K, V>>() };
            index = unsafe { (*leaf).index.assume_init() } as usize;
            if frees {
                free_node(leaf, height);
            }
            leaf = parent;
            height += 1;
        }
        index -= 1;
        *edge = if height == 0 { spot(0, leaf, index) } else { last_edge(&node_of(height - 1, child_at(leaf, index))) };
        (leaf, index)
    }
    /// rustrata_std::front_of::<K, V>
    fn front_of<K, V>(ends: &mut Ends<K, V>) -> *mut Spot<K, V> {
        let first = match &ends.front {
            Some(Lazy::Root(root)) => Some(first_edge(root)),
            _ => None,
        };
        if let Some(first) = first {
            ends.front = Some(Lazy::Edge(first));
        }
        match &mut ends.front {
            Some(Lazy::Edge(edge)) => edge as *mut Spot<K, V>,
            _ => unreachable!(),
        }
    }
    /// rustrata_std::back_of::<K, V>
    fn back_of<K, V>(ends: &mut Ends<K, V>) -> *mut Spot<K, V> {
        let last = match &ends.back {
            Some(Lazy::Root(root)) => Some(last_edge(root)),
            _ => None,
        };
        if let Some(last) = last {
            ends.back = Some(Lazy::Edge(last));
        }
        match &mut ends.back {
            Some(Lazy::Edge(edge)) => edge as *mut Spot<K, V>,
            _ => unreachable!(),
        }
    }
    /// rustrata_std::steps_next::<K, V>
    fn steps_next<K, V>(x: &mut Steps<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if x.length == 0 {
            return None;
        }
        x.length -= 1;
        Some(step(unsafe { &mut *front_of(&mut x.ends) }, false))
    }
    /// rustrata_std::steps_next_back::<K, V>
    fn steps_next_back<K, V>(x: &mut Steps<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if x.length == 0 {
            return None;
        }
        x.length -= 1;
        Some(step_back(unsafe { &mut *back_of(&mut x.ends) }, false))
    }
    /// rustrata_std::dying_next::<K, V>
    fn dying_next<K, V>(x: &mut Steps<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if x.length > 0 {
            x.length -= 1;
            return Some(step(unsafe { &mut *front_of(&mut x.ends) }, true));
        }
        if x.ends.front.is_none() {
            return None;
        }
        let mut leaf = unsafe { (*front_of(&mut x.ends)).node.leaf.as_ptr() };
        x.ends.front = None;
        let mut height = 0;
        loop {
            let parent = unsafe { (*leaf).parent };
            free_node(leaf, height);
            match parent {
                Some(parent) => leaf = parent.as_ptr().cast::<Leaf<K, V>>(),
                None => return None,
            }
            height += 1;
        }
    }
    /// rustrata_std::dying_next_back::<K, V>
    fn dying_next_back<K, V>(x: &mut Steps<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if x.length > 0 {
            x.length -= 1;
            return Some(step_back(unsafe { &mut *back_of(&mut x.ends) }, true));
        }
        dying_next(x)
    }
    /// <rustrata_std::Dropping<K, V> as std::ops::Drop>::drop
    fn dropping_drop<K, V>(x: &mut Dropping<K, V>) {
        while let Some((leaf, index)) = dying_next(unsafe { &mut *x.steps }) {
            unsafe {
                std::ptr::drop_in_place(key_at(leaf, index));
                std::ptr::drop_in_place(value_at(leaf, index));
            }
        }
    }
    /// rustrata_std::drop_steps::<K, V>
    fn drop_steps<K, V>(x: *mut Steps<K, V>) {
        let guard = Dropping { steps: x };
        while let Some((leaf, index)) = dying_next(unsafe { &mut *x }) {
            unsafe {
                std::ptr::drop_in_place(key_at(leaf, index));
                std::ptr::drop_in_place(value_at(leaf, index));
            }
        }
        std::mem::forget(guard);
    }
    /// <std::collections::btree_map::IntoIter<K, V> as std::ops::Drop>::drop
    fn tree_into_iter_drop<K, V>(x: *mut Steps<K, V>) { drop_steps(x) }
    /// rustrata_std::steps_of::<K, V>
    fn steps_of<K, V>(tree: &Tree<K, V>) -> Steps<K, V> {
        match &tree.root {
            Some(root) => {
                let front = Some(Lazy::Root(node_of(root.height, root.leaf.as_ptr())));
                let back = Some(Lazy::Root(node_of(root.height, root.leaf.as_ptr())));
                Steps { ends: Ends { front, back }, length: tree.length }
            }
            None => Steps { ends: Ends { front: None, back: None }, length: 0 },
        }
    }
    /// <std::collections::BTreeMap<K, V> as std::ops::Drop>::drop
    fn tree_drop<K, V>(x: &mut Tree<K, V>) {
        let mut steps = steps_of(x);
        drop_steps(&raw mut steps);
    }
    /// rustrata_std::find::<K, V, Q>
    fn find<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(tree: &Tree<K, V>, key: &Q) -> Option<Spot<K, V>> {
        match search(tree.root.as_ref()?, key) {
            Found::Yes(spot) => Some(spot),
            Found::No(_) => None,
        }
    }
    /// std::collections::BTreeMap::<K, V>::get::<Q>
    fn tree_get<'a, K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &'a BTreeMap<K, V>, key: &Q) -> Option<&'a V> {
        let spot = find(tree(x), key)?;
        Some(unsafe { &*value_at(spot.node.leaf.as_ptr(), spot.index) })
    }
    /// std::collections::BTreeMap::<K, V>::get_key_value::<Q>
    fn tree_get_key_value<'a, K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &'a BTreeMap<K, V>, key: &Q) -> Option<(&'a K, &'a V)> {
        let spot = find(tree(x), key)?;
        let leaf = spot.node.leaf.as_ptr();
        Some(unsafe { (&*key_at(leaf, spot.index), &*value_at(leaf, spot.index)) })
    }
    /// std::collections::BTreeMap::<K, V>::get_mut::<Q>
    fn tree_get_mut<'a, K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &'a mut BTreeMap<K, V>, key: &Q) -> Option<&'a mut V> {
        let spot = find(tree_mut(x), key)?;
        Some(unsafe { &mut *value_at(spot.node.leaf.as_ptr(), spot.index) })
    }
    /// std::collections::BTreeMap::<K, V>::contains_key::<Q>
    fn tree_contains_key<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &BTreeMap<K, V>, key: &Q) -> bool { find(tree(x), key).is_some() }
    /// std::collections::BTreeMap::<K, V>::remove_entry::<Q>
    fn tree_remove_entry<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &mut BTreeMap<K, V>, key: &Q) -> Option<(K, V)> {
        let tree = tree_mut(x);
        let spot = find(tree, key)?;
        Some(remove_at(tree, spot))
    }
    /// std::collections::BTreeMap::<K, V>::remove::<Q>
    fn tree_remove<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &mut BTreeMap<K, V>, key: &Q) -> Option<V> {
        let tree = tree_mut(x);
        let spot = find(tree, key)?;
        Some(remove_at(tree, spot).1)
    }
    /// rustrata_std::tree_put::<K, V>
    fn tree_put<K: Ord, V>(tree: &mut Tree<K, V>, key: K, value: V) -> Option<V> {
        let spot = match &tree.root {
            Some(root) => match search::<K, V, K>(root, &key) {
                Found::Yes(spot) => return Some(std::mem::replace(unsafe { &mut *value_at(spot.node.leaf.as_ptr(), spot.index) }, value)),
                Found::No(spot) => Some(spot),
            },
            None => None,
        };
        insert_at(tree, spot, key, value);
        None
    }
    /// std::collections::BTreeMap::<K, V>::insert
    fn tree_insert<K: Ord, V>(x: &mut BTreeMap<K, V>, key: K, value: V) -> Option<V> { tree_put(tree_mut(x), key, value) }
    /// std::collections::BTreeMap::<K, V>::entry
    fn tree_entry<'a, K: Ord, V>(x: &'a mut BTreeMap<K, V>, key: K) -> btree_map::Entry<'a, K, V> {
        let tree = tree_mut(x);
        let place = unsafe { NonNull::new_unchecked(tree as *mut Tree<K, V>) };
        let spot = match &tree.root {
            Some(root) => match search::<K, V, K>(root, &key) {
                Found::Yes(spot) => {
                    drop(key);
                    return unsafe { btree_map::Entry::Occupied(std::mem::transmute::<HasKey<K, V>, btree_map::OccupiedEntry<'a, K, V>>(HasKey { spot, tree: place })) };
                }
                Found::No(spot) => Some(spot),
            },
            None => None,
        };
        let vacant = std::mem::ManuallyDrop::new(NoKey { key, spot, tree: place });
        unsafe { btree_map::Entry::Vacant((&raw const vacant).cast::<btree_map::VacantEntry<'a, K, V>>().read()) }
    }
    /// std::collections::btree_map::VacantEntry::<K, V>::insert
    fn vacant_tree_insert<'a, K: Ord, V>(x: NoKey<K, V>, value: V) -> &'a mut V {
        let (leaf, index) = insert_at(x.tree.as_ptr(), x.spot, x.key, value);
        unsafe { &mut *value_at(leaf, index) }
    }
    /// std::collections::btree_map::VacantEntry::<K, V>::insert_entry
    fn vacant_tree_insert_entry<K: Ord, V>(x: NoKey<K, V>, value: V) -> HasKey<K, V> {
        let (leaf, index) = insert_at(x.tree.as_ptr(), x.spot, x.key, value);
        HasKey { spot: spot(0, leaf, index), tree: x.tree }
    }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::remove_kv
    fn occupied_tree_remove_kv<K, V>(x: HasKey<K, V>) -> (K, V) { remove_at(x.tree.as_ptr(), x.spot) }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::remove_entry
    fn occupied_tree_remove_entry<K, V>(x: HasKey<K, V>) -> (K, V) { remove_at(x.tree.as_ptr(), x.spot) }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::remove
    fn occupied_tree_remove<K, V>(x: HasKey<K, V>) -> V { remove_at(x.tree.as_ptr(), x.spot).1 }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::get
    fn occupied_tree_get<K, V>(x: &HasKey<K, V>) -> &V { unsafe { &*value_at(x.spot.node.leaf.as_ptr(), x.spot.index) } }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::key
    fn occupied_tree_key<K, V>(x: &HasKey<K, V>) -> &K { unsafe { &*key_at(x.spot.node.leaf.as_ptr(), x.spot.index) } }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::get_mut
    fn occupied_tree_get_mut<K, V>(x: &mut HasKey<K, V>) -> &mut V { unsafe { &mut *value_at(x.spot.node.leaf.as_ptr(), x.spot.index) } }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::insert
    fn occupied_tree_insert<K, V>(x: &mut HasKey<K, V>, value: V) -> V { std::mem::replace(unsafe { &mut *value_at(x.spot.node.leaf.as_ptr(), x.spot.index) }, value) }
    /// std::collections::btree_map::OccupiedEntry::<K, V>::into_mut
    fn occupied_tree_into_mut<'a, K, V>(x: HasKey<K, V>) -> &'a mut V { unsafe { &mut *value_at(x.spot.node.leaf.as_ptr(), x.spot.index) } }
    /// std::collections::btree_map::Entry::<K, V>::or_insert
    fn tree_or_insert<'a, K: Ord, V>(x: btree_map::Entry<'a, K, V>, value: V) -> &'a mut V {
        match x {
            btree_map::Entry::Occupied(entry) => entry.into_mut(),
            btree_map::Entry::Vacant(entry) => entry.insert(value),
        }
    }
    /// std::collections::btree_map::Entry::<K, V>::or_insert_with::<F>
    fn tree_or_insert_with<'a, K: Ord, V, F: FnOnce() -> V>(x: btree_map::Entry<'a, K, V>, value: F) -> &'a mut V {
        match x {
            btree_map::Entry::Occupied(entry) => entry.into_mut(),
            btree_map::Entry::Vacant(entry) => entry.insert(value()),
        }
    }
    /// std::collections::btree_map::Entry::<K, V>::or_default
    fn tree_or_default<'a, K: Ord, V: Default>(x: btree_map::Entry<'a, K, V>) -> &'a mut V {
        match x {
            btree_map::Entry::Occupied(entry) => entry.into_mut(),
            btree_map::Entry::Vacant(entry) => entry.insert(V::default()),
        }
    }
    /// std::collections::btree_map::Entry::<K, V>::and_modify::<F>
    fn tree_and_modify<'a, K: Ord, V, F: FnOnce(&mut V)>(x: btree_map::Entry<'a, K, V>, f: F) -> btree_map::Entry<'a, K, V> {
        match x {
            btree_map::Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                btree_map::Entry::Occupied(entry)
            }
            btree_map::Entry::Vacant(entry) => btree_map::Entry::Vacant(entry),
        }
    }
    /// rustrata_std::first_spot::<K, V>
    fn first_spot<K, V>(tree: &Tree<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if tree.length == 0 {
            return None;
        }
        let mut edge = first_edge(tree.root.as_ref()?);
        Some(step(&mut edge, false))
    }
    /// std::collections::BTreeMap::<K, V>::first_key_value
    fn tree_first_key_value<'a, K: Ord, V>(x: &'a BTreeMap<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = first_spot(tree(x))?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// std::collections::BTreeMap::<K, V>::pop_first
    fn tree_pop_first<K: Ord, V>(x: &mut BTreeMap<K, V>) -> Option<(K, V)> {
        let tree = tree_mut(x);
        let (leaf, index) = first_spot(tree)?;
        Some(remove_at(tree, spot(0, leaf, index)))
    }
    /// std::collections::BTreeMap::<K, V>::first_entry
    fn tree_first_entry<'a, K: Ord, V>(x: &'a mut BTreeMap<K, V>) -> Option<HasKey<K, V>> {
        let tree = tree_mut(x);
        let (leaf, index) = first_spot(tree)?;
        Some(HasKey { spot: spot(0, leaf, index), tree: unsafe { NonNull::new_unchecked(tree as *mut Tree<K, V>) } })
    }
    /// rustrata_std::last_spot::<K, V>
    fn last_spot<K, V>(tree: &Tree<K, V>) -> Option<(*mut Leaf<K, V>, usize)> {
        if tree.length == 0 {
            return None;
        }
        let mut edge = last_edge(tree.root.as_ref()?);
        Some(step_back(&mut edge, false))
    }
    /// std::collections::BTreeMap::<K, V>::last_key_value
    fn tree_last_key_value<'a, K: Ord, V>(x: &'a BTreeMap<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = last_spot(tree(x))?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// std::collections::BTreeMap::<K, V>::pop_last
    fn tree_pop_last<K: Ord, V>(x: &mut BTreeMap<K, V>) -> Option<(K, V)> {
        let tree = tree_mut(x);
        let (leaf, index) = last_spot(tree)?;
        Some(remove_at(tree, spot(0, leaf, index)))
    }
    /// std::collections::BTreeMap::<K, V>::last_entry
    fn tree_last_entry<'a, K: Ord, V>(x: &'a mut BTreeMap<K, V>) -> Option<HasKey<K, V>> {
        let tree = tree_mut(x);
        let (leaf, index) = last_spot(tree)?;
        Some(HasKey { spot: spot(0, leaf, index), tree: unsafe { NonNull::new_unchecked(tree as *mut Tree<K, V>) } })
    }
    /// std::collections::BTreeMap::<K, V>::clear
    fn tree_clear<K, V>(x: &mut BTreeMap<K, V>) {
        let tree = tree_mut(x);
        let mut steps = steps_of(tree);
        tree.root = None;
        tree.length = 0;
        drop_steps(&raw mut steps);
    }
    /// std::collections::BTreeMap::<K, V>::retain::<F>
    fn tree_retain<K: Ord, V, F: FnMut(&K, &mut V) -> bool>(x: &mut BTreeMap<K, V>, mut f: F) {
        let tree = tree_mut(x);
        let mut seen = 0;
        while seen < tree.length {
            let (height, leaf, index) = nth_spot(&tree.root, seen);
            if f(unsafe { &*key_at(leaf, index) }, unsafe { &mut *value_at(leaf, index) }) {
                seen += 1;
            } else {
                drop(remove_at(tree, spot(height, leaf, index)));
            }
        }
    }
    /// rustrata_std::nth_spot::<K, V>
    fn nth_spot<K, V>(root: &Option<Node<K, V>>, count_before: usize) -> (usize, *mut Leaf<K, V>, usize) {
        let mut edge = match root {
            Some(root) => first_edge(root),
            None => unreachable!(),
        };
        let mut left = count_before;
        loop {
            let (leaf, index) = step(&mut edge, false);
            if left == 0 {
                let mut height = 0;
                let mut below = edge.node.leaf.as_ptr();
                while below != leaf {
                    below = unsafe { (*below).parent.unwrap_unchecked().as_ptr().cast::<Leaf<K, V>>() };
                    height += 1;
                }
                return (height, leaf, index);
            }
            left -= 1;
        }
    }
    /// rustrata_std::push_last::<K, V>
    fn push_last<K, V>(tree: &mut Tree<K, V>, key: K, value: V) {
        let spot = match &tree.root {
            Some(root) => Some(last_edge(root)),
            None => None,
        };
        insert_at(tree, spot, key, value);
    }
    /// <std::collections::BTreeMap<K, V> as std::clone::Clone>::clone
    fn tree_clone<K: Clone, V: Clone>(x: &BTreeMap<K, V>) -> BTreeMap<K, V> {
        let mut made = BTreeMap::new();
        for (key, value) in x {
            let key = key.clone();
            let value = value.clone();
            push_last(tree_mut(&mut made), key, value);
        }
        made
    }
    /// <std::collections::BTreeMap<K, V> as std::iter::FromIterator<(K, V)>>::from_iter::<I>
    fn tree_from_iter<K: Ord, V, I: IntoIterator<Item = (K, V)>>(items: I) -> BTreeMap<K, V> {
        let mut made = BTreeMap::new();
        for (key, value) in items {
            tree_put(tree_mut(&mut made), key, value);
        }
        made
    }
    /// <std::collections::BTreeMap<K, V> as std::iter::Extend<(K, V)>>::extend::<I>
    fn tree_extend<K: Ord, V, I: IntoIterator<Item = (K, V)>>(x: &mut BTreeMap<K, V>, items: I) {
        for (key, value) in items {
            x.insert(key, value);
        }
    }
    /// <std::collections::BTreeMap<K, V> as std::convert::From<[(K, V); N]>>::from
    fn tree_from_array<K: Ord, V, const N: usize>(items: [(K, V); N]) -> BTreeMap<K, V> {
        let mut made = BTreeMap::new();
        for (key, value) in items {
            tree_put(tree_mut(&mut made), key, value);
        }
        made
    }
    /// std::collections::BTreeMap::<K, V>::append
    fn tree_append<K: Ord, V>(x: &mut BTreeMap<K, V>, other: &mut BTreeMap<K, V>) {
        for (key, value) in std::mem::take(other) {
            x.insert(key, value);
        }
    }
    /// std::collections::BTreeMap::<K, V>::split_off::<Q>
    fn tree_split_off<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &mut BTreeMap<K, V>, key: &Q) -> BTreeMap<K, V> {
        let mut made = BTreeMap::new();
        let mut kept = BTreeMap::new();
        for (found, value) in std::mem::take(x) {
            let into = if found.borrow() < key { &mut kept } else { &mut made };
            push_last(tree_mut(into), found, value);
        }
        *x = kept;
        made
    }
    /// <std::collections::BTreeMap<K, V> as std::default::Default>::default
    fn tree_default<K, V>() -> BTreeMap<K, V> { BTreeMap::new() }
    /// <std::collections::BTreeMap<K, V> as std::cmp::PartialEq>::eq
    fn tree_eq<K: PartialEq, V: PartialEq>(x: &BTreeMap<K, V>, y: &BTreeMap<K, V>) -> bool {
        if x.len() != y.len() {
            return false;
        }
        let mut others = y.iter();
        for (key, value) in x {
            match others.next() {
                Some((k, v)) if *key == *k && *value == *v => {}
                _ => return false,
            }
        }
        true
    }
    /// <std::collections::BTreeMap<K, V> as std::hash::Hash>::hash::<H>
    fn tree_hash<K: Hash, V: Hash, H: Hasher>(x: &BTreeMap<K, V>, hasher: &mut H) {
        hasher.write_usize(x.len());
        for (key, value) in x {
            key.hash(hasher);
            value.hash(hasher);
        }
    }
    /// <std::collections::BTreeMap<K, V> as std::ops::Index<&Q>>::index
    fn tree_index<'a, 'b, K: Borrow<Q> + Ord, V, Q: Ord + ?Sized>(x: &'a BTreeMap<K, V>, key: &'b Q) -> &'a V { x.get(key).expect("no entry found for key") }
    /// <std::collections::BTreeMap<K, V> as std::fmt::Debug>::fmt
    fn tree_debug<K: Debug, V: Debug>(x: &BTreeMap<K, V>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_map();
        for (key, value) in x {
            shown.entry(&key, &value);
        }
        shown.finish()
    }
    /// <std::collections::BTreeMap<K, V> as std::iter::IntoIterator>::into_iter
    fn tree_into_iter<K, V>(x: BTreeMap<K, V>) -> Steps<K, V> {
        let kept = std::mem::ManuallyDrop::new(x);
        steps_of(tree(&kept))
    }
    /// <&std::collections::BTreeMap<K, V> as std::iter::IntoIterator>::into_iter
    fn tree_ref_into_iter<K, V>(x: &BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree(x)) }
    /// <&mut std::collections::BTreeMap<K, V> as std::iter::IntoIterator>::into_iter
    fn tree_mut_into_iter<K, V>(x: &mut BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree_mut(x)) }
    /// std::collections::BTreeMap::<K, V>::iter
    fn tree_iter<K, V>(x: &BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree(x)) }
    /// std::collections::BTreeMap::<K, V>::keys
    fn tree_keys<K, V>(x: &BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree(x)) }
    /// std::collections::BTreeMap::<K, V>::values
    fn tree_values<K, V>(x: &BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree(x)) }
    /// std::collections::BTreeMap::<K, V>::iter_mut
    fn tree_iter_mut<K, V>(x: &mut BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree_mut(x)) }
    /// std::collections::BTreeMap::<K, V>::values_mut
    fn tree_values_mut<K, V>(x: &mut BTreeMap<K, V>) -> Steps<K, V> { steps_of(tree_mut(x)) }
    /// std::collections::BTreeMap::<K, V>::into_keys
    fn tree_into_keys<K, V>(x: BTreeMap<K, V>) -> Steps<K, V> {
        let kept = std::mem::ManuallyDrop::new(x);
        steps_of(tree(&kept))
    }
    /// std::collections::BTreeMap::<K, V>::into_values
    fn tree_into_values<K, V>(x: BTreeMap<K, V>) -> Steps<K, V> {
        let kept = std::mem::ManuallyDrop::new(x);
        steps_of(tree(&kept))
    }
    /// <std::collections::btree_map::Iter<K, V> as std::iter::Iterator>::next
    fn tree_iter_next<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::Iter<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_iter_next_back<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::Iter<K, V> as std::iter::Iterator>::size_hint
    fn tree_iter_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::IterMut<K, V> as std::iter::Iterator>::next
    fn tree_iter_mut_next<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<(&'a K, &'a mut V)> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { (&*key_at(leaf, index), &mut *value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::IterMut<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_iter_mut_next_back<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<(&'a K, &'a mut V)> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { (&*key_at(leaf, index), &mut *value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::IterMut<K, V> as std::iter::Iterator>::size_hint
    fn tree_iter_mut_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::Keys<K, V> as std::iter::Iterator>::next
    fn tree_keys_next<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a K> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_map::Keys<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_keys_next_back<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a K> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_map::Keys<K, V> as std::iter::Iterator>::size_hint
    fn tree_keys_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::Values<K, V> as std::iter::Iterator>::next
    fn tree_values_next<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a V> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { &*value_at(leaf, index) })
    }
    /// <std::collections::btree_map::Values<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_values_next_back<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a V> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { &*value_at(leaf, index) })
    }
    /// <std::collections::btree_map::Values<K, V> as std::iter::Iterator>::size_hint
    fn tree_values_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::ValuesMut<K, V> as std::iter::Iterator>::next
    fn tree_values_mut_next<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a mut V> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { &mut *value_at(leaf, index) })
    }
    /// <std::collections::btree_map::ValuesMut<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_values_mut_next_back<'a, K: 'a, V: 'a>(x: &mut Steps<K, V>) -> Option<&'a mut V> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { &mut *value_at(leaf, index) })
    }
    /// <std::collections::btree_map::ValuesMut<K, V> as std::iter::Iterator>::size_hint
    fn tree_values_mut_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::IntoIter<K, V> as std::iter::Iterator>::next
    fn tree_into_iter_next<K, V>(x: &mut Steps<K, V>) -> Option<(K, V)> {
        let (leaf, index) = dying_next(x)?;
        Some(unsafe { (key_at(leaf, index).read(), value_at(leaf, index).read()) })
    }
    /// <std::collections::btree_map::IntoIter<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_into_iter_next_back<K, V>(x: &mut Steps<K, V>) -> Option<(K, V)> {
        let (leaf, index) = dying_next_back(x)?;
        Some(unsafe { (key_at(leaf, index).read(), value_at(leaf, index).read()) })
    }
    /// <std::collections::btree_map::IntoIter<K, V> as std::iter::Iterator>::size_hint
    fn tree_into_iter_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::IntoKeys<K, V> as std::iter::Iterator>::next
    fn tree_into_keys_next<K, V>(x: &mut Steps<K, V>) -> Option<K> {
        let (leaf, index) = dying_next(x)?;
        Some(unsafe { drop(value_at(leaf, index).read()); key_at(leaf, index).read() })
    }
    /// <std::collections::btree_map::IntoKeys<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_into_keys_next_back<K, V>(x: &mut Steps<K, V>) -> Option<K> {
        let (leaf, index) = dying_next_back(x)?;
        Some(unsafe { drop(value_at(leaf, index).read()); key_at(leaf, index).read() })
    }
    /// <std::collections::btree_map::IntoKeys<K, V> as std::iter::Iterator>::size_hint
    fn tree_into_keys_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_map::IntoValues<K, V> as std::iter::Iterator>::next
    fn tree_into_values_next<K, V>(x: &mut Steps<K, V>) -> Option<V> {
        let (leaf, index) = dying_next(x)?;
        Some(unsafe { drop(key_at(leaf, index).read()); value_at(leaf, index).read() })
    }
    /// <std::collections::btree_map::IntoValues<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_into_values_next_back<K, V>(x: &mut Steps<K, V>) -> Option<V> {
        let (leaf, index) = dying_next_back(x)?;
        Some(unsafe { drop(key_at(leaf, index).read()); value_at(leaf, index).read() })
    }
    /// <std::collections::btree_map::IntoValues<K, V> as std::iter::Iterator>::size_hint
    fn tree_into_values_size_hint<K, V>(x: &Steps<K, V>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_set::Iter<T> as std::iter::Iterator>::next
    fn tree_set_iter_next<'a, T: 'a>(x: &mut Steps<T, ()>) -> Option<&'a T> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_set::Iter<T> as std::iter::DoubleEndedIterator>::next_back
    fn tree_set_iter_next_back<'a, T: 'a>(x: &mut Steps<T, ()>) -> Option<&'a T> {
        let (leaf, index) = steps_next_back(x)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_set::Iter<T> as std::iter::Iterator>::size_hint
    fn tree_set_iter_size_hint<T>(x: &Steps<T, ()>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// <std::collections::btree_set::IntoIter<T> as std::iter::Iterator>::next
    fn tree_set_into_iter_next<T>(x: &mut Steps<T, ()>) -> Option<T> {
        let (leaf, index) = dying_next(x)?;
        Some(unsafe { key_at(leaf, index).read() })
    }
    /// <std::collections::btree_set::IntoIter<T> as std::iter::DoubleEndedIterator>::next_back
    fn tree_set_into_iter_next_back<T>(x: &mut Steps<T, ()>) -> Option<T> {
        let (leaf, index) = dying_next_back(x)?;
        Some(unsafe { key_at(leaf, index).read() })
    }
    /// <std::collections::btree_set::IntoIter<T> as std::iter::Iterator>::size_hint
    fn tree_set_into_iter_size_hint<T>(x: &Steps<T, ()>) -> (usize, Option<usize>) { (x.length, Some(x.length)) }
    /// rustrata_std::edge_of::<K, V, Q>
    fn edge_of<K: Borrow<Q>, V, Q: Ord + ?Sized>(root: &Node<K, V>, bound: Bound<&Q>, upper: bool) -> Spot<K, V> {
        let mut leaf = root.leaf.as_ptr();
        let mut height = root.height;
        let mut to_end = upper;
        let mut key = match bound {
            Bound::Included(key) | Bound::Excluded(key) => Some(key),
            Bound::Unbounded => None,
        };
        let after = matches!(bound, Bound::Included(_)) == upper;
        loop {
            let len = count(leaf);
            let mut index = if to_end { len } else { 0 };
            if let Some(wanted) = key {
                index = 0;
                while index < len {
                    match wanted.cmp(unsafe { &*key_at(leaf, index) }.borrow()) {
                        Ordering::Greater => index += 1,
                        Ordering::Equal => {
                            index += after as usize;
                            to_end = !after;
                            key = None;
                            break;
                        }
                        Ordering::Less => break,
                    }
                }
            }
            if height == 0 {
                return spot(0, leaf, index);
            }
            leaf = child_at(leaf, index);
            height -= 1;
        }
    }
    /// rustrata_std::between::<K, V, Q, R>
    fn between<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized, R: RangeBounds<Q>>(tree: &Tree<K, V>, range: R, what: bool) -> Between<K, V> {
        let Some(root) = &tree.root else {
            return Between { front: None, back: None };
        };
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(start), Bound::Excluded(end)) if start == end => {
                if what { panic!("range start and end are equal and excluded in BTreeSet") } else { panic!("range start and end are equal and excluded in BTreeMap") }
            }
            (Bound::Included(start) | Bound::Excluded(start), Bound::Included(end) | Bound::Excluded(end)) if start > end => {
                if what { panic!("range start is greater than range end in BTreeSet") } else { panic!("range start is greater than range end in BTreeMap") }
            }
            _ => {}
        }
        Between { front: Some(edge_of(root, range.start_bound(), false)), back: Some(edge_of(root, range.end_bound(), true)) }
    }
    /// std::collections::BTreeMap::<K, V>::range::<Q, R>
    fn tree_range<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized, R: RangeBounds<Q>>(x: &BTreeMap<K, V>, range: R) -> Between<K, V> { between(tree(x), range, false) }
    /// std::collections::BTreeMap::<K, V>::range_mut::<Q, R>
    fn tree_range_mut<K: Borrow<Q> + Ord, V, Q: Ord + ?Sized, R: RangeBounds<Q>>(x: &mut BTreeMap<K, V>, range: R) -> Between<K, V> { between(tree_mut(x), range, false) }
    /// rustrata_std::between_next::<K, V>
    fn between_next<K, V>(x: &mut Between<K, V>, back: bool) -> Option<(*mut Leaf<K, V>, usize)> {
        match (&mut x.front, &mut x.back) {
            (Some(front), Some(end)) => {
                if front.node.leaf == end.node.leaf && front.index == end.index {
                    return None;
                }
                Some(if back { step_back(end, false) } else { step(front, false) })
            }
            _ => None,
        }
    }
    /// <std::collections::btree_map::Range<K, V> as std::iter::Iterator>::next
    fn tree_range_next<'a, K: 'a, V: 'a>(x: &mut Between<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = between_next(x, false)?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::Range<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_range_next_back<'a, K: 'a, V: 'a>(x: &mut Between<K, V>) -> Option<(&'a K, &'a V)> {
        let (leaf, index) = between_next(x, true)?;
        Some(unsafe { (&*key_at(leaf, index), &*value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::Range<K, V> as std::iter::Iterator>::size_hint
    fn tree_range_size_hint<K, V>(_x: &Between<K, V>) -> (usize, Option<usize>) { (0, None) }
    /// <std::collections::btree_map::RangeMut<K, V> as std::iter::Iterator>::next
    fn tree_range_mut_next<'a, K: 'a, V: 'a>(x: &mut Between<K, V>) -> Option<(&'a K, &'a mut V)> {
        let (leaf, index) = between_next(x, false)?;
        Some(unsafe { (&*key_at(leaf, index), &mut *value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::RangeMut<K, V> as std::iter::DoubleEndedIterator>::next_back
    fn tree_range_mut_next_back<'a, K: 'a, V: 'a>(x: &mut Between<K, V>) -> Option<(&'a K, &'a mut V)> {
        let (leaf, index) = between_next(x, true)?;
        Some(unsafe { (&*key_at(leaf, index), &mut *value_at(leaf, index)) })
    }
    /// <std::collections::btree_map::RangeMut<K, V> as std::iter::Iterator>::size_hint
    fn tree_range_mut_size_hint<K, V>(_x: &Between<K, V>) -> (usize, Option<usize>) { (0, None) }
    /// <std::collections::btree_set::Range<T> as std::iter::Iterator>::next
    fn tree_set_range_next<'a, T: 'a>(x: &mut Between<T, ()>) -> Option<&'a T> {
        let (leaf, index) = between_next(x, false)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_set::Range<T> as std::iter::DoubleEndedIterator>::next_back
    fn tree_set_range_next_back<'a, T: 'a>(x: &mut Between<T, ()>) -> Option<&'a T> {
        let (leaf, index) = between_next(x, true)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// <std::collections::btree_set::Range<T> as std::iter::Iterator>::size_hint
    fn tree_set_range_size_hint<T>(_x: &Between<T, ()>) -> (usize, Option<usize>) { (0, None) }
    /// std::collections::BTreeMap::<K, V>::extract_if::<F, std::ops::RangeFull>
    fn tree_extract_if<'a, K: Ord, V, F: FnMut(&K, &mut V) -> bool>(x: &'a mut BTreeMap<K, V>, range: RangeFull, predicate: F) -> Extracting<'a, K, V, RangeFull, F> {
        let tree = tree_mut(x);
        let root = unsafe { NonNull::new_unchecked(&raw mut tree.root) };
        let rank = match &tree.root {
            Some(root) => Some(spot(0, root.leaf.as_ptr(), 0)),
            None => None,
        };
        Extracting { predicate, inner: ExtractingInner { length: &mut tree.length, root: Some(root), rank, range } }
    }
    /// <std::collections::btree_map::ExtractIf<K, V, std::ops::RangeFull, F> as std::iter::Iterator>::next
    fn tree_extract_next<'a, K: Ord, V, F: FnMut(&K, &mut V) -> bool>(x: &mut Extracting<'a, K, V, RangeFull, F>) -> Option<(K, V)> {
        let rank = x.inner.rank.as_mut()?;
        let root = x.inner.root?.as_ptr();
        while rank.index < *x.inner.length {
            let (height, leaf, index) = nth_spot(unsafe { &*root }, rank.index);
            if (x.predicate)(unsafe { &*key_at(leaf, index) }, unsafe { &mut *value_at(leaf, index) }) {
                *x.inner.length -= 1;
                return Some(take_out(root, spot(height, leaf, index)));
            }
            rank.index += 1;
        }
        None
    }
    /// std::collections::BTreeMap::<K, V>::retain::<F>::{closure#0}
    fn tree_retain_closure<K, V, F: FnMut(&K, &mut V) -> bool>(f: &mut F, key: &K, value: &mut V) -> bool { !f(key, value) }
    /// std::collections::BTreeSet::<T>::insert
    fn tree_set_insert<T: Ord>(x: &mut BTreeMap<T, ()>, key: T) -> bool { x.insert(key, ()).is_none() }
    /// std::collections::BTreeSet::<T>::replace
    fn tree_set_replace<T: Ord>(x: &mut BTreeMap<T, ()>, key: T) -> Option<T> {
        let tree = tree_mut(x);
        let spot = match &tree.root {
            Some(root) => match search::<T, (), T>(root, &key) {
                Found::Yes(spot) => return Some(std::mem::replace(unsafe { &mut *key_at(spot.node.leaf.as_ptr(), spot.index) }, key)),
                Found::No(spot) => Some(spot),
            },
            None => None,
        };
        insert_at(tree, spot, key, ());
        None
    }
    /// std::collections::BTreeSet::<T>::contains::<Q>
    fn tree_set_contains<T: Borrow<Q> + Ord, Q: Ord + ?Sized>(x: &BTreeMap<T, ()>, key: &Q) -> bool { x.contains_key(key) }
    /// std::collections::BTreeSet::<T>::remove::<Q>
    fn tree_set_remove<T: Borrow<Q> + Ord, Q: Ord + ?Sized>(x: &mut BTreeMap<T, ()>, key: &Q) -> bool { x.remove(key).is_some() }
    /// std::collections::BTreeSet::<T>::take::<Q>
    fn tree_set_take<T: Borrow<Q> + Ord, Q: Ord + ?Sized>(x: &mut BTreeMap<T, ()>, key: &Q) -> Option<T> { match x.remove_entry(key) { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::get::<Q>
    fn tree_set_get<'a, T: Borrow<Q> + Ord, Q: Ord + ?Sized>(x: &'a BTreeMap<T, ()>, key: &Q) -> Option<&'a T> { match x.get_key_value(key) { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::first
    fn tree_set_first<'a, T: Ord>(x: &'a BTreeMap<T, ()>) -> Option<&'a T> { match x.first_key_value() { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::pop_first
    fn tree_set_pop_first<T: Ord>(x: &mut BTreeMap<T, ()>) -> Option<T> { match x.pop_first() { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::last
    fn tree_set_last<'a, T: Ord>(x: &'a BTreeMap<T, ()>) -> Option<&'a T> { match x.last_key_value() { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::pop_last
    fn tree_set_pop_last<T: Ord>(x: &mut BTreeMap<T, ()>) -> Option<T> { match x.pop_last() { Some((key, ())) => Some(key), None => None } }
    /// std::collections::BTreeSet::<T>::iter
    fn tree_set_iter<T>(x: &BTreeMap<T, ()>) -> Steps<T, ()> { steps_of(tree(x)) }
    /// std::collections::BTreeSet::<T>::clear
    fn tree_set_clear<T>(x: &mut BTreeMap<T, ()>) { x.clear() }
    /// std::collections::BTreeSet::<T>::range::<Q, R>
    fn tree_set_range<T: Borrow<Q> + Ord, Q: Ord + ?Sized, R: RangeBounds<Q>>(x: &BTreeMap<T, ()>, range: R) -> Between<T, ()> { between(tree(x), range, true) }
    /// std::collections::BTreeSet::<T>::retain::<F>
    fn tree_set_retain<T: Ord, F: FnMut(&T) -> bool>(x: &mut BTreeMap<T, ()>, mut f: F) {
        let tree = tree_mut(x);
        let mut seen = 0;
        while seen < tree.length {
            let (height, leaf, index) = nth_spot(&tree.root, seen);
            if f(unsafe { &*key_at(leaf, index) }) {
                seen += 1;
            } else {
                drop(remove_at(tree, spot(height, leaf, index)));
            }
        }
    }
    /// std::collections::BTreeSet::<T>::is_subset
    fn tree_set_is_subset<T: Ord>(x: &BTreeSet<T>, y: &BTreeSet<T>) -> bool {
        for item in x {
            if !y.contains(item) {
                return false;
            }
        }
        true
    }
    /// std::collections::BTreeSet::<T>::is_superset
    fn tree_set_is_superset<T: Ord>(x: &BTreeSet<T>, y: &BTreeSet<T>) -> bool { y.is_subset(x) }
    /// std::collections::BTreeSet::<T>::is_disjoint
    fn tree_set_is_disjoint<T: Ord>(x: &BTreeSet<T>, y: &BTreeSet<T>) -> bool {
        for item in x {
            if y.contains(item) {
                return false;
            }
        }
        true
    }
    /// std::collections::BTreeSet::<T>::append
    fn tree_set_append<T: Ord>(x: &mut BTreeSet<T>, other: &mut BTreeSet<T>) {
        for item in std::mem::take(other) {
            x.insert(item);
        }
    }
    /// std::collections::BTreeSet::<T>::intersection
    fn tree_set_intersection<'a, T: Ord>(x: &'a BTreeSet<T>, y: &'a BTreeSet<T>) -> Intersection<'a, T> {
        let (of, other) = if x.len() > y.len() { (y, x) } else { (x, y) };
        let steps = steps_of(unsafe { &*(of as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        Intersection::Search { steps, other }
    }
    /// <std::collections::btree_set::Intersection<T> as std::iter::Iterator>::next
    fn tree_set_intersection_next<'a, T: Ord>(x: &mut Intersection<'a, T>) -> Option<&'a T> {
        let Intersection::Search { steps, other } = x else { unreachable!() };
        loop {
            let (leaf, index) = steps_next(steps)?;
            let item = unsafe { &*key_at(leaf, index) };
            if other.contains(item) {
                return Some(item);
            }
        }
    }
    /// <std::collections::btree_set::Intersection<T> as std::iter::Iterator>::size_hint
    fn tree_set_intersection_size_hint<'a, T: Ord>(_x: &Intersection<'a, T>) -> (usize, Option<usize>) { (0, None) }
    /// std::collections::BTreeSet::<T>::difference
    fn tree_set_difference<'a, T: Ord>(x: &'a BTreeSet<T>, y: &'a BTreeSet<T>) -> Difference<'a, T> {
        let (of, other) = (x, y);
        let steps = steps_of(unsafe { &*(of as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        Difference::Search { steps, other }
    }
    /// <std::collections::btree_set::Difference<T> as std::iter::Iterator>::next
    fn tree_set_difference_next<'a, T: Ord>(x: &mut Difference<'a, T>) -> Option<&'a T> {
        let Difference::Search { steps, other } = x else { unreachable!() };
        loop {
            let (leaf, index) = steps_next(steps)?;
            let item = unsafe { &*key_at(leaf, index) };
            if !other.contains(item) {
                return Some(item);
            }
        }
    }
    /// <std::collections::btree_set::Difference<T> as std::iter::Iterator>::size_hint
    fn tree_set_difference_size_hint<'a, T: Ord>(_x: &Difference<'a, T>) -> (usize, Option<usize>) { (0, None) }
    /// rustrata_std::merged::<T>
    fn merged<'a, T: Ord>(x: &mut Merge<'a, T>) -> (Option<&'a T>, Option<&'a T>) {
        let mut a = None;
        let mut b = None;
        match x.peeked.take() {
            Some(Peeked::A(item)) => {
                a = Some(item);
                b = next_key(&mut x.b);
            }
            Some(Peeked::B(item)) => {
                b = Some(item);
                a = next_key(&mut x.a);
            }
            None => {
                a = next_key(&mut x.a);
                b = next_key(&mut x.b);
            }
        }
        if let (Some(first), Some(second)) = (a, b) {
            match first.cmp(second) {
                Ordering::Less => {
                    x.peeked = Some(Peeked::B(second));
                    b = None;
                }
                Ordering::Greater => {
                    x.peeked = Some(Peeked::A(first));
                    a = None;
                }
                Ordering::Equal => {}
            }
        }
        (a, b)
    }
    /// rustrata_std::next_key::<T>
    fn next_key<'a, T>(x: &mut Steps<T, ()>) -> Option<&'a T> {
        let (leaf, index) = steps_next(x)?;
        Some(unsafe { &*key_at(leaf, index) })
    }
    /// std::collections::BTreeSet::<T>::union
    fn tree_set_union<'a, T: Ord>(x: &'a BTreeSet<T>, y: &'a BTreeSet<T>) -> Merge<'a, T> {
        let a = steps_of(unsafe { &*(x as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        let b = steps_of(unsafe { &*(y as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        Merge { a, b, peeked: None }
    }
    /// <std::collections::btree_set::Union<T> as std::iter::Iterator>::next
    fn tree_set_union_next<'a, T: Ord>(x: &mut Merge<'a, T>) -> Option<&'a T> {
        let (a, b) = merged(x);
        a.or(b)
    }
    /// <std::collections::btree_set::Union<T> as std::iter::Iterator>::size_hint
    fn tree_set_union_size_hint<'a, T: Ord>(_x: &Merge<'a, T>) -> (usize, Option<usize>) { (0, None) }
    /// std::collections::BTreeSet::<T>::symmetric_difference
    fn tree_set_symmetric_difference<'a, T: Ord>(x: &'a BTreeSet<T>, y: &'a BTreeSet<T>) -> Merge<'a, T> {
        let a = steps_of(unsafe { &*(x as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        let b = steps_of(unsafe { &*(y as *const BTreeSet<T>).cast::<Tree<T, ()>>() });
        Merge { a, b, peeked: None }
    }
    /// <std::collections::btree_set::SymmetricDifference<T> as std::iter::Iterator>::next
    fn tree_set_symmetric_difference_next<'a, T: Ord>(x: &mut Merge<'a, T>) -> Option<&'a T> {
        loop {
            let (a, b) = merged(x);
            match (a, b) {
                (Some(_), Some(_)) => {}
                (Some(item), None) | (None, Some(item)) => return Some(item),
                (None, None) => return None,
            }
        }
    }
    /// <std::collections::btree_set::SymmetricDifference<T> as std::iter::Iterator>::size_hint
    fn tree_set_symmetric_difference_size_hint<'a, T: Ord>(_x: &Merge<'a, T>) -> (usize, Option<usize>) { (0, None) }
    /// <std::collections::BTreeSet<T> as std::clone::Clone>::clone
    fn tree_set_clone<T: Clone>(x: &BTreeMap<T, ()>) -> BTreeMap<T, ()> {
        let mut made = BTreeMap::new();
        for (key, _) in x {
            let key = key.clone();
            push_last(tree_mut(&mut made), key, ());
        }
        made
    }
    /// <std::collections::BTreeSet<T> as std::iter::FromIterator<T>>::from_iter::<I>
    fn tree_set_from_iter<T: Ord, I: IntoIterator<Item = T>>(items: I) -> BTreeMap<T, ()> {
        let mut made = BTreeMap::new();
        for key in items {
            tree_put(tree_mut(&mut made), key, ());
        }
        made
    }
    /// <std::collections::BTreeSet<T> as std::iter::Extend<T>>::extend::<I>
    fn tree_set_extend<T: Ord, I: IntoIterator<Item = T>>(x: &mut BTreeSet<T>, items: I) {
        for key in items {
            x.insert(key);
        }
    }
    /// <std::collections::BTreeSet<T> as std::convert::From<[T; N]>>::from
    fn tree_set_from_array<T: Ord, const N: usize>(items: [T; N]) -> BTreeMap<T, ()> {
        let mut made = BTreeMap::new();
        for key in items {
            tree_put(tree_mut(&mut made), key, ());
        }
        made
    }
    /// <std::collections::BTreeSet<T> as std::default::Default>::default
    fn tree_set_default<T>() -> BTreeSet<T> { BTreeSet::new() }
    /// <std::collections::BTreeSet<T> as std::cmp::PartialEq>::eq
    fn tree_set_eq<T: PartialEq>(x: &BTreeSet<T>, y: &BTreeSet<T>) -> bool {
        if x.len() != y.len() {
            return false;
        }
        let mut others = y.iter();
        for item in x {
            match others.next() {
                Some(other) if *item == *other => {}
                _ => return false,
            }
        }
        true
    }
    /// <std::collections::BTreeSet<T> as std::fmt::Debug>::fmt
    fn tree_set_debug<T: Debug>(x: &BTreeSet<T>, f: &mut Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_set();
        for item in x {
            shown.entry(&item);
        }
        shown.finish()
    }
    /// <std::collections::BTreeSet<T> as std::iter::IntoIterator>::into_iter
    fn tree_set_into_iter<T>(x: BTreeMap<T, ()>) -> Steps<T, ()> {
        let kept = std::mem::ManuallyDrop::new(x);
        steps_of(tree(&kept))
    }
    /// <&std::collections::BTreeSet<T> as std::iter::IntoIterator>::into_iter
    fn tree_set_ref_into_iter<T>(x: &BTreeMap<T, ()>) -> Steps<T, ()> { steps_of(tree(x)) }
}

fn main() {}
