"""Reader of the neutral notation of litmus programs: ``Wrlx x 1; a=Racq y || ...``.

``W<o> x e`` store, ``r=R<o> x`` load, ``F<o>`` fence, ``r=U<o> x e`` fetch_add, ``r=X<o> x e`` swap,
``r=C<o> x e n`` compare-exchange (``Cweak``: a weak relaxed one); ``if r==v: op`` guards one operation; all
locations start at 0. The final condition is Python-like: ``a==1 and [x]==2``; empty or ``-``, it is true.
"""

import re

from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    Register,
    Unary,
    UnaryOperator,
)
from rustrata.executions.outcomes import And, Condition, Equals, MemoryAt, Quantifier, RegisterAt
from rustrata.programs.litmus import (
    CompareExchange,
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    LitmusTest,
    Load,
    Ordering,
    Statement,
    Store,
    Thread,
    UpdateOperation,
)
from rustrata.source import SourceFile, Span

ORDERINGS = {
    "na": Ordering.NON_ATOMIC,
    "rlx": Ordering.RELAXED,
    "acq": Ordering.ACQUIRE,
    "rel": Ordering.RELEASE,
    "ar": Ordering.ACQ_REL,
    "sc": Ordering.SEQ_CST,
}
FAILURE = {Ordering.RELEASE: Ordering.RELAXED, Ordering.ACQ_REL: Ordering.ACQUIRE}
OPERATORS = {"+": BinaryOperator.ADD, "*": BinaryOperator.MULTIPLY}


def read_program(name: str, program: str, exists: str) -> LitmusTest:
    """The litmus test that a row of the table denotes.

    Raises:
        ValueError: where the notation is not understood.
    """
    source = SourceFile(name, program)
    span = Span(source, 0, len(program))
    threads = tuple(
        Thread(index, tuple(_statements(text, span)), span) for index, text in enumerate(program.split("||"))
    )
    owner = {register: thread.index for thread in threads for register in _registers(thread.body)}
    locations = sorted({location for thread in threads for location in _locations(thread.body)})
    declarations = tuple(Declaration(x, I32, True, 0, span) for x in locations)
    condition = _condition(exists, owner)
    return LitmusTest(
        name, Dialect.RUST, source, declarations, threads, (), Quantifier.EXISTS, condition, span
    )


def _statements(text: str, span: Span) -> list[Statement]:
    return [_statement(part.strip(), span) for part in text.split(";") if part.strip()]


def _statement(text: str, span: Span) -> Statement:
    if match := re.fullmatch(r"if (\w+)(==|!=)(\d+): (.*)", text):
        register, comparison, value, rest = match.groups()
        condition: Expression = Binary(BinaryOperator.EQUAL, Register(register), Constant(int(value)))
        if comparison == "!=":
            condition = Unary(UnaryOperator.NOT, condition)
        return If(condition, (_statement(rest, span),), (), span)
    if match := re.fullmatch(r"W([a-z]+) (\w+) (.+)", text):
        return Store(match[2], _expression(match[3]), ORDERINGS[match[1]], span)
    if match := re.fullmatch(r"(\w+)=R([a-z]+) (\w+)", text):
        return Load(match[1], match[3], ORDERINGS[match[2]], span)
    if match := re.fullmatch(r"F([a-z]+)", text):
        return Fence(ORDERINGS[match[1]], span)
    if match := re.fullmatch(r"(\w+)=([UX])([a-z]+) (\w+) (.+)", text):
        operation = UpdateOperation.FETCH_ADD if match[2] == "U" else UpdateOperation.SWAP
        return FetchUpdate(match[1], operation, match[4], _expression(match[5]), ORDERINGS[match[3]], span)
    if match := re.fullmatch(r"(\w+)=C([a-z]+) (\w+) (\w+) (\w+)", text):
        weak = match[2] == "weak"
        success = Ordering.RELAXED if weak else ORDERINGS[match[2]]
        failure = FAILURE.get(success, success)
        expected, new = _expression(match[4]), _expression(match[5])
        return CompareExchange(match[1], None, match[3], expected, new, success, failure, weak, span)
    raise ValueError(f"not understood: {text}")


def _expression(text: str) -> Expression:
    """``e + e``, ``e * e``, literals and registers; ``*`` binds tighter."""
    for symbol in "+*":
        if symbol in text:
            left, right = text.split(symbol, 1)
            return Binary(OPERATORS[symbol], _expression(left), _expression(right))
    text = text.strip()
    return Constant(int(text)) if text.isdigit() else Register(text)


def _condition(text: str, owner: dict[str, int]) -> Condition:
    atoms: list[Condition] = []
    for part in text.split(" and ") if text.strip(" -") else ():
        name, value = part.strip().split("==")
        observable = MemoryAt(name[1:-1]) if name.startswith("[") else RegisterAt(owner[name], name)
        atoms.append(Equals(observable, int(value)))
    return And(tuple(atoms))


def _registers(body: tuple[Statement, ...]) -> list[str]:
    found = []
    for statement in body:
        match statement:
            case If(then=then):
                found += _registers(then)
            case Load(target=target) | FetchUpdate(target=target) | CompareExchange(target=target):
                assert target is not None
                found.append(target)
    return found


def _locations(body: tuple[Statement, ...]) -> list[str]:
    found = []
    for statement in body:
        match statement:
            case If(then=then):
                found += _locations(then)
            case Fence():
                pass
            case _:
                found.append(statement.location)
    return found
