"""Compilation of a litmus test: every operation becomes its mapping's row, the rest is compiled naively.

The compiled program has the observable registers and locations of the source, under the same names, so
its final states compare with those of the source directly. Nothing is reordered, merged or removed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from rustrata.architecture.arithmetic import Emitter
from rustrata.architecture.instruction import Instruction, Line, code_of
from rustrata.architecture.mapping import Mapping
from rustrata.architecture.operands import Immediate, Memory, Operand, SymbolicRegister
from rustrata.architecture.rows import Operation, merged_ordering
from rustrata.architecture.template import Names
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import Program
from rustrata.executions.expressions import Expression, IntegerType
from rustrata.programs.litmus.statements import mentioned_registers, source_registers
from rustrata.programs.litmus.syntax import (
    Access,
    Break,
    CompareExchange,
    Continue,
    Declaration,
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
)
from rustrata.records import record
from rustrata.source import Span


@record
class CompiledStatement:
    """A source statement and its instructions.

    ``operands`` compute what it needs and copy results; ``instructions`` are the row of the mapping, or for
    `Let` and `If` the computation and the branch. The arms of an `If` are statements of their own.
    """

    statement: Statement
    operands: tuple[Instruction, ...]
    instructions: tuple[Instruction, ...]


@record
class CompiledThread:
    """One thread: its lines in order, and the same instructions by source statement."""

    index: int
    mapping: Mapping
    lines: tuple[Line, ...]
    statements: tuple[CompiledStatement, ...]

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        """The lines without the labels."""
        return tuple(line for line in self.lines if isinstance(line, Instruction))

    @property
    def text(self) -> str:
        """The thread as an assembler would print it, one line each."""
        return "\n".join(line.text for line in self.lines)


@record
class CompiledProgram:
    """A compiled test: what the engine runs, and the instructions of each thread."""

    program: Program
    threads: tuple[CompiledThread, ...]


def compile_test(test: LitmusTest, mappings: Sequence[Mapping]) -> CompiledProgram:
    """Compile each thread of a test by its mapping. All mappings are of one instruction set.

    Raises ARC009 for widths that the instruction set has no instruction for.
    """
    assert len(mappings) == len(test.threads), "there is one mapping for each thread"
    assert len({mapping.target for mapping in mappings}) <= 1, "the threads run on one machine"
    threads = tuple(
        _ThreadCompiler.of(test, thread, mapping).thread(thread)
        for thread, mapping in zip(test.threads, mappings, strict=True)
    )
    program = Program(
        test.name,
        tuple((declaration.name, declaration.initial) for declaration in test.declarations),
        tuple(code_of(thread.lines) for thread in threads),
        tuple((thread.index, name) for thread in test.threads for name in source_registers(thread)),
        tuple(declaration.name for declaration in test.declarations),
    )
    return CompiledProgram(program, threads)


@dataclass(slots=True)
class _ThreadCompiler:
    """One thread being compiled."""

    test: LitmusTest
    mapping: Mapping
    emitter: Emitter
    statements: list[CompiledStatement] = field(default_factory=list)
    loops: list[tuple[str, str]] = field(default_factory=list)
    """The first and the last label of the loops around what is compiled, the innermost last."""

    @classmethod
    def of(cls, test: LitmusTest, thread: Thread, mapping: Mapping) -> "_ThreadCompiler":
        names = Names(mentioned_registers(thread))
        return cls(test, mapping, Emitter(mapping.instruction_set, names, {}))

    def thread(self, thread: Thread) -> CompiledThread:
        self.body(thread.body)
        return CompiledThread(thread.index, self.mapping, tuple(self.emitter.lines), tuple(self.statements))

    def body(self, statements: Sequence[Statement]) -> None:
        for statement in statements:
            _refuse_unknown_element(statement)
            self.statement(statement)

    def statement(self, statement: Statement) -> None:
        match statement:
            case Load():
                self.load(statement)
            case Store():
                self.store(statement)
            case FetchUpdate():
                self.update(statement)
            case CompareExchange():
                self.compare_exchange(statement)
            case Fence():
                self.row(statement, Operation.FENCE, statement.ordering, None, {}, {}, {})
            case Let():
                start = len(self.emitter.lines)
                self.emitter.assign(statement.target, statement.value, statement.span)
                self.record(statement, (), self.since(start))
            case If() | Loop() | Break() | Continue():
                self.control(statement)
            case _:
                assert_never(statement)

    def control(self, statement: If | Loop | Break | Continue) -> None:
        match statement:
            case If():
                self.branch(statement)
            case Loop():
                self.loop(statement)
            case Break(span):
                self.emitter.jump(self.loops[-1][1], span)
            case Continue(span):
                self.emitter.jump(self.loops[-1][0], span)
            case _:
                assert_never(statement)

    def load(self, statement: Load) -> None:
        declaration = self.declaration(statement.location, statement.span)
        self.row(
            statement,
            Operation.LOAD,
            statement.ordering,
            declaration,
            {},
            {"target": statement.target},
            {"memory": Memory(statement.location)},
        )

    def store(self, statement: Store) -> None:
        declaration = self.declaration(statement.location, statement.span)
        self.row(
            statement,
            Operation.STORE,
            statement.ordering,
            declaration,
            {"value": statement.value},
            {},
            {"memory": Memory(statement.location)},
        )

    def update(self, statement: FetchUpdate) -> None:
        declaration = self.declaration(statement.location, statement.span, atomic=True)
        self.row(
            statement,
            Operation(statement.operation.value),
            statement.ordering,
            declaration,
            {"operand": statement.operand},
            {"target": statement.target},
            {"memory": Memory(statement.location)},
            used=statement.target is not None,
        )

    def compare_exchange(self, statement: CompareExchange) -> None:
        declaration = self.declaration(statement.location, statement.span, atomic=True)
        strong, weak = Operation.COMPARE_EXCHANGE, Operation.COMPARE_EXCHANGE_WEAK
        self.row(
            statement,
            weak if statement.weak else strong,
            merged_ordering(statement.success, statement.failure),
            declaration,
            {"expected": statement.expected, "desired": statement.desired},
            {"target": statement.target, "succeeded": statement.succeeded},
            {"memory": Memory(statement.location)},
        )

    def declaration(self, location: str, span: Span, *, atomic: bool = False) -> Declaration:
        """The declaration of a location, whose width the instruction set must have."""
        declaration = self.test.declaration(location)
        isa, bits = self.mapping.instruction_set, declaration.type.bits
        if bits not in (isa.atomic_bits if atomic else isa.access_bits):
            what = "a read-modify-write" if atomic else "an access"
            message = f"unsupported: {what} of {bits} bits on {isa.name}"
            widths = ", ".join(map(str, sorted(isa.atomic_bits)))
            help_ = f"{isa.name} updates cells of {widths} bits atomically" if atomic else None
            raise RustrataError(Diagnostic("ARC009", message, span=span, help=help_))
        return declaration

    def row(
        self,
        statement: Statement,
        operation: Operation,
        ordering: Ordering,
        declaration: Declaration | None,
        inputs: dict[str, Expression],
        outputs: dict[str, str | None],
        others: dict[str, Operand],
        *,
        used: bool = True,
    ) -> None:
        """Emit the mapping's row, with its inputs computed before and its outputs copied after."""
        row = self.mapping.row(operation, ordering, used=used)
        type_ = declaration.type if declaration else None
        start = len(self.emitter.lines)
        bindings = dict(others)
        for name, expression in inputs.items():
            bindings[name] = self.input(expression, type_, statement.span)
        read = set(bindings.values())
        copies: list[tuple[SymbolicRegister, SymbolicRegister]] = []
        for name, target in outputs.items():
            register = self.emitter.names.temporary() if target is None else self.emitter.register(target)
            if register in read:
                # a row may write its outputs before it has read all its inputs
                copies.append((register, self.emitter.names.temporary()))
                register = copies[-1][1]
            bindings[name] = register
        before = self.since(start)
        expanded = self.emitter.expansion(row.template, bindings, type_, statement.span)
        after = len(self.emitter.lines)
        for register, temporary in copies:
            self.emitter.move(register, temporary, statement.span)
        operands = (*before, *_instructions(expanded.setup), *self.since(after))
        self.record(statement, operands, _instructions(expanded.lines))

    def input(self, expression: Expression, type_: IntegerType | None, span: Span) -> Operand:
        operand = self.emitter.operand(expression, span)
        if isinstance(operand, Immediate) and type_ is not None:
            return Immediate(type_.wrap(operand.value))
        return operand

    def branch(self, statement: If) -> None:
        otherwise = self.emitter.names.label()
        start = len(self.emitter.lines)
        self.emitter.branch_unless(statement.condition, otherwise, statement.span)
        self.record(statement, (), self.since(start))
        self.body(statement.then)
        if statement.otherwise:
            end = self.emitter.names.label()
            self.emitter.jump(end, statement.span)
            self.emitter.mark(otherwise)
            self.body(statement.otherwise)
            self.emitter.mark(end)
        else:
            self.emitter.mark(otherwise)

    def loop(self, statement: Loop) -> None:
        begin, end = self.emitter.names.label(), self.emitter.names.label()
        self.loops.append((begin, end))
        self.emitter.mark(begin)
        self.body(statement.body)
        self.emitter.jump(begin, statement.span)
        self.emitter.mark(end)
        self.loops.pop()

    def since(self, start: int) -> tuple[Instruction, ...]:
        return _instructions(self.emitter.lines[start:])

    def record(
        self, statement: Statement, operands: tuple[Instruction, ...], instructions: tuple[Instruction, ...]
    ) -> None:
        self.statements.append(CompiledStatement(statement, operands, instructions))


def _refuse_unknown_element(statement: Statement) -> None:
    if isinstance(statement, Access) and statement.index is not None:
        message = "unsupported: an element of an array that is not known before the program runs"
        raise RustrataError(Diagnostic("ARC009", message, span=statement.span))


def _instructions(lines: Sequence[Line]) -> tuple[Instruction, ...]:
    return tuple(line for line in lines if isinstance(line, Instruction))
