"""A thread's local variables while its code is read: scopes, types, and what is set on every path.

A register is one variable for the whole thread, as the condition of a test names it. So a name may be
declared again only where the earlier variable is out of scope and has the same type (the two arms of
an ``if``), or, in Rust, in the same block with the same type, where the earlier one is dead.

A variable written ``_1`` is the register ``%1``, the name of a value that has none in the program:
so a printed test stays valid C or Rust and reads back as the same test.
"""

import re

from rustrata.diagnostics.diagnostic import Label, did_you_mean
from rustrata.executions.expressions import IntegerType
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import Span

_NUMBERED = re.compile(r"\b_([0-9]{1,6})\b")


def register_name(word: str) -> str:
    """The register that a variable's name denotes: ``%1`` for ``_1``, else the name."""
    return f"%{word[1:]}" if _NUMBERED.fullmatch(word) else word


def variable_name(register: str) -> str:
    """The variable that denotes a register: the inverse of `register_name`."""
    return f"_{register[1:]}" if register.startswith("%") else register


def first_free_number(text: str) -> int:
    """The smallest number above those of the variables ``_N`` in a text."""
    return max((int(n) + 1 for n in _NUMBERED.findall(text)), default=0)


@record
class Variable:
    """A declared register. ``success`` is the register with the success of the compare-exchange whose
    result (a Rust ``Result``) it holds; None for integers."""

    type: IntegerType
    span: Span
    success: str | None = None


class Registers:
    """The variables of one thread. ``definite`` are those that every path so far has set, ``changes``
    the names that were set, in the order of reading."""

    def __init__(self, *, shadowing: bool) -> None:
        self.declared: dict[str, Variable] = {}
        self.definite: frozenset[str] = frozenset()
        self.changes: list[str] = []
        self._shadowing = shadowing
        self._scopes: list[set[str]] = [set()]

    def enter(self) -> None:
        """Begin a block."""
        self._scopes.append(set())

    def leave(self) -> None:
        """End a block: its variables go out of scope."""
        self._scopes.pop()

    def declare(self, name: str, variable: Variable) -> None:
        """Declare a variable in the current block. Raises RustrataError: LIT016."""
        earlier = self.declared.get(name)
        if earlier is not None:
            allowed = (self._shadowing and name in self._scopes[-1]) or not self._visible(name)
            if not allowed or (earlier.type, earlier.success is None) != (
                variable.type,
                variable.success is None,
            ):
                raise mistake(
                    "LIT016",
                    f"`{name}` is declared twice",
                    variable.span,
                    labels=(Label(earlier.span, "first declared here"),),
                    help="give each register of a thread its own name: the condition refers to it by name",
                )
        self.declared[name] = variable
        self._scopes[-1].add(name)
        self.definite -= {name}

    def set(self, name: str) -> None:
        """Note that the variable has a value from here on."""
        self.definite |= {name}
        self.changes.append(name)

    def find(self, name: str, span: Span) -> Variable:
        """The variable in scope under a name. Raises RustrataError: LIT011."""
        if self._visible(name):
            return self.declared[name]
        elsewhere = self.declared.get(name)
        if elsewhere is not None:
            raise mistake(
                "LIT011",
                f"`{name}` is not in scope here",
                span,
                labels=(Label(elsewhere.span, "declared in a block that has ended"),),
                help="declare it before the block",
            )
        help_ = did_you_mean(name, (known for known in self.declared if self._visible(known)))
        raise mistake("LIT011", f"there is no register `{name}` here", span, help=help_)

    def read(self, name: str, span: Span) -> Variable:
        """The variable to read. Raises RustrataError: LIT011, or LIT019 when a path has not set it."""
        variable = self.find(name, span)
        if name not in self.definite:
            raise mistake(
                "LIT019",
                f"`{name}` may be read before it is set",
                span,
                labels=(Label(variable.span, "declared here without a value"),),
                help="give it a value where it is declared",
            )
        return variable

    def _visible(self, name: str) -> bool:
        return any(name in scope for scope in self._scopes)
