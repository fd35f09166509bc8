"""Types, function types and continuation types from tokens."""

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.syntax import Name, TypeSyntax


def read_type(at: Cursor) -> TypeSyntax:
    """One type."""
    at.deeper()
    type_ = _type(at)
    at.depth -= 1
    return type_


def _type(at: Cursor) -> TypeSyntax:
    start = at.start
    if at.word in {"for", "fn"}:
        return read_fn_type(at)
    if at.take("own"):
        block = None
        if at.take("["):
            block = at.number()
            at.expect("]")
        content = read_type(at)
        return syntax.OwnType(block, content, at.since(start))
    if at.take("&"):
        lifetime, mutable = at.lifetime(), at.take("mut")
        content = read_type(at)
        return syntax.RefType(lifetime, mutable, content, at.since(start))
    if at.take("?"):
        return syntax.UninitType(at.number(), at.since(start))
    if at.take("!"):
        return syntax.SumType((), at.since(start))
    if at.take("rec"):
        variable = at.name("a type variable")
        at.expect(".")
        body = read_type(at)
        return syntax.RecType(variable, body, at.since(start))
    return _enclosed(at, start)


def _enclosed(at: Cursor, start: int) -> TypeSyntax:
    """Products, sums and names."""
    if at.take("("):
        return _product(at, start)
    if at.take("<"):
        variants = [read_type(at)]
        while at.take("|"):
            variants.append(read_type(at))
        at.expect(">")
        return syntax.SumType(tuple(variants), at.since(start))
    name = at.name("a type").text
    lifetimes: list[Name] = []
    arguments: list[TypeSyntax] = []
    if at.take("<"):
        while not at.take(">"):
            if at.kind == "LIFETIME" and not arguments:
                lifetimes.append(at.lifetime())
            else:
                arguments.append(read_type(at))
            if not at.take(","):
                at.expect(">")
                break
    return syntax.NamedType(name, tuple(lifetimes), tuple(arguments), at.since(start))


def _product(at: Cursor, start: int) -> TypeSyntax:
    """After the parenthesis; one type without a comma is that type."""
    parts: list[TypeSyntax] = []
    comma = True
    while not at.take(")"):
        if not comma:
            at.refuse("`,` or `)`")
        parts.append(read_type(at))
        comma = at.take(",")
    if len(parts) == 1 and not comma:
        return parts[0]
    return syntax.ProductType(tuple(parts), at.since(start))


def read_fn_type(at: Cursor) -> syntax.FnType:
    """``for<'a> fn(where 'fn <= 'a; τ, ...) -> τ``; without bounds the ``;`` may be left out."""
    start = at.start
    lifetimes: tuple[Name, ...] = ()
    if at.take("for"):
        at.expect("<")
        lifetimes = at.listed(at.lifetime, ">")
    at.expect("fn")
    at.expect("(")
    bounds: list[tuple[Name, Name]] = []
    if at.take("where"):
        while not at.take(";"):
            small = at.lifetime()
            at.expect("<=")
            bounds.append((small, at.lifetime()))
            if not at.take(","):
                at.expect(";")
                break
    else:
        at.take(";")
    arguments = at.listed(lambda: read_type(at), ")")
    at.expect("->")
    result = read_type(at)
    return syntax.FnType(lifetimes, tuple(bounds), arguments, result, at.since(start))


def read_cont_type(at: Cursor) -> syntax.ContType:
    """``cont('a <= [...]; p: τ, ...)``."""
    start = at.start
    at.expect("cont")
    at.expect("(")
    lifetimes: list[syntax.LocalLifetime] = []
    while not at.take(";"):
        lifetime = at.lifetime()
        lifetimes.append(syntax.LocalLifetime(lifetime, read_above(at)))
        if not at.take(","):
            at.expect(";")
            break
    entries = at.listed(lambda: _entry(at), ")")
    return syntax.ContType(tuple(lifetimes), entries, at.since(start))


def read_above(at: Cursor) -> tuple[Name, ...]:
    """``<= ['a, ...]``."""
    at.expect("<=")
    at.expect("[")
    return at.listed(at.lifetime, "]")


def _entry(at: Cursor) -> syntax.EntrySyntax:
    start = at.start
    path, blocked = at.path(), None
    # `:!'a τ` is a blocked entry, `: !` and `:!` before anything else the type without variants.
    if at.take(":!"):
        if at.kind != "LIFETIME":
            return syntax.EntrySyntax(path, None, syntax.SumType((), at.since(start)), at.since(start))
        blocked = at.lifetime()
    else:
        at.expect(":")
        following = at.tokens[min(at.index + 1, len(at.tokens) - 1)]
        if at.word == "!" and following.kind == "LIFETIME":
            at.expect("!")
            blocked = at.lifetime()
    return syntax.EntrySyntax(path, blocked, read_type(at), at.since(start))
