"""Threads as functions of C11, for gcc and clang.

Left out, and refused: the operations that C11 does not have (``fetch_nand``, ``fetch_max``, ``fetch_min``).
"""

from collections.abc import Sequence

from rustrata.architecture.compilers.thread_function import ThreadFunction
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.litmus.c_printer import CPrinter, shared_type
from rustrata.programs.litmus.integers import type_name
from rustrata.programs.litmus.printed_code import INDENT, array_of
from rustrata.programs.litmus.registers import variable_name
from rustrata.programs.litmus.statements import every_statement
from rustrata.programs.litmus.syntax import Dialect, FetchUpdate, UpdateOperation

PRELUDE = "#include <stdatomic.h>\n#include <stdbool.h>\n#include <stdint.h>\n"
_MISSING = (UpdateOperation.FETCH_NAND, UpdateOperation.FETCH_MAX, UpdateOperation.FETCH_MIN)


class _Function(CPrinter):
    """Prints one function."""

    def written(self, function: ThreadFunction) -> str:
        parameters = ", ".join(
            f"{shared_type(each, plainly=self.accesses_plainly(array_of(each.name)))}* {array_of(each.name)}"
            for each in function.arguments
        )
        declared = [
            f"{type_name(type_, Dialect.C)} {variable_name(name)} = 0;" for name, type_ in function.kept
        ]
        body = [*declared, *self._block(self.thread.body, frozenset(dict(function.kept)))]
        operands = ", ".join(f'"r"({variable_name(name)})' for name, _ in function.kept)
        body.append(f'__asm__ volatile("{function.marker("%{}")}" :: {operands});')
        head = f"void {function.name}({parameters or 'void'}) {{"
        return "\n".join((head, *(INDENT + line for line in body), "}\n"))


def c_function(function: ThreadFunction) -> str:
    """A thread in C.

    Raises RustrataError: CMP004 for an operation that C11 does not have.
    """
    for statement in every_statement(function.thread.body):
        if isinstance(statement, FetchUpdate) and statement.operation in _MISSING:
            message = f"unsupported: C11 has no `{statement.operation.value}`"
            raise RustrataError(Diagnostic("CMP004", message, statement.span, help="rustc has it"))
    return _Function(function.test, function.thread).written(function)


def c_source(functions: Sequence[str]) -> str:
    """A translation unit."""
    return "\n".join((PRELUDE, *functions))
