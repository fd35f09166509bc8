"""Threads as functions of Rust, for rustc.

With ``core`` for the target they use it. Without it they stand behind `no_core.rs`, which calls the same
intrinsics; it needs the unstable features of a compiler, and so ``RUSTC_BOOTSTRAP``.
"""

from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from itertools import count

from rustrata.architecture.compilers.thread_function import ThreadFunction
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.expressions import IntegerType
from rustrata.programs.litmus.integers import BOOL, type_name
from rustrata.programs.litmus.printed_code import INDENT
from rustrata.programs.litmus.registers import variable_name
from rustrata.programs.litmus.rust_printer import RustPrinter, shared_type
from rustrata.programs.litmus.statements import every_statement, mentioned_registers
from rustrata.programs.litmus.syntax import (
    CompareExchange,
    Dialect,
    Fence,
    If,
    Loop,
    Ordering,
    Statement,
    Thread,
)
from rustrata.source import Span

_NARROW = 32


class _Function(RustPrinter):
    """Prints one function."""

    def written(self, function: ThreadFunction) -> str:
        parameters = ", ".join(f"{each.name}: {shared_type(each)}" for each in function.arguments)
        # A test in C has other types for what only Rust calls a truth.
        kept = [(name, self.types.get(name, type_)) for name, type_ in function.kept]
        body = [_declared(name, type_) for name, type_ in kept]
        body += self._block(self.thread.body, frozenset(dict(function.kept)))
        operands = "".join(f", in(reg) {_operand(name, type_)}" for name, type_ in kept)
        options = "options(nomem, nostack, preserves_flags)"
        body.append(f'asm!("{function.marker("{{{}}}")}"{operands}, {options});')
        head = f'#[no_mangle]\npub unsafe extern "C" fn {function.name}({parameters}) {{'
        return "\n".join((head, *(INDENT + line for line in body), "}\n"))


def _declared(name: str, type_: IntegerType) -> str:
    value = "false" if type_ == BOOL else "0"
    return f"let mut {variable_name(name)}: {type_name(type_, Dialect.RUST)} = {value};"


def _operand(name: str, type_: IntegerType) -> str:
    """The register as an operand of at least 32 bits."""
    return f"{variable_name(name)} as i32" if type_.bits < _NARROW else variable_name(name)


def rust_function(function: ThreadFunction) -> str:
    """A thread in Rust.

    Raises RustrataError: CMP004 for an array, or a fence that Rust does not have.
    """
    for each in function.arguments:
        if each.name.endswith("]"):
            raise _refused("an array, in Rust", each.span)
    for statement in every_statement(function.thread.body):
        if isinstance(statement, Fence) and statement.ordering is Ordering.RELAXED:
            raise _refused("a relaxed fence, which Rust does not have", statement.span)
    return _Function(function.test, _with_both_results(function.thread)).written(function)


def _refused(what: str, span: Span) -> RustrataError:
    return RustrataError(Diagnostic("CMP004", f"unsupported: {what}", span, help="gcc and clang have it"))


def _with_both_results(thread: Thread) -> Thread:
    """The thread with a variable for the success of each compare-exchange whose old value is used: its
    result is then taken apart by a ``match`` and not by a closure, which needs more of ``core``."""
    taken = mentioned_registers(thread)
    free = (name for number in count() if (name := f"%{number}") not in taken)

    def changed(statement: Statement) -> Statement:
        match statement:
            case CompareExchange(target=str(), succeeded=None):
                return replace(statement, succeeded=next(free))
            case If(_, then, otherwise):
                return replace(
                    statement, then=tuple(map(changed, then)), otherwise=tuple(map(changed, otherwise))
                )
            case Loop(body):
                return replace(statement, body=tuple(map(changed, body)))
            case _:
                return statement

    return replace(thread, body=tuple(map(changed, thread.body)))


def rust_source(functions: Sequence[str], *, core: bool) -> str:
    """A crate, on ``core`` or without it."""
    name = "with_core.rs" if core else "no_core.rs"
    prelude = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return "\n".join((prelude, *functions))
