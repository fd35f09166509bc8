"""Associated types of the standard library's implementations: what ``<Type as Trait>::Name`` is.

A table of patterns: the first that fits counts. A type that fits none is not known. ``Within::Content`` is no
trait of std's: it is what an Option contains.
"""

import re
from functools import cache

from rustrata.abstract.mir.substitution import same_names, substitute, unify
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.type_reader import read_type
from rustrata.programs.rust.types import Argument, Type
from rustrata.records import record
from rustrata.source import SourceFile

_TABLE = """
Iterator Item
  std::ops::Range<T> = T
  std::ops::RangeInclusive<T> = T
  std::ops::RangeFrom<T> = T
  std::slice::Iter<T> = &T
  std::slice::IterMut<T> = &mut T
  std::slice::Chunks<T> = &[T]
  std::slice::ChunksExact<T> = &[T]
  std::slice::Windows<T> = &[T]
  std::vec::IntoIter<T> = T
  std::vec::Drain<T> = T
  std::option::IntoIter<T> = T
  std::option::Iter<T> = &T
  std::array::IntoIter<T, N> = T
  std::str::Chars = char
  std::str::Bytes = u8
  std::str::CharIndices = (usize, char)
  std::str::Lines = &str
  std::str::SplitWhitespace = &str
  std::str::Split<P> = &str
  std::env::Args = std::string::String
  std::iter::Map<I, F> = <F as std::ops::FnOnce<(<I as std::iter::Iterator>::Item,)>>::Output
  std::iter::Filter<I, P> = <I as std::iter::Iterator>::Item
  std::iter::Enumerate<I> = (usize, <I as std::iter::Iterator>::Item)
  std::iter::Rev<I> = <I as std::iter::Iterator>::Item
  std::iter::Take<I> = <I as std::iter::Iterator>::Item
  std::iter::TakeWhile<I, P> = <I as std::iter::Iterator>::Item
  std::iter::Skip<I> = <I as std::iter::Iterator>::Item
  std::iter::SkipWhile<I, P> = <I as std::iter::Iterator>::Item
  std::iter::StepBy<I> = <I as std::iter::Iterator>::Item
  std::iter::Chain<A, B> = <A as std::iter::Iterator>::Item
  std::iter::Zip<A, B> = (<A as std::iter::Iterator>::Item, <B as std::iter::Iterator>::Item)
  std::iter::Peekable<I> = <I as std::iter::Iterator>::Item
  std::iter::Fuse<I> = <I as std::iter::Iterator>::Item
  std::iter::Inspect<I, F> = <I as std::iter::Iterator>::Item
  std::iter::Cycle<I> = <I as std::iter::Iterator>::Item
  std::iter::Repeat<T> = T
  std::iter::Once<T> = T
  std::iter::Empty<T> = T
  std::iter::FilterMap<I, F> = <<F as FnOnce<(<I as Iterator>::Item,)>>::Output as Within>::Content
  std::iter::MapWhile<I, F> = <<F as FnOnce<(<I as Iterator>::Item,)>>::Output as Within>::Content
  std::iter::Scan<I, S, F> = <<F as FnOnce<(&mut S, <I as Iterator>::Item)>>::Output as Within>::Content
  std::iter::FromFn<F> = <<F as FnOnce<()>>::Output as Within>::Content
  std::iter::Successors<T, F> = T
  std::iter::FlatMap<I, U, F> = <U as std::iter::IntoIterator>::Item
  std::iter::Flatten<I> = <<I as std::iter::Iterator>::Item as std::iter::IntoIterator>::Item
  std::iter::Cloned<I> = <<I as std::iter::Iterator>::Item as std::ops::Deref>::Target
  std::iter::Copied<I> = <<I as std::iter::Iterator>::Item as std::ops::Deref>::Target
  rustrata_std::Succeeding<I, T, E> = T
  rustrata_std::Present<I, T> = T
  std::slice::ChunksMut<T> = &mut [T]
  std::slice::RChunks<T> = &[T]
  std::slice::Split<T, P> = &[T]
  std::collections::vec_deque::Iter<T> = &T
  std::collections::vec_deque::IterMut<T> = &mut T
  std::collections::vec_deque::IntoIter<T> = T
  std::collections::vec_deque::Drain<T> = T
  std::collections::binary_heap::Iter<T> = &T
  std::collections::binary_heap::IntoIter<T> = T
  std::collections::binary_heap::Drain<T> = T
  std::collections::linked_list::Iter<T> = &T
  std::collections::linked_list::IterMut<T> = &mut T
  std::collections::linked_list::IntoIter<T> = T
  std::collections::hash_map::Iter<K, V> = (&K, &V)
  std::collections::hash_map::IterMut<K, V> = (&K, &mut V)
  std::collections::hash_map::IntoIter<K, V> = (K, V)
  std::collections::hash_map::Drain<K, V> = (K, V)
  std::collections::hash_map::Keys<K, V> = &K
  std::collections::hash_map::Values<K, V> = &V
  std::collections::hash_map::ValuesMut<K, V> = &mut V
  std::collections::hash_map::IntoKeys<K, V> = K
  std::collections::hash_map::IntoValues<K, V> = V
  hashbrown::map::Iter<K, V> = (&K, &V)
  hashbrown::map::IterMut<K, V> = (&K, &mut V)
  hashbrown::map::IntoIter<K, V> = (K, V)
  hashbrown::map::Keys<K, V> = &K
  std::collections::hash_set::Iter<T> = &T
  std::collections::hash_set::IntoIter<T> = T
  std::collections::hash_set::Drain<T> = T
  std::collections::hash_set::Intersection<T, S> = &T
  std::collections::hash_set::Difference<T, S> = &T
  std::collections::hash_set::SymmetricDifference<T, S> = &T
  std::collections::hash_set::Union<T, S> = &T
  std::collections::btree_map::Iter<K, V> = (&K, &V)
  std::collections::btree_map::IterMut<K, V> = (&K, &mut V)
  std::collections::btree_map::IntoIter<K, V> = (K, V)
  std::collections::btree_map::Range<K, V> = (&K, &V)
  std::collections::btree_map::RangeMut<K, V> = (&K, &mut V)
  std::collections::btree_map::Keys<K, V> = &K
  std::collections::btree_map::Values<K, V> = &V
  std::collections::btree_map::ValuesMut<K, V> = &mut V
  std::collections::btree_map::IntoKeys<K, V> = K
  std::collections::btree_map::IntoValues<K, V> = V
  std::collections::btree_set::Iter<T> = &T
  std::collections::btree_set::IntoIter<T> = T
  std::collections::btree_set::Range<T> = &T
  std::collections::btree_set::Difference<T> = &T
  std::collections::btree_set::SymmetricDifference<T> = &T
  std::collections::btree_set::Intersection<T> = &T
  std::collections::btree_set::Union<T> = &T
  std::sync::mpsc::Iter<T> = T
  std::sync::mpsc::TryIter<T> = T
  std::sync::mpsc::IntoIter<T> = T
  std::boxed::Box<I> = <I as std::iter::Iterator>::Item
  &mut I = <I as std::iter::Iterator>::Item
IntoIterator Item
  std::vec::Vec<T> = T
  &std::vec::Vec<T> = &T
  &mut std::vec::Vec<T> = &mut T
  [T; N] = T
  &[T; N] = &T
  &mut [T; N] = &mut T
  &[T] = &T
  &mut [T] = &mut T
  std::option::Option<T> = T
  std::collections::VecDeque<T> = T
  &std::collections::VecDeque<T> = &T
  &mut std::collections::VecDeque<T> = &mut T
  std::collections::BinaryHeap<T> = T
  &std::collections::BinaryHeap<T> = &T
  std::collections::LinkedList<T> = T
  &std::collections::LinkedList<T> = &T
  &mut std::collections::LinkedList<T> = &mut T
  std::collections::HashMap<K, V, S> = (K, V)
  &std::collections::HashMap<K, V, S> = (&K, &V)
  &mut std::collections::HashMap<K, V, S> = (&K, &mut V)
  std::collections::HashSet<T, S> = T
  &std::collections::HashSet<T, S> = &T
  std::collections::BTreeMap<K, V> = (K, V)
  &std::collections::BTreeMap<K, V> = (&K, &V)
  &mut std::collections::BTreeMap<K, V> = (&K, &mut V)
  std::collections::BTreeSet<T> = T
  &std::collections::BTreeSet<T> = &T
  &std::option::Option<T> = &T
  std::result::Result<T, E> = T
  I = <I as std::iter::Iterator>::Item
IntoIterator IntoIter
  std::vec::Vec<T> = std::vec::IntoIter<T>
  &std::vec::Vec<T> = std::slice::Iter<T>
  &mut std::vec::Vec<T> = std::slice::IterMut<T>
  [T; N] = std::array::IntoIter<T, N>
  &[T; N] = std::slice::Iter<T>
  &mut [T; N] = std::slice::IterMut<T>
  &[T] = std::slice::Iter<T>
  &mut [T] = std::slice::IterMut<T>
  std::option::Option<T> = std::option::IntoIter<T>
  std::collections::VecDeque<T> = std::collections::vec_deque::IntoIter<T>
  &std::collections::VecDeque<T> = std::collections::vec_deque::Iter<T>
  &mut std::collections::VecDeque<T> = std::collections::vec_deque::IterMut<T>
  std::collections::BinaryHeap<T> = std::collections::binary_heap::IntoIter<T>
  &std::collections::BinaryHeap<T> = std::collections::binary_heap::Iter<T>
  std::collections::LinkedList<T> = std::collections::linked_list::IntoIter<T>
  &std::collections::LinkedList<T> = std::collections::linked_list::Iter<T>
  &mut std::collections::LinkedList<T> = std::collections::linked_list::IterMut<T>
  std::collections::HashMap<K, V, S> = std::collections::hash_map::IntoIter<K, V>
  &std::collections::HashMap<K, V, S> = std::collections::hash_map::Iter<K, V>
  &mut std::collections::HashMap<K, V, S> = std::collections::hash_map::IterMut<K, V>
  std::collections::HashSet<T, S> = std::collections::hash_set::IntoIter<T>
  &std::collections::HashSet<T, S> = std::collections::hash_set::Iter<T>
  std::collections::BTreeMap<K, V> = std::collections::btree_map::IntoIter<K, V>
  &std::collections::BTreeMap<K, V> = std::collections::btree_map::Iter<K, V>
  &mut std::collections::BTreeMap<K, V> = std::collections::btree_map::IterMut<K, V>
  std::collections::BTreeSet<T> = std::collections::btree_set::IntoIter<T>
  &std::collections::BTreeSet<T> = std::collections::btree_set::Iter<T>
  &std::option::Option<T> = std::option::Iter<T>
  std::result::Result<T, E> = std::result::IntoIter<T>
  I = I
Deref Target
  std::boxed::Box<T> = T
  std::rc::Rc<T> = T
  std::sync::Arc<T> = T
  std::vec::Vec<T> = [T]
  std::string::String = str
  std::cell::Ref<T> = T
  std::cell::RefMut<T> = T
  std::sync::MutexGuard<T> = T
  std::sync::RwLockReadGuard<T> = T
  std::sync::RwLockWriteGuard<T> = T
  std::mem::ManuallyDrop<T> = T
  std::pin::Pin<P> = <P as std::ops::Deref>::Target
  &T = T
  &mut T = T
  std::borrow::Cow<B> = B
  std::collections::binary_heap::PeekMut<T> = T
Pattern Searcher
  char = std::str::pattern::CharSearcher
  core::str::IsWhitespace = std::str::pattern::CharPredicateSearcher<core::str::IsWhitespace>
  &str = std::str::pattern::StrSearcher
  F = std::str::pattern::CharPredicateSearcher<F>
BuildHasher Hasher
  std::hash::RandomState = std::hash::DefaultHasher
  std::hash::BuildHasherDefault<H> = H
Within Content
  std::option::Option<T> = T
Try Output
  std::option::Option<T> = T
  std::result::Result<T, E> = T
  std::ops::ControlFlow<B, C> = C
  std::ops::try_trait::NeverShortCircuit<T> = T
Try Residual
  std::option::Option<T> = std::option::Option<std::convert::Infallible>
  std::result::Result<T, E> = std::result::Result<std::convert::Infallible, E>
  std::ops::ControlFlow<B, C> = std::ops::ControlFlow<B, std::convert::Infallible>
ToOwned Owned
  str = std::string::String
  [T] = std::vec::Vec<T>
  T = T
"""
_PARAMETER = re.compile(r"\b[A-Z]\b")


@record
class _Rule:
    names: frozenset[str]
    subject: Type
    result: Type


@cache
def _rules() -> dict[tuple[str, str], tuple[_Rule, ...]]:
    found: dict[tuple[str, str], tuple[_Rule, ...]] = {}
    key = ("", "")
    for line in _TABLE.strip().splitlines():
        if not line.startswith(" "):
            trait, _, name = line.partition(" ")
            key = (trait, name)
            continue
        subject, _, result = line.strip().partition(" = ")
        names = frozenset(_PARAMETER.findall(subject))
        found[key] = (*found.get(key, ()), _Rule(names, _type(subject), _type(result)))
    return found


def _type(text: str) -> Type:
    return read_type(Cursor(SourceFile("a table of types", text)))


def std_projection(trait: str, subject: Type, name: str) -> Type | None:
    """``<subject as trait>::name``; None where it is not in the table."""
    for rule in _rules().get((trait, name), ()):
        found: dict[str, Argument] = {}
        if unify(rule.subject, subject, rule.names, found) and same_names(rule.subject, subject, rule.names):
            return substitute(rule.result, found)
    return None
