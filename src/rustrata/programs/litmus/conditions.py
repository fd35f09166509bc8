"""The end of a test: ``locations [..]``, then ``exists``, ``~exists`` or ``forall`` and a condition.

`read_clauses` reads the clauses and the connectives for every dialect; what an observable and an equation
are, it asks an `Atoms` (here for C and Rust, for assembly in `rustrata.programs.litmus.assembly`).

Notation: ``/\\`` or ``&&``, ``\\/`` or ``||``, ``=>``, ``~``, ``!`` or ``not``, ``true``, ``false``;
``0:r0=1`` or ``P0:r0=1`` for a register, ``x=1`` or ``[x]=1`` for a location, ``==`` for ``=``, and
``!=`` for its negation [Alglave, Maranget, Tautschnig, TOPLAS'14, section 9]. Left out, and refused:
``filter`` in C and Rust, ``cases``, ``with``, faults, and in C and Rust values that are addresses.
"""

from typing import Protocol, assert_never

from rustrata.diagnostics.diagnostic import Label, did_you_mean
from rustrata.executions.expressions import IntegerType
from rustrata.executions.outcomes import (
    And,
    Condition,
    Equals,
    MemoryAt,
    Not,
    Observable,
    Or,
    Quantifier,
    RegisterAt,
)
from rustrata.programs.litmus.code_reader import MAXIMAL_NESTING
from rustrata.programs.litmus.integers import read_literal, read_value, require_fit
from rustrata.programs.litmus.locations import Locations
from rustrata.programs.litmus.registers import Registers, register_name
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import Kind, Scanner, mistake
from rustrata.records import record
from rustrata.source import Span

LEFT_OUT = frozenset(("cases", "with", "regions", "scopes", "observed"))
"""Clauses that no dialect has here."""
_REFUSED = LEFT_OUT | {"filter", "final"}


@record
class Names:
    """What the end of a test may mention."""

    dialect: Dialect
    locations: Locations
    threads: tuple[Registers, ...]


@record
class Ending:
    """The clauses after the threads."""

    shown: tuple[Observable, ...]
    quantifier: Quantifier
    condition: Condition
    span: Span
    filter: Condition | None = None


class Atoms(Protocol):
    """What conditions are made of, in one dialect. Both read from the scanner that they were made with."""

    def observable(self) -> Observable:
        """Step over a register or a location."""

    def equation(self) -> Condition:
        """Step over an observable and what it is compared with."""


def read_ending(scanner: Scanner, names: Names) -> Ending:
    """Read everything after the threads of a C or Rust test.

    Raises RustrataError: for what the condition names.
    """
    return read_clauses(scanner, _NamedAtoms(scanner, names), _REFUSED)


def read_clauses(scanner: Scanner, atoms: Atoms, refused: frozenset[str]) -> Ending:
    """Read ``locations``, ``filter`` and the condition; ``refused`` are clauses that the dialect leaves out.

    A test without a condition claims ``forall (true)``, as in herd7.
    """
    reader = _ConditionReader(scanner, atoms)
    shown: tuple[Observable, ...] = ()
    restriction: Condition | None = None
    if scanner.word == "locations":
        shown = reader.shown()
    if scanner.word == "filter" and "filter" not in refused:
        scanner.advance()
        restriction = reader.condition()
        scanner.accept(";")
    if scanner.word in refused:
        raise mistake("LIT006", f"unsupported: `{scanner.word}`", scanner.span)
    if scanner.at_end:
        return Ending(shown, Quantifier.FORALL, And(()), scanner.last, restriction)
    quantifier = reader.quantifier()
    start = scanner.start
    condition = reader.condition()
    span = scanner.since(start)
    if scanner.word in refused:
        raise mistake("LIT006", f"unsupported: `{scanner.word}`", scanner.span)
    scanner.accept(";")
    if scanner.kind is not Kind.END:
        scanner.fail("the end of the test", help="join conditions with `/\\` or `\\/`")
    return Ending(shown, quantifier, condition, span, restriction)


class _ConditionReader:
    """Reads clauses and connectives."""

    def __init__(self, scanner: Scanner, atoms: Atoms) -> None:
        self._scanner = scanner
        self._atoms = atoms
        self._nesting = 0

    def shown(self) -> tuple[Observable, ...]:
        """``locations [x; 0:r1;]``."""
        scanner = self._scanner
        scanner.advance()
        scanner.expect("[", "after `locations`")
        found: list[Observable] = []
        while not scanner.accept("]"):
            found.append(self._atoms.observable())
            if not scanner.accept(";"):
                scanner.expect("]", "to end the list of locations")
                break
        return tuple(dict.fromkeys(found))

    def quantifier(self) -> Quantifier:
        """``exists``, ``~exists``, ``not exists`` or ``forall``."""
        scanner = self._scanner
        if scanner.accept("~") or scanner.accept("not"):
            scanner.expect("exists", "after the negation")
            return Quantifier.NOT_EXISTS
        for quantifier in (Quantifier.EXISTS, Quantifier.FORALL):
            if scanner.accept(quantifier.value):
                return quantifier
        if scanner.accept("final"):
            return Quantifier.EXISTS
        near = did_you_mean(scanner.word, ("exists", "forall", "locations"))
        scanner.fail("a thread, or `exists`, `~exists` or `forall` and a condition", help=near)

    def condition(self) -> Condition:
        """A condition: implications, to the right."""
        self._nesting += 1
        if self._nesting > MAXIMAL_NESTING:
            message = f"nested more than {MAXIMAL_NESTING} levels deep"
            raise mistake("LIT020", message, self._scanner.span, help="leave parentheses out")
        left = self._disjunction()
        if self._scanner.accept("=>"):
            left = Or((Not(left), self.condition()))
        self._nesting -= 1
        return left

    def _disjunction(self) -> Condition:
        operands = [self._conjunction()]
        while self._scanner.accept("\\/") or self._scanner.accept("||"):
            operands.append(self._conjunction())
        return operands[0] if len(operands) == 1 else Or(tuple(operands))

    def _conjunction(self) -> Condition:
        operands = [self._atom()]
        while self._scanner.accept("/\\") or self._scanner.accept("&&"):
            operands.append(self._atom())
        return operands[0] if len(operands) == 1 else And(tuple(operands))

    def _atom(self) -> Condition:
        scanner = self._scanner
        if scanner.word in {"~", "!", "not"}:
            scanner.advance()
            self._nesting += 1
            if self._nesting > MAXIMAL_NESTING:
                message = f"more than {MAXIMAL_NESTING} negations"
                raise mistake("LIT020", message, scanner.span, help="leave pairs of them out")
            inner = Not(self._atom())
            self._nesting -= 1
            return inner
        if scanner.accept("("):
            inner_condition = self.condition()
            scanner.expect(")", "to end the group")
            return inner_condition
        for word, constant in (("true", And(())), ("false", Or(()))):
            if scanner.accept(word):
                return constant
        return self._atoms.equation()


class _NamedAtoms:
    """Equations of C and Rust, in which every name and value is checked."""

    def __init__(self, scanner: Scanner, names: Names) -> None:
        self._scanner = scanner
        self._names = names

    def equation(self) -> Condition:
        """``0:r0=1``, ``x=1`` or ``[x]=1``."""
        scanner = self._scanner
        start = scanner.start
        if scanner.word == "fault":
            raise mistake("LIT006", "unsupported: `fault`", scanner.span)
        observable = self.observable()
        negated = scanner.accept("!=")
        if not negated and not scanner.accept("=="):
            scanner.expect("=", f"and a value for `{observable}`")
        value, value_span = read_value(scanner, Dialect.RUST)
        subject = f"`{observable.location if isinstance(observable, MemoryAt) else observable}`"
        require_fit(value, self._type_of(observable), self._names.dialect, value_span, subject)
        equals = Equals(observable, value, scanner.since(start))
        return Not(equals) if negated else equals

    def _type_of(self, observable: Observable) -> IntegerType:
        match observable:
            case RegisterAt(thread, register):
                return self._names.threads[thread].declared[register].type
            case MemoryAt(location):
                return self._names.locations.type_of(location)
            case _:
                assert_never(observable)

    def observable(self) -> Observable:
        """``0:r0``, ``P0:r0``, ``x`` or ``[x]``."""
        scanner = self._scanner
        if scanner.kind is Kind.NUMBER:
            return self._register(scanner.word)
        if scanner.accept("["):
            found = self._location()
            scanner.expect("]", "after the location")
            return found
        if scanner.kind is not Kind.NAME:
            scanner.fail("a register as in `0:r0`, or a location")
        word, start = scanner.word, scanner.start
        if word[0] == "P" and word[1:].isdecimal():
            scanner.advance()
            thread = scanner.word == ":"
            scanner.restart(start)
            if thread:
                return self._register(word[1:])
        return self._location()

    def _location(self) -> MemoryAt:
        name, span = self._scanner.name("a location")
        if name in self._names.locations.lengths and self._scanner.accept("["):
            index, _ = read_literal(self._scanner, Dialect.RUST)
            self._scanner.expect("]", "after the index")
            whole = self._scanner.since(span.start)
            return MemoryAt(self._names.locations.element(name, index, whole))
        if name not in self._names.locations:
            owners = [i for i, known in enumerate(self._names.threads) if name in known.declared]
            if owners:
                message = f"`{name}` is a register, not a location"
                raise mistake("LIT010", message, span, help=f"write `{owners[0]}:{name}`")
            raise self._names.locations.undeclared(name, span)
        return MemoryAt(name)

    def _register(self, digits: str) -> RegisterAt:
        scanner, threads = self._scanner, self._names.threads
        span = scanner.span
        if not digits.isdecimal() or len(digits) > 6 or int(digits) >= len(threads):
            known = f"the threads are 0 to {len(threads) - 1}" if len(threads) > 1 else "the only thread is 0"
            raise mistake("LIT018", f"there is no thread {digits}", span, help=known)
        thread = int(digits)
        scanner.advance()
        scanner.expect(":", "and a register of the thread")
        name, span = scanner.name("a register")
        if register_name(name) != name:
            message = f"`{name}` is the name of an intermediate value"
            raise mistake("LIT011", message, span, help="take a name that is not `_` and a number")
        self._check_register(thread, name, span)
        return RegisterAt(thread, name)

    def _check_register(self, thread: int, name: str, span: Span) -> None:
        registers = self._names.threads[thread]
        variable = registers.declared.get(name)
        if variable is None:
            known = [known for known in registers.declared if not known.startswith("%")]
            help_ = did_you_mean(name, known) or _registers_of(thread, known)
            raise mistake("LIT011", f"thread {thread} has no register `{name}`", span, help=help_)
        if name not in registers.changes:
            label = Label(variable.span, "declared here without a value")
            raise mistake("LIT019", f"`{thread}:{name}` is never set", span, labels=(label,))


def _registers_of(thread: int, registers: list[str]) -> str:
    if not registers:
        return f"thread {thread} has no registers"
    return f"the registers of thread {thread} are {', '.join(f'`{name}`' for name in registers)}"
