"""Random syntax trees of `.lr` files, core expressions included. They mean nothing; they can be printed."""

from dataclasses import fields, is_dataclass
from enum import Enum

from hypothesis import strategies as st

from rustrata.programs.lambda_rust import core, syntax
from rustrata.programs.lambda_rust.core_reader import RESERVED
from rustrata.programs.lambda_rust.tokens import KEYWORDS
from rustrata.source import SourceFile, Span

AT = Span(SourceFile("drawn", ""), 0, 0)
WORDS = ("x", "y", "k", "f", "Tree", "cell", "x_1", "r2", "na", "sc", "poisoned")

words = st.sampled_from([word for word in WORDS if word not in KEYWORDS | RESERVED])
names = words.map(lambda word: syntax.Name(word, AT))
lifetimes = st.sampled_from(["'a", "'b", "'fn", "'static", "'a'"]).map(lambda word: syntax.Name(word, AT))
numbers = st.integers(0, 12)
paths = st.builds(
    lambda word, offset, projected: syntax.Path(word, offset, AT, projected or offset > 0),
    words,
    numbers,
    st.booleans(),
)


def few(items: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    return st.lists(items, min_size=least, max_size=3).map(tuple)


def _types(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(
        st.builds(syntax.NamedType, words, few(lifetimes), few(inner), st.just(AT)),
        st.builds(syntax.OwnType, st.none() | numbers, inner, st.just(AT)),
        st.builds(syntax.RefType, lifetimes, st.booleans(), inner, st.just(AT)),
        st.builds(syntax.ProductType, few(inner), st.just(AT)),
        st.builds(syntax.SumType, few(inner), st.just(AT)),
        st.builds(syntax.RecType, names, inner, st.just(AT)),
        fn_types(inner),
    )


def fn_types(inner: st.SearchStrategy) -> st.SearchStrategy:
    bounds = few(st.tuples(lifetimes, lifetimes))
    return st.builds(syntax.FnType, few(lifetimes), bounds, few(inner), inner, st.just(AT))


_simple_types = st.builds(syntax.NamedType, words, st.just(()), st.just(()), st.just(AT)) | st.builds(
    syntax.UninitType, numbers, st.just(AT)
)
types = st.recursive(_simple_types, _types, max_leaves=6)

_locals = st.builds(syntax.LocalLifetime, lifetimes, few(lifetimes))
_entries = st.builds(syntax.EntrySyntax, paths, st.none() | lifetimes, types, st.just(AT))
cont_types = st.builds(syntax.ContType, few(_locals), few(_entries), st.just(AT))

ghosts = st.one_of(
    *(
        st.builds(kind, paths, st.just(AT))
        for kind in (syntax.Share, syntax.Split, syntax.Duplicate, syntax.Drop, syntax.Whole)
    ),
    st.builds(syntax.Borrow, paths, lifetimes, st.just(AT)),
    st.builds(syntax.Reborrow, paths, lifetimes, st.just(AT)),
    st.builds(syntax.Merge, paths, types, st.just(AT)),
    st.builds(syntax.Subsume, paths, types, st.just(AT)),
    st.builds(syntax.Equalize, lifetimes, lifetimes, st.just(AT)),
)
_sums = st.none() | types
_operators = st.sampled_from(["+", "-", "<=", "=="])
simple_instructions = st.one_of(
    st.builds(syntax.Literal, st.booleans() | st.integers(-50, 50), st.just(AT)),
    st.builds(syntax.Move, paths, st.just(AT)),
    st.builds(syntax.Arithmetic, _operators, paths, paths, st.just(AT)),
    st.builds(syntax.New, numbers, st.just(AT)),
    st.builds(syntax.Delete, numbers, paths, st.just(AT)),
    st.builds(syntax.Load, paths, st.just(AT)),
    st.builds(syntax.Store, paths, paths, st.just(AT)),
    st.builds(syntax.Memcpy, paths, numbers, paths, st.just(AT)),
    st.builds(syntax.InjectUnit, paths, numbers, _sums, st.just(AT)),
    st.builds(syntax.Inject, paths, numbers, paths, _sums, st.just(AT)),
    st.builds(syntax.InjectMemcpy, paths, numbers, numbers, paths, _sums, st.just(AT)),
    st.builds(syntax.LibraryValue, names, few(types), st.just(AT)),
)


def functions(inner: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        syntax.Function, names, few(names), names, st.none() | fn_types(types), inner, st.just(AT)
    )


def _bodies(inner: st.SearchStrategy) -> st.SearchStrategy:
    instructions = simple_instructions | functions(inner)
    return st.one_of(
        st.builds(syntax.Let, st.none() | names, instructions, inner, st.just(AT)),
        st.builds(syntax.GhostStep, ghosts, inner, st.just(AT)),
        st.builds(syntax.NewLifetime, lifetimes, few(lifetimes), inner, st.just(AT)),
        st.builds(syntax.EndLifetime, lifetimes, inner, st.just(AT)),
        st.builds(syntax.LetCont, names, few(names), st.none() | cont_types, inner, inner, st.just(AT)),
        st.builds(syntax.If, paths, inner, inner, st.just(AT)),
        st.builds(syntax.Case, paths, few(inner), st.just(AT)),
    )


_leaves = st.builds(syntax.Jump, names, few(paths), st.just(AT)) | st.builds(
    syntax.Call, paths, st.none() | few(lifetimes), few(paths), names, st.just(AT)
)
bodies = st.recursive(_leaves, _bodies, max_leaves=6)

_binders = st.none() | words
_literals = st.one_of(
    st.integers(-9, 9), st.just(core.Poison()), st.builds(core.Address, numbers, numbers)
).map(lambda value: core.Literal(value, AT))


def _expressions(inner: st.SearchStrategy) -> st.SearchStrategy:
    orders = st.sampled_from(core.Order)
    return st.one_of(
        st.builds(core.Recursive, _binders, few(_binders), inner, st.just(AT)),
        st.builds(core.Binary, st.sampled_from(core.Operator), inner, inner, st.just(AT)),
        st.builds(core.Apply, inner, few(inner), st.just(AT)),
        st.builds(core.Read, orders, inner, st.just(AT)),
        st.builds(core.Write, orders, inner, inner, st.just(AT)),
        st.builds(core.Cas, inner, inner, inner, st.just(AT)),
        st.builds(core.Allocate, inner, st.just(AT)),
        st.builds(core.Free, inner, inner, st.just(AT)),
        st.builds(core.Case, inner, few(inner), st.just(AT)),
        st.builds(core.Fork, inner, st.just(AT)),
        st.builds(lambda name, value, rest: core.let(name, value, rest, AT), _binders, inner, inner),
    )


expressions = st.recursive(
    st.builds(core.Variable, words, st.just(AT)) | _literals, _expressions, max_leaves=10
)

items = st.one_of(
    st.builds(syntax.TypeItem, names, few(lifetimes), types, st.just(AT)),
    functions(bodies),
    st.builds(syntax.CoreItem, names, expressions, st.just(AT)),
    st.builds(
        syntax.ExpectItem,
        st.sampled_from([one for one in syntax.Expectation if one is not syntax.Expectation.REJECT]),
        st.none(),
        names,
        st.just(AT),
    ),
)
programs = st.builds(syntax.SourceProgram, few(items, 1), st.just(AT))


def plain(node: object) -> object:
    """A tree without spans, of tuples."""
    if isinstance(node, tuple):
        return tuple(map(plain, node))
    if is_dataclass(node) and not isinstance(node, type):
        parts = (getattr(node, field.name) for field in fields(node) if field.name != "span")
        return type(node).__name__, *map(plain, parts)
    return node.value if isinstance(node, Enum) else (type(node).__name__, node)
