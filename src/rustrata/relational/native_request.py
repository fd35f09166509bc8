"""Requests to the native engine: a model, event structures and a question as words of 64 bits.

The other side is ``read_request`` in ``native/kernel.cpp``. What the format has no word for is refused
with `NotNative`, and the search in Python answers instead.
"""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    ReadBy,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.relational.assignments import Key
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.cases import Case
from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.elaborate import Axiom
from rustrata.relational.ir import Kind, Level, Node, Op
from rustrata.relational.model import Model
from rustrata.relational.search import CHECK_FROM_READS
from rustrata.relational.structure import EventStructure
from rustrata.relational.symmetry import Symmetry
from rustrata.relational.valuation import MOST_GUESSES, mentioned

FORMAT = 0x7275737401
OUTCOMES, TALLY, FIRST, FLAGGED = range(4)
_DYNAMIC = {"rf": 0, "co": 1, "fr": 2}
_BASE = 3
_OPERATORS = {
    Op.VARIABLE: 4,
    Op.EMPTY: 5,
    Op.EVERYTHING: 6,
    Op.UNION: 7,
    Op.INTERSECTION: 8,
    Op.DIFFERENCE: 9,
    Op.SEQUENCE: 10,
    Op.INVERSE: 11,
    Op.CLOSURE: 12,
    Op.IDENTITY_ON: 13,
    Op.PRODUCT: 14,
    Op.DOMAIN: 15,
    Op.RANGE: 16,
    Op.FIXPOINT: 17,
}
_CHECKS = {CheckKind.ACYCLIC: 0, CheckKind.IRREFLEXIVE: 1, CheckKind.EMPTY: 2}
_CONSTANT, _READ, _WRAP = 0, 1, 5
_UNARY = {UnaryOperator.NEGATE: 2, UnaryOperator.COMPLEMENT: 3, UnaryOperator.NOT: 4}
_BINARY = {
    BinaryOperator.ADD: 6,
    BinaryOperator.SUBTRACT: 7,
    BinaryOperator.MULTIPLY: 8,
    BinaryOperator.AND: 9,
    BinaryOperator.OR: 10,
    BinaryOperator.XOR: 11,
    BinaryOperator.EQUAL: 12,
    BinaryOperator.NOT_EQUAL: 13,
    BinaryOperator.LESS: 14,
    BinaryOperator.LESS_EQUAL: 15,
    BinaryOperator.GREATER: 16,
    BinaryOperator.GREATER_EQUAL: 17,
    BinaryOperator.MAXIMUM: 18,
    BinaryOperator.MINIMUM: 19,
    BinaryOperator.LOGICAL_AND: 20,
    BinaryOperator.LOGICAL_OR: 21,
}
_LOW = (1 << 64) - 1
_MOST_PENDING = 128


class NotNative(CannotAnswer):
    """The native engine cannot answer the question; the one in Python can."""


def _two_words(value: int) -> tuple[int, int]:
    """A value of 128 bits, low word first."""
    if not -(1 << 127) <= value < 1 << 127:
        raise NotNative(f"{value} is wider than 128 bits")
    low = value & _LOW
    return low - (1 << 64) if low >> 63 else low, value >> 64


def _values(values: Sequence[int]) -> list[int]:
    return [len(values), *(word for value in values for word in _two_words(value))]


def _set_words(bits: int, words: int) -> "array[int]":
    """A bit string as this many words."""
    found = array("q")
    found.frombytes(bits.to_bytes(8 * words, "little"))
    return found


def expression_words(expression: Expression) -> list[int]:
    """The expression in postfix notation, after the number of its steps."""
    words: list[int] = [0]
    depth = _postfix(expression, words)
    if depth > _MOST_PENDING:
        raise NotNative(f"an expression that needs a stack of {depth}")
    return words


def _postfix(expression: Expression, words: list[int]) -> int:
    """Append the steps, counting them in the first word; how deep a stack they need."""
    match expression:
        case Constant(value):
            words += (_CONSTANT, *_two_words(value))
            depth = 1
        case ReadBy(event):
            words += (_READ, event)
            depth = 1
        case Unary(operator, operand) if operator in _UNARY:
            depth = _postfix(operand, words)
            words.append(_UNARY[operator])
        case Wrap(type_, operand) if type_.bits <= 64:
            depth = _postfix(operand, words)
            words += (_WRAP, -type_.bits if type_.signed else type_.bits)
        case Binary(operator, left, right) if operator in _BINARY:
            depth = max(_postfix(left, words), 1 + _postfix(right, words))
            words.append(_BINARY[operator])
        case _:
            raise NotNative(f"no code for {expression}")
    words[0] += 1
    return depth


@lru_cache(maxsize=32)
def model_words(model: Model) -> "tuple[array[int], tuple[Node, ...]]":
    """The model's axioms and flags, and what an event structure has to give for them: its base relations
    and sets, in order."""
    if model.registers or model.waiting.actions or model.ordered is not None:
        raise NotNative("a model that makes choices, looks at registers, or orders some writes only")
    order: list[Node] = []
    place: dict[int, int] = {}

    def visit(node: Node) -> None:
        if node.number in place:
            return
        for part in (*node.variables, *node.arguments):
            visit(part)
        place[node.number] = len(order)
        order.append(node)

    for axiom in (*model.axioms, *model.flags):
        visit(axiom.node)
    words = array("q", (model.coherent, model.atomic, len(order)))
    for node in order:
        words.extend(_node_words(node, place))
    for axioms in (model.axioms, model.flags):
        words.append(len(axioms))
        for axiom in axioms:
            words.extend(_axiom_words(axiom, place))
    return words, tuple(node for node in order if _operator(node) == _BASE)


def _operator(node: Node) -> int:
    if node.op in (Op.BASE_RELATION, Op.BASE_SET):
        return _BASE if node.level is Level.STATIC else _DYNAMIC[node.name]
    if node.op not in _OPERATORS:
        raise NotNative(f"no code for the operator {node.op.value}")
    return _OPERATORS[node.op]


def _node_words(node: Node, place: dict[int, int]) -> tuple[int, ...]:
    member = int(node.name) if node.op is Op.FIXPOINT else 0
    return (
        _operator(node),
        node.kind is Kind.RELATION,
        node.level is Level.COHERENCE,
        node.open,
        member,
        len(node.arguments),
        *(place[argument.number] for argument in node.arguments),
        len(node.variables),
        *(place[variable.number] for variable in node.variables),
    )


def _axiom_words(axiom: Axiom, place: dict[int, int]) -> tuple[int, ...]:
    if axiom.kind not in _CHECKS:
        raise NotNative(f"no code for the check {axiom.kind.value}")
    return _CHECKS[axiom.kind], axiom.negated, axiom.monotone, place[axiom.node.number]


def case_words(case: Case, guesses: tuple[int, ...]) -> "array[int]":
    """An event structure, with the pairs to order to begin with and the weight of its executions."""
    structure = case.structure
    size = len(structure.events)
    squared = (size * size + 63) // 64
    _, bases = model_words(case.evaluator.model)
    place = {location: i for i, location in enumerate(structure.writes_to)}
    words = array("q", (size, len(place)))
    for event in structure.events:
        location = -1 if event.location is None else place[event.location]
        words.extend((event.thread, location, event.reads, event.writes))
    for node in bases:
        if node.kind is Kind.RELATION:
            words.extend(_set_words(structure.relation_named(node.name), squared))
        else:
            words.extend(_set_words(structure.set_named(node.name), 1))
    words.extend(_set_words(structure.program_order & structure.same_location, squared))
    words.extend(_pairs(tuple(structure.algebra.pairs(structure.amo | structure.lxsx))))
    words.extend(_expressions(structure))
    words.extend(place[location] for location in structure.locations)
    words.extend(_values(tuple(dict.fromkeys((*mentioned(structure), *guesses)))))
    words.extend(_pairs(case.ascending))
    words.append(case.weight)
    return words


def _pairs(pairs: Sequence[tuple[int, int]]) -> list[int]:
    return [len(pairs), *(end for pair in pairs for end in pair)]


def _expressions(structure: EventStructure) -> Iterable[int]:
    """What the writes write, the path conditions, and what the observed registers hold."""
    words: list[int] = []
    for event in structure.events:
        if event.value is not None:
            words += expression_words(event.value)
    words.append(len(structure.path_conditions))
    for condition in structure.path_conditions:
        words += expression_words(condition)
    for _, _, value in structure.registers:
        words += expression_words(value)
    return words


def question_words(
    model: Model,
    steps: int,
    *,
    mode: int,
    symmetry: Symmetry | None,
    flag: int = 0,
    accepted: Expression | None = None,
    shape: tuple[int, int],
    known: Sequence[Key] = (),
) -> "array[int]":
    """All of a request but its cases. ``shape`` is the number of registers and of locations of a key;
    ``known`` are canonical keys that are not looked for."""
    words = array("q", (FORMAT, mode, flag, steps, CHECK_FROM_READS, MOST_GUESSES))
    words.extend(model_words(model)[0])
    words.extend(shape)
    alike = [group for group in symmetry.groups if len(group) > 1] if symmetry is not None else []
    words.append(len(alike))
    for group in alike:
        words.append(len(group))
        for thread in group:
            columns = symmetry.columns[thread] if symmetry is not None else ()
            words.extend((len(columns), *columns))
    words.append(len(known))
    for registers, cells in known:
        for value in (*registers, *cells):
            words.extend(_two_words(value))
    if accepted is not None:
        words.extend(expression_words(accepted))
    return words
