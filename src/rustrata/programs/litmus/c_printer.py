"""Printing threads in the C dialect."""

from typing import ClassVar, assert_never

from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.programs.litmus.c import CReader
from rustrata.programs.litmus.c_types import COMPARISONS, LOGICAL, common_type, promoted
from rustrata.programs.litmus.integers import I64, fits, limits, type_name
from rustrata.programs.litmus.orderings import ORDERING_NAMES
from rustrata.programs.litmus.printed_code import (
    TIGHT,
    CodePrinter,
    array_of,
    language_type,
    unwrapped,
)
from rustrata.programs.litmus.registers import variable_name
from rustrata.programs.litmus.statements import every_statement
from rustrata.programs.litmus.syntax import (
    Access,
    Break,
    CompareExchange,
    Continue,
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    Let,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
    UpdateOperation,
)

_NAMES = ORDERING_NAMES[Dialect.C]


def shared_type(declaration: Declaration, *, plainly: bool = False) -> str:
    """The type of a location; ``plainly`` leaves out that it is atomic."""
    name = type_name(language_type(declaration), Dialect.C)
    if plainly or not declaration.atomic:
        return name
    return "atomic_int" if declaration.type == I32 else f"_Atomic({name})"


class CPrinter(CodePrinter):
    """Prints one C thread."""

    LEVELS: ClassVar[dict[str, int]] = CReader.PRECEDENCE
    LOOP_HEAD: ClassVar[str] = "while (1) {"

    def accesses_plainly(self, location: str) -> bool:
        """Does the thread access the location non-atomically, so that it must declare it plain?"""
        return any(
            isinstance(statement, Load | Store)
            and array_of(statement.location) == location
            and statement.ordering is Ordering.NON_ATOMIC
            for statement in every_statement(self.thread.body)
        )

    def success_type(self) -> IntegerType:
        """``int``, which ``bool`` becomes in every expression."""
        return I32

    def type_of(self, expression: Expression) -> IntegerType:
        """The type that C gives an expression."""
        match expression:
            case Constant(value):
                return I32 if fits(value, I32) else I64
            case Register(name):
                return self.types.get(name, I32)
            case Wrap(type_, _):
                return type_
            case Unary(UnaryOperator.NOT, _):
                return I32
            case Unary(_, operand):
                return promoted(self.type_of(operand))
            case Binary(operator, left, right):
                if operator in COMPARISONS or operator in LOGICAL:
                    return I32
                # A constant was converted to the type of the operand beside it.
                typed = [self.type_of(side) for side in (left, right) if not isinstance(side, Constant)]
                return common_type(typed[0], typed[-1]) if typed else I32
            case ReadBy():
                raise AssertionError("a test's expressions mention registers only")
            case _:
                assert_never(expression)

    def declaration(self, register: str) -> str:
        """``int r0;``."""
        return f"{type_name(self.types.get(register, I32), Dialect.C)} {variable_name(register)};"

    def can_declare(self, statement: Statement, register: str, declared: frozenset[str]) -> bool:
        """A compare-exchange can declare its success only: the expected value has an address."""
        match statement:
            case CompareExchange():
                return register == statement.succeeded
            case Load() | FetchUpdate() | Let():
                return register == statement.target
            case Store() | Fence() | If() | Loop() | Break() | Continue():
                return False
            case _:
                assert_never(statement)

    def if_head(self, condition: Expression) -> str:
        """``if (c) {``."""
        return f"if ({self.text(condition)}) {{"

    def statement(self, statement: Statement, fresh: frozenset[str]) -> list[str]:
        """The lines of a statement that is no `If`."""
        match statement:
            case Load(target, _, Ordering.NON_ATOMIC):
                return [f"{self._setting(target, fresh)}{self._object(statement)};"]
            case Load(target, _, ordering):
                call = f"atomic_load_explicit({self._address(statement)}, {_NAMES[ordering]});"
                return [self._setting(target, fresh) + call]
            case Store(location, value, Ordering.NON_ATOMIC):
                return [f"{self._object(statement)} = {self._for_location(value, location)};"]
            case Store(location, value, ordering):
                shown = self._for_location(value, location)
                return [f"atomic_store_explicit({self._address(statement)}, {shown}, {_NAMES[ordering]});"]
            case FetchUpdate(target, operation, location, operand, ordering):
                name = "exchange" if operation is UpdateOperation.SWAP else operation.value
                shown = self._for_location(operand, location)
                call = f"atomic_{name}_explicit({self._address(statement)}, {shown}, {_NAMES[ordering]});"
                return [self._setting(target, fresh) + call]
            case CompareExchange():
                return self._compare_exchange(statement, fresh)
            case Fence(ordering, _):
                return [f"atomic_thread_fence({_NAMES[ordering]});"]
            case Let(target, value, _):
                return [self._setting(target, fresh) + f"{self._for_register(value, target)};"]
            case If() | Loop() | Break() | Continue():
                raise AssertionError("`CodePrinter` prints what is the same in both dialects")
            case _:
                assert_never(statement)

    def _object(self, access: Access) -> str:
        """``*x``, ``a[1]`` or ``a[i]``."""
        if access.index is not None:
            return f"{access.location}[{self.text(access.index, I64)}]"
        return access.location if access.location.endswith("]") else f"*{access.location}"

    def _address(self, access: Access) -> str:
        """``x``, ``&a[1]`` or ``&a[i]``."""
        shown = self._object(access)
        return shown[1:] if shown.startswith("*") else f"&{shown}"

    def _setting(self, target: str | None, fresh: frozenset[str]) -> str:
        if target is None:
            return ""
        type_ = f"{type_name(self.types[target], Dialect.C)} " if target in fresh else ""
        return f"{type_}{variable_name(target)} = "

    def _compare_exchange(self, statement: CompareExchange, fresh: frozenset[str]) -> list[str]:
        """C takes the expected value from a variable and puts the old one there; any other
        compare-exchange goes through a variable of its own."""
        strength = "weak" if statement.weak else "strong"
        in_place = statement.target is not None and statement.expected == Register(statement.target)
        before, after = [], []
        if in_place and statement.target is not None:
            variable = variable_name(statement.target)
        else:
            variable = self._unused_variable()
            type_ = type_name(self.location_type(statement.location), Dialect.C)
            before = [f"{type_} {variable} = {self.text(statement.expected)};"]
            if statement.target is not None:
                after = [f"{variable_name(statement.target)} = {variable};"]
        desired = self._for_location(statement.desired, statement.location)
        orderings = f"{_NAMES[statement.success]}, {_NAMES[statement.failure]}"
        call = (
            f"atomic_compare_exchange_{strength}_explicit"
            f"({self._address(statement)}, &{variable}, {desired}, {orderings});"
        )
        return [*before, self._setting(statement.succeeded, fresh) + call, *after]

    def _unused_variable(self) -> str:
        number = len(self.types)
        while f"%{number}" in self.types:
            number += 1
        self.types[f"%{number}"] = I32
        return f"_{number}"

    def _for_location(self, value: Expression, location: str) -> str:
        return self.text(value, self.location_type(location))

    def _for_register(self, value: Expression, register: str) -> str:
        match value:
            case Wrap(type_, Constant() as constant) if type_ == self.types[register]:
                return self.text(constant, type_)
            case _:
                return self.text(value)

    def layout(self, expression: Expression, context: IntegerType | None) -> tuple[str, int]:
        """The expression's text and its precedence."""
        computed = unwrapped(expression)
        if computed is not None:
            return self.layout(computed, context)
        match expression:
            case Constant(value):
                return _constant(value, context), TIGHT
            case Register(name):
                return variable_name(name), TIGHT
            case Unary(operator, operand):
                return operator.value + self.inner(operand, TIGHT), TIGHT - 1
            case Wrap(type_, operand):
                return f"({type_name(type_, Dialect.C)}){self.inner(operand, TIGHT)}", TIGHT - 1
            case Binary(BinaryOperator.MAXIMUM | BinaryOperator.MINIMUM as operator, _, _):
                raise AssertionError(f"C has no operator `{operator.value}`")
            case Binary():
                return self.infix(expression, context)
            case ReadBy():
                raise AssertionError("a test's expressions mention registers only")
            case _:
                assert_never(expression)


def _constant(value: int, context: IntegerType | None) -> str:
    if value in {limits(I32)[0], limits(I64)[0]}:
        return f"({value + 1} - 1)"
    unsigned = context is not None and not context.signed
    large = not fits(value, I64) or (unsigned and not fits(value, I32))
    return f"{value}U" if large and value > 0 else str(value)
