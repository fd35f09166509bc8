"""From types back to syntax, for the ghost instructions and annotations that the elaborator writes."""

from typing import assert_never

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Name, TypeSyntax
from rustrata.source import Span
from rustrata.typing.judgements import Cont, Entry
from rustrata.typing.types import (
    Bool,
    Fn,
    Int,
    Library,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
)


def type_syntax(type_: Type, span: Span) -> TypeSyntax:
    """A syntax tree that `well_formed.read_type` reads as the type."""

    def trees(types: tuple[Type, ...]) -> tuple[TypeSyntax, ...]:
        return tuple(type_syntax(part, span) for part in types)

    match type_:
        case Own(block, content):
            return syntax.OwnType(block, type_syntax(content, span), span)
        case Ref(lifetime, mutable, content):
            return syntax.RefType(Name(lifetime, span), mutable, type_syntax(content, span), span)
        case Product(parts):
            return syntax.ProductType(trees(parts), span)
        case Sum(parts):
            return syntax.SumType(trees(parts), span)
        case Rec(variable, body):
            return syntax.RecType(Name(variable, span), type_syntax(body, span), span)
        case Fn():
            return _fn_syntax(type_, span)
        case Library(name, lifetimes, arguments):
            names = tuple(Name(lifetime, span) for lifetime in lifetimes)
            return syntax.NamedType(name, names, trees(arguments), span)
        case Bool() | Int() | Var() | Uninit():
            return _leaf(type_, span)
        case _:
            assert_never(type_)


def _fn_syntax(fn: Fn, span: Span) -> syntax.FnType:
    return syntax.FnType(
        tuple(Name(lifetime, span) for lifetime in fn.lifetimes),
        tuple((Name(small, span), Name(large, span)) for small, large in fn.bounds),
        tuple(type_syntax(argument, span) for argument in fn.arguments),
        type_syntax(fn.result, span),
        span,
    )


def _leaf(type_: Bool | Int | Var | Uninit, span: Span) -> TypeSyntax:
    match type_:
        case Bool():
            return syntax.NamedType("bool", (), (), span)
        case Int():
            return syntax.NamedType("int", (), (), span)
        case Var(name):
            return syntax.NamedType(name, (), (), span)
        case Uninit(cells):
            return syntax.UninitType(cells, span)
        case _:
            assert_never(type_)


def cont_syntax(cont: Cont, span: Span) -> syntax.ContType:
    """The annotation of a letcont."""
    lifetimes = tuple(
        syntax.LocalLifetime(Name(local.lifetime, span), tuple(Name(above, span) for above in local.above))
        for local in cont.locals_
    )
    return syntax.ContType(lifetimes, tuple(_entry_syntax(entry, span) for entry in cont.entries), span)


def _entry_syntax(entry: Entry, span: Span) -> syntax.EntrySyntax:
    blocked = None if entry.blocked is None else Name(entry.blocked, span)
    path = syntax.Path(*entry.place, span)
    return syntax.EntrySyntax(path, blocked, type_syntax(entry.type_, span), span)
