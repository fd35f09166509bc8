"""Expressions to instructions, one instruction set at a time, without optimisation.

Every operator becomes its own instructions and every register that an expression mentions is read, so
syntactic dependencies stay. A register holds an unbounded integer, as it does in the source.
"""

from dataclasses import dataclass, field

from rustrata.architecture.instruction import InstructionSet, Line, Mark
from rustrata.architecture.operands import Immediate, LabelReference, Operand, SymbolicRegister
from rustrata.architecture.template import Expansion, Names, Template, expand, template
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    ReadBy,
    Register,
    Unary,
    Wrap,
    leaves,
)
from rustrata.source import Span


@dataclass(slots=True)
class Emitter:
    """The lines of one thread as they grow.

    ``registers`` renames the source's hidden registers, which have names that no assembler takes.
    """

    isa: InstructionSet
    names: Names
    registers: dict[str, SymbolicRegister]
    lines: list[Line] = field(default_factory=list)

    def register(self, name: str) -> SymbolicRegister:
        """The register that a source register is kept in."""
        if not name.startswith("%"):
            return SymbolicRegister(name)
        if name not in self.registers:
            self.registers[name] = self.names.temporary()
        return self.registers[name]

    def expansion(
        self, lines: Template, bindings: dict[str, Operand], type_: IntegerType | None, span: Span
    ) -> Expansion:
        """Emit a template; also returns what was emitted."""
        expanded = expand(lines, self.isa, self.names, bindings, type_, span)
        self.lines += (*expanded.setup, *expanded.lines)
        return expanded

    def emit(self, text: str, span: Span, **bindings: Operand) -> None:
        """Emit one of the instruction set's own templates."""
        self.expansion(template(text), bindings, None, span)

    def operand(self, expression: Expression, span: Span) -> Operand:
        """The operand that holds the value of an expression, computed into a temporary if need be."""
        match expression:
            case Constant(value):
                return Immediate(value)
            case Register(name):
                return self.register(name)
            case _:
                result = self.names.temporary()
                self.compute(expression, result, span)
                return result

    def compute(self, expression: Expression, result: SymbolicRegister, span: Span) -> None:
        """Put the value of an operator's application into ``result``, which occurs nowhere in it."""
        templates = self.isa.expressions
        match expression:
            case Binary(operator, left, right):
                self.emit(
                    templates.binary[operator],
                    span,
                    result=result,
                    left=self.operand(left, span),
                    right=self.operand(right, span),
                )
            case Unary(operator, inner):
                self.emit(templates.unary[operator], span, result=result, value=self.operand(inner, span))
            case Wrap(type_, inner):
                value = self.operand(inner, span)
                self.expansion(
                    template(templates.convert(type_)), {"result": result, "value": value}, type_, span
                )
            case Constant() | Register() | ReadBy():
                raise AssertionError("leaves are operands already, and source code mentions no events")

    def assign(self, target: str, value: Expression, span: Span) -> None:
        """Set a source register to the value of an expression."""
        register = self.register(target)
        computed = isinstance(value, Binary | Unary | Wrap)
        if computed and target not in {leaf.name for leaf in leaves(value) if isinstance(leaf, Register)}:
            self.compute(value, register, span)
        else:
            self.move(register, self.operand(value, span), span)

    def move(self, target: SymbolicRegister, value: Operand, span: Span) -> None:
        """Copy an operand into a register."""
        templates = self.isa.expressions
        constant = isinstance(value, Immediate)
        self.emit(templates.constant if constant else templates.move, span, result=target, value=value)

    def branch_unless(self, condition: Expression, label: str, span: Span) -> None:
        """Branch forwards to ``label`` when the condition is 0."""
        templates = self.isa.expressions
        there = LabelReference(label, backward=False)
        match condition:
            case Binary(BinaryOperator.NOT_EQUAL, tested, Constant(0)):
                value = self.in_register(tested, span)
                self.emit(templates.if_zero, span, value=value, label=there)
            case Binary(BinaryOperator.EQUAL, tested, Constant(0)):
                value = self.in_register(tested, span)
                self.emit(templates.if_nonzero, span, value=value, label=there)
            case Binary(operator, left, right) if operator in templates.unless:
                operands = {"left": self.operand(left, span), "right": self.operand(right, span)}
                self.emit(templates.unless[operator], span, label=there, **operands)
            case _:
                value = self.in_register(condition, span)
                self.emit(templates.if_zero, span, value=value, label=there)

    def in_register(self, expression: Expression, span: Span) -> Operand:
        """`operand`, in a register even when it is a constant."""
        value = self.operand(expression, span)
        if isinstance(value, Immediate):
            register = self.names.temporary()
            self.move(register, value, span)
            return register
        return value

    def jump(self, label: str, span: Span) -> None:
        """Jump forwards."""
        self.emit(self.isa.expressions.jump, span, label=LabelReference(label, backward=False))

    def mark(self, label: str) -> None:
        """Put a label here."""
        self.lines.append(Mark(label))
