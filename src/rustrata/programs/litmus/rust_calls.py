"""Calls in Rust threads: the methods of ``std::sync::atomic``, of ``UnsafeCell`` and of raw pointers.

The result of a compare-exchange is a ``Result``. In ``let r = x.compare_exchange(..)`` the register
``r`` holds the old value, be it in ``Ok`` or in ``Err``, and that is what a condition sees;
``r.is_ok()`` and ``r.is_err()`` tell which it was. An access through ``UnsafeCell::get``, a raw
pointer or ``AtomicX::as_ptr`` is non-atomic; whether it stands in ``unsafe { }`` is not checked.
"""

from enum import Enum

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import (
    BinaryOperator,
    Constant,
    Expression,
    Register,
    Unary,
    UnaryOperator,
)
from rustrata.programs.litmus.code_reader import NOTHING, Value
from rustrata.programs.litmus.integers import BOOL
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.orderings import Use, read_ordering
from rustrata.programs.litmus.rust_values import ValueReader
from rustrata.programs.litmus.syntax import (
    CompareExchange,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    Load,
    Ordering,
    Store,
    UpdateOperation,
)
from rustrata.programs.scanner import Scanner, mistake
from rustrata.source import Span


class Access(Enum):
    """How a thread holds a location; the value is how messages call it."""

    ATOMIC = "an atomic"
    CELL = "an `UnsafeCell`"
    POINTER = "a raw pointer"


UPDATES = {operation.value: operation for operation in UpdateOperation}
_BIT_UPDATES = {"swap", "fetch_and", "fetch_or", "fetch_xor", "fetch_nand"}
_ATOMIC_METHODS = ("load", "store", "compare_exchange", "compare_exchange_weak", "as_ptr")
_METHODS = {
    Access.CELL: ("get",),
    Access.POINTER: ("read", "write", "read_volatile", "write_volatile"),
}
_VALUE_METHODS = {
    "wrapping_add": BinaryOperator.ADD,
    "wrapping_sub": BinaryOperator.SUBTRACT,
    "wrapping_mul": BinaryOperator.MULTIPLY,
    "max": BinaryOperator.MAXIMUM,
    "min": BinaryOperator.MINIMUM,
}
_RESULT_METHODS = ("is_ok", "is_err", "unwrap_or_else")
_REFUSED_METHODS = {
    **dict.fromkeys(("fetch_update", "try_update", "update"), "write the compare-exchange out"),
    **dict.fromkeys(("get_mut", "into_inner"), "a shared location is reached through `&` only"),
    **dict.fromkeys(("unwrap", "expect", "unwrap_err"), "write `.unwrap_or_else(|v| v)` for the old value"),
    **dict.fromkeys(
        ("ok", "err", "unwrap_or", "map", "and_then"), "write `.is_ok()` or `if let Ok(v) = ...`"
    ),
    "fetch_not": "write `fetch_xor(true, ...)`",
    "compare_and_swap": "write `compare_exchange`",
}


class RustCallReader(ValueReader):
    """The part of the Rust reader that reads calls."""

    def __init__(self, scanner: Scanner, index: int) -> None:
        super().__init__(scanner, index)
        self.accesses: dict[str, Access] = {}

    def location_call(self, location: str, span: Span) -> Value:
        """Read ``.method(...)`` after a location's name."""
        shape, access = self.place(location, span), self.accesses[location]
        self.scanner.expect(".", f"and a method of `{location}`")
        method, method_span = self.scanner.name("a method")
        self._check_method(method, method_span, shape, access)
        self.scanner.expect("(", f"after `{method}`")
        if access is Access.ATOMIC:
            return self._atomic_call(location, shape, method, span)
        if access is Access.CELL:
            return self._pointer_chain(location, shape, span)
        return self._pointer_call(location, shape, method, span)

    def _check_method(self, method: str, span: Span, shape: Shape, access: Access) -> None:
        known = _METHODS.get(access) or self._atomic_methods(shape)
        if method in known:
            return
        if method in _REFUSED_METHODS:
            raise mistake("LIT006", f"unsupported: `{method}`", span, help=_REFUSED_METHODS[method])
        owner = f"{access.value} `bool`" if shape.type == BOOL else access.value
        help_ = did_you_mean(method, known) or f"its methods are {', '.join(f'`{m}`' for m in known)}"
        raise mistake("LIT007", f"{owner} has no method `{method}`", span, help=help_)

    def _atomic_methods(self, shape: Shape) -> tuple[str, ...]:
        updates = (name for name in UPDATES if shape.type != BOOL or name in _BIT_UPDATES)
        return (*_ATOMIC_METHODS, *updates)

    def _atomic_call(self, location: str, shape: Shape, method: str, span: Span) -> Value:
        if method == "as_ptr":
            return self._pointer_chain(location, shape, span)
        if method == "load":
            ordering = read_ordering(self.scanner, Dialect.RUST, Use.LOAD)
            self.close()
            return self.loaded(location, shape, ordering, self.scanner.since(span.start))
        if method.startswith("compare_exchange"):
            return self._compare_exchange(location, shape, span, weak=method.endswith("weak"))
        operand = self._argument(shape)
        ordering = self._ordering(Use.STORE if method == "store" else Use.UPDATE)
        self.close()
        whole = self.scanner.since(span.start)
        if method == "store":
            return self.stored(location, operand, ordering, whole)
        if shape.type == BOOL and method == "fetch_nand":
            return self._boolean_nand(location, operand, ordering, whole)
        target = self.fresh()
        self.emit(FetchUpdate(target, UPDATES[method], location, operand, ordering, whole))
        return Value(Register(target), shape.type)

    def _boolean_nand(self, location: str, operand: Expression, ordering: Ordering, span: Span) -> Value:
        """``AtomicBool::fetch_nand``, as std does it: with true it negates, with false it sets to true."""
        target, one = self.fresh(), Constant(1)
        negate = FetchUpdate(target, UpdateOperation.FETCH_XOR, location, one, ordering, span)
        raise_ = FetchUpdate(target, UpdateOperation.SWAP, location, one, ordering, span)
        if isinstance(operand, Constant):
            self.emit(negate if operand.value else raise_)
        else:
            self.emit(If(operand, (negate,), (raise_,), span))
        return Value(Register(target), BOOL)

    def _compare_exchange(self, location: str, shape: Shape, span: Span, *, weak: bool) -> Value:
        expected = self._argument(shape)
        self.scanner.expect(",", "and the new value")
        desired = self._argument(shape)
        success, failure = self._ordering(Use.UPDATE), self._ordering(Use.FAILURE)
        self.close()
        whole = self.scanner.since(span.start)
        succeeded, old = self.fresh(), self.fresh()
        self.emit(CompareExchange(old, succeeded, location, expected, desired, success, failure, weak, whole))
        return Value(Register(old), shape.type, succeeded)

    def _pointer_chain(self, location: str, shape: Shape, span: Span) -> Value:
        """``)`` of ``get()`` or ``as_ptr()``, then ``.read()`` or ``.write(v)``."""
        self.close()
        self.scanner.expect(".", "and `read` or `write`, or a `*` before the location")
        method, method_span = self.scanner.name("`read` or `write`")
        known = _METHODS[Access.POINTER]
        if method not in known:
            help_ = did_you_mean(method, known) or "the methods read here are `read` and `write`"
            raise mistake("LIT007", f"a raw pointer has no method `{method}`", method_span, help=help_)
        self.scanner.expect("(", f"after `{method}`")
        return self._pointer_call(location, shape, method, span)

    def _pointer_call(self, location: str, shape: Shape, method: str, span: Span) -> Value:
        if method.startswith("read"):
            self.close()
            return self.loaded(location, shape, Ordering.NON_ATOMIC, self.scanner.since(span.start))
        value = self._argument(shape)
        self.close()
        return self.stored(location, value, Ordering.NON_ATOMIC, self.scanner.since(span.start))

    def loaded(self, location: str, shape: Shape, ordering: Ordering, span: Span) -> Value:
        """Emit a load; its value."""
        target = self.fresh()
        self.emit(Load(target, location, ordering, span))
        return Value(Register(target), shape.type)

    def stored(self, location: str, value: Expression, ordering: Ordering, span: Span) -> Value:
        """Emit a store, whose value is nothing."""
        self.emit(Store(location, value, ordering, span))
        return Value(Constant(0), NOTHING)

    def fence(self, name: Span) -> Value:
        """Read the argument of ``fence``, at the parenthesis."""
        self.scanner.expect("(", "after `fence`")
        ordering = read_ordering(self.scanner, Dialect.RUST, Use.FENCE)
        self.close()
        self.emit(Fence(ordering, self.scanner.since(name.start)))
        return Value(Constant(0), NOTHING)

    def close(self) -> None:
        """Step over the ``)`` of a call."""
        self.scanner.accept(",")
        self.scanner.expect(")", "after the last argument")

    def _argument(self, shape: Shape) -> Expression:
        start = self.scanner.start
        value = self.nested(self.expression)
        return self.required(value, shape.type, self.scanner.since(start))

    def _ordering(self, use: Use) -> Ordering:
        self.scanner.expect(",", f"and the memory ordering of {use.value}")
        return read_ordering(self.scanner, Dialect.RUST, use)

    def value_call(self, value: Value, start: int) -> Value:
        """Read ``.method(...)`` after a value."""
        self.scanner.expect(".")
        method, span = self.scanner.name("a method")
        if value.success is not None:
            return self._result_call(value, method, span)
        known = _VALUE_METHODS
        if method not in known:
            if method in _REFUSED_METHODS:
                raise mistake("LIT006", f"unsupported: `{method}`", span, help=_REFUSED_METHODS[method])
            message = f"a value has no method `{method}` here"
            raise mistake("LIT007", message, span, help=did_you_mean(method, known))
        self.scanner.expect("(", f"after `{method}`")
        other = self.nested(self.expression)
        self.close()
        return self.combine(known[method], value, other, self.scanner.since(start))

    def _result_call(self, value: Value, method: str, span: Span) -> Value:
        success = value.success
        assert success is not None, "only a compare-exchange's result has these methods"
        if method not in _RESULT_METHODS:
            help_ = _REFUSED_METHODS.get(method) or did_you_mean(method, _RESULT_METHODS)
            raise mistake("LIT006", f"unsupported: `{method}` of a `Result`", span, help=help_)
        self.scanner.expect("(", f"after `{method}`")
        if method == "unwrap_or_else":
            self._identity()
            self.close()
            self.retarget(Value(Register(success), BOOL), None)
            return Value(value.expression, value.type)
        self.close()
        self.retarget(value, None)
        if method == "is_ok":
            return Value(Register(success), BOOL)
        return Value(Unary(UnaryOperator.NOT, Register(success)), BOOL)

    def _identity(self) -> None:
        """``|v| v``."""
        self.scanner.expect("|", "to begin a closure")
        parameter, _ = self.scanner.name("the closure's parameter")
        self.scanner.expect("|", "after the closure's parameter")
        body, span = self.scanner.name("the closure's parameter")
        if body != parameter or self.scanner.word != ")":
            raise mistake("LIT006", "unsupported: closures", span, help=f"only `|{parameter}| {parameter}`")
