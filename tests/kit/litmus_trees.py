"""Random litmus tests as syntax trees, of the form that the readers of the two dialects make.

That form: constants are folded; arithmetic is wrapped at its type; a constant that is the whole value
of a ``let`` is wrapped too unless it is an ``i32``, and a ``bool`` is the negation of its opposite;
operands have the types that the language asks for; a register has one type and is read only where every
path has set it.
"""

from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.executions.outcomes import And, Condition, Equals, MemoryAt, Not, Or, Quantifier, RegisterAt
from rustrata.programs.litmus import (
    Break,
    CompareExchange,
    Continue,
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
    Thread,
    UpdateOperation,
)
from rustrata.source import SourceFile, Span

SPAN = Span(SourceFile("drawn", ""), 0, 0)
BOOL = IntegerType(1, False)
INTEGERS = [IntegerType(bits, signed) for bits in (8, 16, 32, 64) for signed in (True, False)]
WIDE = [type_ for type_ in INTEGERS if type_.bits >= 32]
NAMES = ("r0", "r1", "r2", "a", "ok", "%0", "%1", "%7")
LOCATIONS = ("x", "y", "flag", "z_1")

ARITHMETIC = [BinaryOperator.ADD, BinaryOperator.SUBTRACT, BinaryOperator.MULTIPLY]
BITWISE = [BinaryOperator.AND, BinaryOperator.OR, BinaryOperator.XOR]
COMPARISONS = [
    *(BinaryOperator.EQUAL, BinaryOperator.NOT_EQUAL, BinaryOperator.LESS),
    *(BinaryOperator.LESS_EQUAL, BinaryOperator.GREATER, BinaryOperator.GREATER_EQUAL),
]
EXTREMES = [BinaryOperator.MAXIMUM, BinaryOperator.MINIMUM]
LOGICAL = [BinaryOperator.LOGICAL_AND, BinaryOperator.LOGICAL_OR]
LOADS = [Ordering.RELAXED, Ordering.ACQUIRE, Ordering.SEQ_CST]
STORES = [Ordering.RELAXED, Ordering.RELEASE, Ordering.SEQ_CST]
FENCES = [Ordering.ACQUIRE, Ordering.RELEASE, Ordering.ACQ_REL, Ordering.SEQ_CST]
UPDATES = [Ordering.RELAXED, *FENCES]
BIT_UPDATES = [
    UpdateOperation.SWAP,
    UpdateOperation.FETCH_AND,
    UpdateOperation.FETCH_OR,
    UpdateOperation.FETCH_XOR,
]


def shown_type(declaration: Declaration) -> IntegerType:
    """The type that the dialects give a location."""
    return BOOL if declaration.boolean else declaration.type


def values(type_: IntegerType) -> st.SearchStrategy[int]:
    """Values of a type, its extremes among them."""
    low = -(1 << (type_.bits - 1)) if type_.signed else 0
    high = low + (1 << type_.bits) - 1
    small = [value for value in (0, 1, 2, low, high) if low <= value <= high]
    return st.sampled_from(small) | st.integers(low, high)


@dataclass
class _Drawing:
    """One thread while it is drawn: ``types`` of all registers so far, and those that are ``set``."""

    draw: DrawFn
    dialect: Dialect
    declarations: tuple[Declaration, ...]
    types: dict[str, IntegerType] = field(default_factory=dict)
    set: frozenset[str] = frozenset()
    exits: list[frozenset[str]] | None = None
    """What is set wherever the innermost loop is left; None outside loops."""

    @property
    def truth(self) -> IntegerType:
        return I32 if self.dialect is Dialect.C else BOOL

    def one_of(self, options: list[str]) -> str:
        return self.draw(st.sampled_from(options))

    # Expressions

    def expression(self, type_: IntegerType, depth: int) -> Expression:
        """An expression of the type that is not a bare constant, unless nothing else is there."""
        held = [name for name in sorted(self.set) if self.types[name] == type_]
        options = ["register"] * 2 if held else []
        if depth:
            options += self._operations(type_)
        if not options:
            return self._constant(type_)
        option = self.one_of(options)
        return Register(self.one_of(held)) if option == "register" else self._operation(option, type_, depth)

    def _operation(self, option: str, type_: IntegerType, depth: int) -> Expression:
        match option:
            case "cast":
                others = INTEGERS if self.dialect is Dialect.C else [*INTEGERS, BOOL]
                other = self.draw(st.sampled_from([t for t in others if t != type_]))
                return Wrap(type_, self._leafy(other, depth - 1))
            case "arithmetic":
                return Wrap(type_, self._binary(ARITHMETIC, type_, depth))
            case "negation":
                return Wrap(type_, Unary(UnaryOperator.NEGATE, self._leafy(type_, depth - 1)))
            case "complement":
                return Wrap(type_, Unary(UnaryOperator.COMPLEMENT, self._leafy(type_, depth - 1)))
            case "comparison":
                compared = WIDE if self.dialect is Dialect.C else [*INTEGERS, BOOL]
                return self._binary(COMPARISONS, self.draw(st.sampled_from(compared)), depth)
            case "logical":
                return self._binary(LOGICAL, self.truth, depth)
            case "not":
                return Unary(UnaryOperator.NOT, self._leafy(self.truth, depth - 1))
            case _:
                operators = {"bitwise": BITWISE, "extreme": EXTREMES}[option]
                return self._binary(operators, type_, depth)

    def _operations(self, type_: IntegerType) -> list[str]:
        if not self.set:
            return []
        options = []
        if self.dialect is Dialect.C:
            options += ["arithmetic", "bitwise", "negation", "complement"] if type_ in WIDE else []
        elif type_ == BOOL:
            options += ["bitwise"]
        else:
            options += ["arithmetic", "bitwise", "complement", "extreme"]
            options += ["negation"] if type_.signed else []
        if type_ == self.truth:
            options += ["comparison", "logical", "not"]
        return options + (["cast"] if type_ != BOOL else [])

    def _constant(self, type_: IntegerType) -> Expression:
        """A constant as the value of a ``let``."""
        if type_ == I32:
            return self._loaded_truth()
        value = Constant(self.draw(values(type_)))
        return Unary(UnaryOperator.NOT, value) if type_ == BOOL else Wrap(type_, value)

    def _loaded_truth(self) -> Expression:
        """Something of type ``i32`` that mentions a register, if any is set, or a constant."""
        if not self.set:
            return Constant(self.draw(values(I32)))
        name = self.one_of(sorted(self.set))
        if self.types[name] == I32:
            return Register(name)
        return Wrap(I32, Register(name))

    def _leafy(self, type_: IntegerType, depth: int) -> Expression:
        """An expression of the type that mentions a register; one must be set."""
        found = self.expression(type_, max(depth, 0))
        if list(_leaves(found)):
            return found
        name = self.one_of(sorted(self.set))
        if self.types[name] == type_:
            return Register(name)
        if type_ != BOOL:
            return Wrap(type_, Register(name))
        return Binary(BinaryOperator.NOT_EQUAL, Register(name), Constant(0))

    def _binary(self, operators: list[BinaryOperator], type_: IntegerType, depth: int) -> Expression:
        operator = self.draw(st.sampled_from(operators))
        left: Expression = self._leafy(type_, depth - 1)
        right: Expression = self._leafy(type_, depth - 1)
        constant = Constant(self.draw(values(type_)))
        match self.one_of(["both", "left", "right"]):
            case "left":
                left = constant
            case "right":
                right = constant
        return Binary(operator, left, right)

    def operand(self, type_: IntegerType) -> Expression:
        """What is stored to a location of the type: an expression, or a bare constant."""
        if not self.set or self.draw(st.booleans()):
            return Constant(self.draw(values(type_)))
        if type_ == BOOL and self.dialect is Dialect.C:
            return self._binary(COMPARISONS, I32, 2)
        return self._leafy(type_, 2)

    # Statements

    def target(self, type_: IntegerType, taken: str | None = None) -> str | None:
        """A register to set: of the type if it has one. None now and then, or when none is left."""
        free = [n for n in NAMES if self.types.get(n, type_) == type_ and n != taken]
        if not free or self.draw(st.integers(0, 7)) == 0:
            return None
        name = self.one_of(free)
        self.types[name] = type_
        return name

    def done(self, *names: str | None) -> None:
        self.set |= {name for name in names if name is not None}

    def block(self, depth: int) -> tuple[Statement, ...]:
        count = self.draw(st.integers(0, 4 if depth else 2))
        return tuple(filter(None, [self.statement(depth) for _ in range(count)]))

    def statement(self, depth: int) -> Statement | None:
        location = self.draw(st.sampled_from(self.declarations))
        options = ["load", "store", "let", "fence"] + (["if", "loop"] if depth else [])
        options += ["leave"] if self.exits is not None else []
        if location.atomic or self.dialect is Dialect.C:
            options += ["update", "exchange"]
        match self.one_of(options):
            case "load":
                ordering = self._ordering(location, LOADS)
                target = self.target(shown_type(location))
                self.done(target)
                return Load(target, location.name, ordering, SPAN)
            case "store":
                ordering = self._ordering(location, STORES)
                return Store(location.name, self.operand(shown_type(location)), ordering, SPAN)
            case "update":
                return self._update(location)
            case "exchange":
                return self._exchange(location)
            case "fence":
                return Fence(self.draw(st.sampled_from(FENCES)), SPAN)
            case "let":
                return self._let()
            case "loop":
                return self._loop(depth)
            case "leave":
                return self._leave()
            case _:
                return self._if(depth)

    def _ordering(self, location: Declaration, orderings: list[Ordering]) -> Ordering:
        atomic = location.atomic or (self.dialect is Dialect.C and self.draw(st.booleans()))
        choice = [*orderings, Ordering.NON_ATOMIC] if atomic else [Ordering.NON_ATOMIC]
        return self.draw(st.sampled_from(choice))

    def _let(self) -> Statement | None:
        types = [t for t in [*INTEGERS, BOOL] if t != BOOL or self.dialect is Dialect.RUST]
        type_ = self.draw(st.sampled_from([I32, *types]))
        value = self.expression(type_, 3)
        target = self.target(type_)
        if target is None:
            return None
        self.done(target)
        return Let(target, value, SPAN)

    def _update(self, location: Declaration) -> Statement:
        type_, operations = shown_type(location), list(UpdateOperation)
        if type_ == BOOL:
            operations = BIT_UPDATES if self.dialect is Dialect.RUST else [UpdateOperation.SWAP]
        operation = self.draw(st.sampled_from(operations))
        operand = self.operand(type_)
        ordering = self.draw(st.sampled_from(UPDATES))
        target = self.target(type_)
        self.done(target)
        return FetchUpdate(target, operation, location.name, operand, ordering, SPAN)

    def _exchange(self, location: Declaration) -> Statement | None:
        success, failure = self.draw(st.sampled_from(UPDATES)), self.draw(st.sampled_from(LOADS))
        weak, desired = self.draw(st.booleans()), self.operand(shown_type(location))
        if self.dialect is Dialect.C:
            held = [name for name in sorted(self.set) if self.types[name] == shown_type(location)]
            if not held:
                return None
            target: str | None = self.one_of(held)
            expected: Expression = Register(str(target))
        else:
            expected = self.operand(shown_type(location))
            target = self.target(shown_type(location))
        succeeded = self.target(self.truth, target)
        self.done(target, succeeded)
        return CompareExchange(
            target, succeeded, location.name, expected, desired, success, failure, weak, SPAN
        )

    def _if(self, depth: int) -> Statement:
        condition = self.operand(self.truth)
        before = self.set
        then, after_then = self.block(depth - 1), self.set
        self.set = before
        otherwise = self.block(depth - 1)
        self.set &= after_then
        return If(condition, then, otherwise, SPAN)

    def _loop(self, depth: int) -> Statement:
        outer, before, self.exits = self.exits, self.set, []
        body = self.block(depth - 1)
        self.set = before.union(frozenset.intersection(*self.exits) if self.exits else ())
        self.exits = outer
        return Loop(body, SPAN)

    def _leave(self) -> Statement:
        assert self.exits is not None
        leaves = self.draw(st.booleans())
        if leaves:
            self.exits.append(self.set)
        return Break(SPAN) if leaves else Continue(SPAN)


def _leaves(expression: Expression) -> list[str]:
    match expression:
        case Register(name):
            return [name]
        case Unary(_, operand) | Wrap(_, operand):
            return _leaves(operand)
        case Binary(_, left, right):
            return _leaves(left) + _leaves(right)
        case _:
            return []


@st.composite
def declarations(draw: DrawFn) -> tuple[Declaration, ...]:
    """One to four locations."""
    names = draw(st.lists(st.sampled_from(LOCATIONS), min_size=1, unique=True))
    found = []
    for name in names:
        type_ = draw(st.sampled_from([I32, *INTEGERS, BOOL]))
        atomic, initial = draw(st.booleans()), draw(values(type_))
        stored = IntegerType(8, False) if type_ == BOOL else type_
        found.append(Declaration(name, stored, atomic, initial, SPAN, type_ == BOOL))
    return tuple(found)


@st.composite
def conditions(
    draw: DrawFn, observed: list[tuple[RegisterAt | MemoryAt, IntegerType]], depth: int = 3
) -> Condition:
    """A condition on some of the observables."""
    kinds = ["equals", "equals"] + (["not", "and", "or"] if depth else [])
    match draw(st.sampled_from(kinds)):
        case "not":
            return Not(draw(conditions(observed, depth - 1)))
        case "and" | "or" as kind:
            count = draw(st.sampled_from([0, 2, 3]))
            operands = tuple(draw(conditions(observed, depth - 1)) for _ in range(count))
            return And(operands) if kind == "and" else Or(operands)
        case _:
            observable, type_ = draw(st.sampled_from(observed))
            return Equals(observable, draw(values(type_)))


@st.composite
def litmus_tests(draw: DrawFn, dialect: Dialect) -> LitmusTest:
    """A litmus test of one to three threads in the form that ``parse`` makes."""
    shared = draw(declarations())
    threads, observed = [], [(MemoryAt(d.name), shown_type(d)) for d in shared]
    for index in range(draw(st.integers(1, 3))):
        drawing = _Drawing(draw, dialect, shared)
        threads.append(Thread(index, drawing.block(2), SPAN))
        named = {name for name in _set_in(threads[-1].body) if name and not name.startswith("%")}
        observed += [(RegisterAt(index, n), t) for n, t in drawing.types.items() if n in named]
    shown = draw(st.lists(st.sampled_from([o for o, _ in observed]), max_size=3, unique=True))
    return LitmusTest(
        draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9+.-]{0,8}", fullmatch=True)),
        dialect,
        SPAN.source,
        shared,
        tuple(threads),
        tuple(shown),
        draw(st.sampled_from(list(Quantifier))),
        draw(conditions(observed)),
        SPAN,
    )


def _set_in(statements: tuple[Statement, ...]) -> frozenset[str | None]:
    found: frozenset[str | None] = frozenset()
    for statement in statements:
        match statement:
            case Load() | FetchUpdate() | Let():
                found |= {statement.target}
            case CompareExchange():
                found |= {statement.target, statement.succeeded}
            case If():
                found |= _set_in(statement.then) | _set_in(statement.otherwise)
            case Loop():
                found |= _set_in(statement.body)
            case _:
                pass
    return found
