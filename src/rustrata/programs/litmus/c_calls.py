"""Calls in C threads: the generic functions of <stdatomic.h>, and the kernel's two plain macros.

``READ_ONCE`` and ``WRITE_ONCE`` are relaxed accesses. Other functions of the Linux kernel's memory
model are refused. ``atomic_fetch_max``, ``atomic_fetch_min`` (C++26) and ``atomic_fetch_nand`` are
read though C17 lacks them.

Compare-exchange takes its expected value from the address of a local variable or, as herd reads it,
from a shared location: then it is a plain load of that location, the compare-exchange, and on failure
a plain store of the old value to it (C17 7.17.7.4).
"""

from dataclasses import replace

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.executions.expressions import I32, Constant, Expression, Register, Unary, UnaryOperator
from rustrata.programs.litmus.c_types import converted
from rustrata.programs.litmus.code_reader import NOTHING, CodeReader, Value
from rustrata.programs.litmus.integers import BOOL, I64, type_name
from rustrata.programs.litmus.locations import Shape
from rustrata.programs.litmus.orderings import Use, read_ordering
from rustrata.programs.litmus.registers import register_name
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
from rustrata.programs.scanner import Kind, mistake
from rustrata.source import Span

UPDATES = {
    "atomic_exchange": UpdateOperation.SWAP,
    **{f"atomic_{o.value}": o for o in UpdateOperation if o is not UpdateOperation.SWAP},
}
_PLAIN_NAMES = (
    "atomic_load",
    "atomic_store",
    "atomic_compare_exchange_strong",
    "atomic_compare_exchange_weak",
    *UPDATES,
)
FUNCTIONS = (
    *_PLAIN_NAMES,
    *(f"{name}_explicit" for name in _PLAIN_NAMES),
    "atomic_thread_fence",
    "READ_ONCE",
    "WRITE_ONCE",
)
_KERNEL_PREFIXES = ("smp_", "rcu_", "srcu_", "synchronize_", "spin_", "xchg", "cmpxchg", "atomic64_", "__")
_KERNEL_FUNCTIONS = frozenset(
    f"atomic_{name}{variant}"
    for name in (
        *("read", "set", "add", "sub", "inc", "dec", "xchg", "cmpxchg", "add_return", "sub_return"),
        *("inc_return", "dec_return", "add_unless", "sub_and_test", "dec_and_test", "inc_and_test"),
    )
    for variant in ("", "_relaxed", "_acquire", "_release")
) | {"rcu_dereference", "barrier", "complete", "kfree"}
_REFUSED = {
    **dict.fromkeys(("atomic_signal_fence", "atomic_is_lock_free", "kill_dependency"), ""),
    **dict.fromkeys(("atomic_flag_test_and_set", "atomic_flag_clear", "atomic_init"), ""),
    **dict.fromkeys(("mtx_lock", "mtx_unlock", "lock", "unlock"), "locks: "),
}


class CallReader(CodeReader):
    """The part of the C reader that reads calls."""

    DIALECT = Dialect.C

    def call(self, name: str, span: Span) -> Value:
        """Read a call's arguments; the function's name is passed, ``(`` is the current token."""
        plain = name.removesuffix("_explicit")
        explicit = plain != name
        if name not in FUNCTIONS:
            self._refuse_function(name, span)
        self.scanner.expect("(", f"after `{name}`")
        if plain == "atomic_load":
            return self._load(explicit, span)
        if plain == "atomic_store":
            return self._store(explicit, span)
        if plain in UPDATES:
            return self._update(UPDATES[plain], explicit, span)
        if plain == "atomic_thread_fence":
            return self._fence(span)
        if plain == "READ_ONCE":
            location, shape = self._macro_argument()
            self._close()
            return self.loaded(location, shape, Ordering.RELAXED, self._whole(span))
        if plain == "WRITE_ONCE":
            location, shape = self._macro_argument()
            value = self._argument(shape)
            self._close()
            return self._stored(Store(location, value, Ordering.RELAXED, self._whole(span), shape.index))
        return self._compare_exchange(plain.endswith("weak"), explicit, span)

    def _refuse_function(self, name: str, span: Span) -> None:
        if name in _REFUSED:
            raise mistake("LIT006", f"unsupported: {_REFUSED[name]}{name}", span)
        if name in _KERNEL_FUNCTIONS or name.startswith(_KERNEL_PREFIXES):
            message = f"unsupported: the Linux kernel's `{name}`"
            raise mistake("LIT006", message, span, help="write it with the functions of <stdatomic.h>")
        raise mistake("LIT007", f"there is no function `{name}`", span, help=did_you_mean(name, FUNCTIONS))

    def loaded(self, location: str, shape: Shape, ordering: Ordering, span: Span) -> Value:
        """Emit a load; its value."""
        target = self.fresh()
        self.emit(Load(target, location, ordering, span, shape.index))
        return Value(Register(target), shape.type)

    def _stored(self, statement: Store) -> Value:
        self.emit(statement)
        return Value(Constant(0), NOTHING)

    def _whole(self, name: Span) -> Span:
        return self.scanner.since(name.start)

    def _close(self) -> None:
        self.scanner.expect(")", "after the last argument")

    def _address(self) -> tuple[str, Shape]:
        """A parameter, as the address of the location that it names."""
        if self.scanner.word == "&":
            start = self.scanner.start
            self.scanner.advance()
            word, span = self.scanner.name("an array")
            if word not in self.arrays or self.scanner.word != "[":
                self.scanner.restart(start)
                self.unsupported("`&` here", help="a location's address is the parameter itself")
            return self.element(word, span)
        word, span = self.scanner.name("a parameter of the thread")
        shape = self.place(word, span)
        return (f"{word}[0]" if word in self.arrays else word), shape

    def element(self, word: str, span: Span) -> tuple[str, Shape]:
        """``[e]`` after the name of an array: the location, or the array with an index in its shape.
        Raises RustrataError: LIT010 for an element that it does not have."""
        shape, length = self.place(word, span), self.arrays.get(word, 0)
        if not length:
            self.unsupported(
                "an index into what is no array", help="declare `int a[2];` in the initial state"
            )
        self.scanner.expect("[")
        start = self.scanner.start
        value = self.nested(self.expression)
        index = converted(value, I64, self.scanner.since(start))
        self.scanner.expect("]", "after the index")
        if not isinstance(index, Constant):
            return word, replace(shape, index=index)
        if not 0 <= index.value < length:
            message, help_ = f"`{word}` has no element {index.value}", f"its elements are 0 to {length - 1}"
            raise mistake("LIT010", message, self.scanner.since(span.start), help=help_)
        return f"{word}[{index.value}]", shape

    def _macro_argument(self) -> tuple[str, Shape]:
        if self.scanner.accept("*"):
            return self._address()
        word, span = self.scanner.name("`*` and the location")
        return self.element(word, span)

    def _argument(self, shape: Shape) -> Expression:
        """The next argument, converted to a location's type."""
        self.scanner.expect(",", "and one more argument")
        start = self.scanner.start
        value = self.nested(self.expression)
        return converted(value, shape.type, self.scanner.since(start))

    def _ordering(self, explicit: bool, use: Use) -> Ordering:
        if not explicit:
            return Ordering.SEQ_CST
        self.scanner.expect(",", f"and the memory ordering of {use.value}")
        return read_ordering(self.scanner, Dialect.C, use)

    def _load(self, explicit: bool, span: Span) -> Value:
        location, shape = self._address()
        ordering = self._ordering(explicit, Use.LOAD)
        self._close()
        return self.loaded(location, shape, ordering, self._whole(span))

    def _store(self, explicit: bool, span: Span) -> Value:
        location, shape = self._address()
        value = self._argument(shape)
        ordering = self._ordering(explicit, Use.STORE)
        self._close()
        return self._stored(Store(location, value, ordering, self._whole(span), shape.index))

    def _update(self, operation: UpdateOperation, explicit: bool, span: Span) -> Value:
        location, shape = self._address()
        if shape.type == BOOL and operation is not UpdateOperation.SWAP:
            message = f"`{span.text}` does not take an atomic `bool` [C17 7.17.7.5]"
            raise mistake("LIT013", message, span)
        operand = self._argument(shape)
        ordering = self._ordering(explicit, Use.UPDATE)
        self._close()
        target = self.fresh()
        self.emit(FetchUpdate(target, operation, location, operand, ordering, self._whole(span), shape.index))
        return Value(Register(target), shape.type)

    def _fence(self, span: Span) -> Value:
        ordering = read_ordering(self.scanner, Dialect.C, Use.FENCE)
        self._close()
        if ordering is not Ordering.RELAXED:
            self.emit(Fence(ordering, self._whole(span)))
        return Value(Constant(0), NOTHING)

    def _compare_exchange(self, weak: bool, explicit: bool, span: Span) -> Value:
        location, shape = self._address()
        self.scanner.expect(",", "and the address of the expected value")
        expected, shared = self._expected(shape)
        desired = self._argument(shape)
        success = self._ordering(explicit, Use.UPDATE)
        failure = self._ordering(explicit, Use.FAILURE)
        self._close()
        whole, succeeded = self._whole(span), self.fresh()
        self.emit(
            CompareExchange(
                expected,
                succeeded,
                location,
                Register(expected),
                desired,
                success,
                failure,
                weak,
                whole,
                shape.index,
            )
        )
        if shared is None:
            self.registers.set(expected)
        else:
            put_back = Store(shared, Register(expected), Ordering.NON_ATOMIC, whole)
            self.emit(If(Unary(UnaryOperator.NOT, Register(succeeded)), (put_back,), (), whole))
        return Value(Register(succeeded), I32, succeeded)

    def _expected(self, shape: Shape) -> tuple[str, str | None]:
        """The register with the expected value, and the shared location that it is kept in, if any."""
        start = self.scanner.start
        if self.scanner.accept("&"):
            word, name_span = self.scanner.name("a local variable")
            if word in self.places:
                message = f"`&{word}` is the address of a parameter"
                raise mistake("LIT013", message, name_span, help=f"write `{word}`")
            name = register_name(word)
            type_, shared = self.registers.read(name, name_span).type, None
        elif self.scanner.kind is Kind.NAME:
            shared, other = self._address()
            name, type_ = self.fresh(), other.type
            self.emit(Load(name, shared, Ordering.NON_ATOMIC, self.scanner.since(start)))
        else:
            self.scanner.fail("the address of the expected value", help="pass `&e` for a local `e`")
        if type_ != shape.type:
            span = self.scanner.since(start)
            message = (
                f"the expected value is of type `{type_name(type_, Dialect.C)}`, "
                f"the location of type `{type_name(shape.type, Dialect.C)}`"
            )
            raise mistake("LIT013", message, span)
        return name, shared
