"""Associated types of the standard library's implementations: what ``<Type as Trait>::Name`` is.

A table of patterns: the first that fits counts. A type that fits none is not known.
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
  std::collections::vec_deque::Iter<T> = &T
  std::collections::vec_deque::IntoIter<T> = T
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
