"""Expressions of λRust-core from tokens: what follows ``core name =``.

From what binds least: ``let x = e in e`` and ``e; e``, which reach as far as they can; ``if``, ``rec f(x) :=
e`` and ``p <-na e``; ``==`` and ``<=``; ``+``, ``-`` and ``.+``; ``!na e``; ``f(e, ...)``. Also ``poison``,
``skip``, ``#b.o``, ``cas(e, e, e)``, ``alloc(e)``, ``free(n, e)``, ``case e of [e; ...]`` and ``fork { e }``.

What is separated by ``;`` in the brackets of a ``case`` is no sequence; write ``(e; e)`` there.
"""

from collections.abc import Callable

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Expression, Operator, Order, Poison
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.tokens import KEYWORDS

Frame = Callable[[Expression], Expression]

RESERVED = frozenset({"alloc", "cas", "fork", "free", "poison", "skip"})
"""Names that are no variables in core expressions."""

_ITEMS = frozenset({"core", "expect", "fn", "funrec", "type"})


def read_expression(at: Cursor, *, sequence: bool = True) -> Expression:
    """One expression; with ``sequence`` it goes on after ``;``. Raises LRS001 or LRS002."""
    # An expression in brackets takes more of Python's stack than a type does.
    at.depth += 2
    at.deeper()
    frames: list[Frame] = []
    last: Expression | None = None
    while last is None:
        start = at.start
        if at.take("let"):
            frames.append(_let(at, start))
            continue
        first = _statement(at, sequence=sequence)
        if sequence and at.word == ";" and not _ends(at):
            at.expect(";")
            frames.append(_then(at, first, start))
        else:
            last = first
    for frame in reversed(frames):
        last = frame(last)
    at.depth -= 3
    return last


def _ends(at: Cursor) -> bool:
    """Is the current ``;`` the last of its item?"""
    following = at.tokens[min(at.index + 1, len(at.tokens) - 1)]
    return following.kind == "END" or following.word in _ITEMS


def _let(at: Cursor, start: int) -> Frame:
    name = None if at.take("_") else _variable(at)
    at.expect("=")
    value, span = read_expression(at, sequence=False), at.since(start)
    at.expect("in")
    return lambda rest: core.let(name, value, rest, span)


def _then(at: Cursor, first: Expression, start: int) -> Frame:
    span = at.since(start)
    return lambda rest: core.let(None, first, rest, span)


def _statement(at: Cursor, *, sequence: bool) -> Expression:
    start = at.start
    if at.take("if"):
        condition = read_expression(at, sequence=False)
        at.expect("then")
        then = read_expression(at, sequence=False)
        at.expect("else")
        otherwise = read_expression(at, sequence=False)
        return core.branch(condition, then, otherwise, at.since(start))
    if at.take("rec"):
        name = None if at.take("_") else _variable(at)
        at.expect("(")
        parameters = at.listed(lambda: None if at.take("_") else _variable(at), ")")
        at.expect(":=")
        body = read_expression(at, sequence=sequence)
        return core.Recursive(name, parameters, body, at.since(start))
    place = _comparison(at)
    if at.word == "<" and at.tokens[at.index + 1].word == "-":
        at.expect("<")
        at.expect("-")
        order = _order(at)
        return core.Write(order, place, read_expression(at, sequence=False), at.since(start))
    return place


def _comparison(at: Cursor) -> Expression:
    start = at.start
    left = _sum(at)
    if at.word in {"==", "<="}:
        operator = Operator(at.word)
        at.expect(at.word)
        return core.Binary(operator, left, _sum(at), at.since(start))
    return left


def _sum(at: Cursor) -> Expression:
    start = at.start
    left = _prefixed(at)
    while at.word in {"+", "-", "."}:
        if at.take("."):
            at.expect("+")
            operator = Operator.OFFSET
        else:
            operator = Operator(at.word)
            at.expect(at.word)
        left = core.Binary(operator, left, _prefixed(at), at.since(start))
    return left


def _prefixed(at: Cursor) -> Expression:
    start, orders = at.start, []
    while at.take("!"):
        orders.append(_order(at))
    place = _applied(at)
    for order in reversed(orders):
        place = core.Read(order, place, at.since(start))
    return place


def _applied(at: Cursor) -> Expression:
    start = at.start
    function = _atom(at)
    while at.take("("):
        arguments = at.listed(lambda: read_expression(at, sequence=False), ")")
        function = core.Apply(function, arguments, at.since(start))
    return function


def _atom(at: Cursor) -> Expression:
    start, word = at.start, at.word
    if at.take("("):
        inner = read_expression(at)
        at.expect(")")
        return inner
    if word in {"true", "false"}:
        at.expect(word)
        return core.Literal(int(word == "true"), at.since(start))
    if at.kind == "NUMBER" or at.take("-"):
        return core.Literal((-1 if word == "-" else 1) * at.number(), at.since(start))
    if at.take("#"):
        block = at.number()
        at.expect(".")
        return core.Literal(core.Address(block, at.number()), at.since(start))
    if at.take("case"):
        return _case(at, start)
    if word in RESERVED:
        return _reserved(at, word, start)
    if at.kind != "NAME" or word in KEYWORDS:
        at.refuse("an expression")
    return core.Variable(_variable(at), at.since(start))


def _case(at: Cursor, start: int) -> Expression:
    scrutinee = read_expression(at, sequence=False)
    at.expect("of")
    at.expect("[")
    branches: list[Expression] = []
    while not at.take("]"):
        branches.append(read_expression(at, sequence=False))
        if not at.take(";"):
            at.expect("]")
            break
    return core.Case(scrutinee, tuple(branches), at.since(start))


def _reserved(at: Cursor, word: str, start: int) -> Expression:
    at.expect(word)
    if word == "poison":
        return core.Literal(Poison(), at.since(start))
    if word == "skip":
        return core.skip(at.since(start))
    if word == "fork":
        at.expect("{")
        body = read_expression(at)
        at.expect("}")
        return core.Fork(body, at.since(start))
    at.expect("(")
    operands = [read_expression(at, sequence=False)]
    for _ in range({"cas": 2, "alloc": 0, "free": 1}[word]):
        at.expect(",")
        operands.append(read_expression(at, sequence=False))
    at.expect(")")
    span = at.since(start)
    if word == "cas":
        return core.Cas(operands[0], operands[1], operands[2], span)
    if word == "free":
        return core.Free(operands[0], operands[1], span)
    return core.Allocate(operands[0], span)


def _variable(at: Cursor) -> str:
    if at.word in RESERVED:
        at.refuse("a name that is not reserved")
    return at.name("a variable").text


def _order(at: Cursor) -> Order:
    known = {order.value: order for order in Order}
    if at.word not in known:
        at.refuse("`na` or `sc`")
    order = known[at.word]
    at.expect(at.word)
    return order
