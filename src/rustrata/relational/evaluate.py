"""The bitset machine: a model specialised to one event structure.

What does not depend on rf or co is computed once; what is known to be empty disappears; the rest becomes a
list of instructions over a register file of ints, with the axioms placed as early as their operands allow.
"""

from collections.abc import Callable
from enum import IntEnum
from functools import cached_property
from typing import TypeAlias

from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.elaborate import Axiom
from rustrata.relational.interpret import Bitwise, Branches
from rustrata.relational.ir import Kind, Level, Node, Op
from rustrata.relational.model import Model
from rustrata.relational.registers import RegisterStructure
from rustrata.relational.relation import Relations
from rustrata.relational.structure import EventStructure

RF, CO, FR = 0, 1, 2


class _Code(IntEnum):
    """Operation codes, the frequent ones first."""

    UNION = 0
    INTERSECTION = 1
    SEQUENCE = 2
    CLOSURE = 3
    DIFFERENCE = 4
    ACYCLIC = 5
    IRREFLEXIVE = 6
    EMPTY = 7
    INVERSE = 8
    IDENTITY_ON = 9
    PRODUCT = 10
    DOMAIN = 11
    RANGE = 12
    FIXPOINT = 13


_BINARY = {
    Op.UNION: _Code.UNION,
    Op.INTERSECTION: _Code.INTERSECTION,
    Op.SEQUENCE: _Code.SEQUENCE,
    Op.DIFFERENCE: _Code.DIFFERENCE,
    Op.PRODUCT: _Code.PRODUCT,
}
_UNARY = {
    Op.INVERSE: _Code.INVERSE,
    Op.CLOSURE: _Code.CLOSURE,
    Op.IDENTITY_ON: _Code.IDENTITY_ON,
    Op.DOMAIN: _Code.DOMAIN,
    Op.RANGE: _Code.RANGE,
}
_CHECKS = {
    CheckKind.ACYCLIC: _Code.ACYCLIC,
    CheckKind.IRREFLEXIVE: _Code.IRREFLEXIVE,
    CheckKind.EMPTY: _Code.EMPTY,
}
_Instruction: TypeAlias = tuple[int, int, int, int]


class Evaluator:
    """Decides executions of one event structure under one model. It is specialised when first asked."""

    def __init__(self, model: Model, structure: EventStructure) -> None:
        self.model = model
        self.structure = structure
        self.algebra: Relations = structure.algebra
        self._wide = RegisterStructure(structure) if model.registers else None
        self._given = self._wide or structure
        self._algebra: Relations = self._given.algebra
        """The relations over all events that the model looks at."""
        self._never: Axiom | None = None
        """An axiom that no execution of the structure meets."""
        self._registers: list[int] = [0, 0, 0]
        self._slots: dict[int, int] = {}
        self._constants: dict[int, int] = {}
        self._fixpoints: list[tuple[list[_Instruction], list[tuple[int, int]]]] = []
        self._emitting: list[_Instruction] = []
        self._values: dict[int, tuple[list[_Instruction], int]] = {}

    def violated(self, rf: int, co: int, fr: int, *, complete: bool = True) -> Axiom | None:
        """The first axiom that the execution breaks, in evaluation order; None when it is consistent.

        With ``complete=False`` rf and co may still grow and only axioms that stay broken are looked at.
        """
        program = self._complete if complete else self._partial
        if self._never is not None:
            return self._never
        failed = self._run(program, self._loaded(rf, co, fr))
        return None if failed is None else self.model.axioms[failed]

    def value(self, node: Node, rf: int, co: int, fr: int) -> int:
        """What a node of the model denotes in an execution: events and pairs of the structure."""
        value = self._value(node, rf, co, fr)
        if self._wide is None:
            return value
        return self._wide.narrowed(value, relation=node.kind is Kind.RELATION)

    def told_apart(self, co: int) -> tuple[int, int] | None:
        """What of a total coherence order makes an execution another one, where it is not all of it: the
        order of the writes that the model orders, and the last writes to the observed locations."""
        if self.model.ordered is None:
            return None
        ordered = self.value(self.model.ordered, 0, co, 0)
        shown = (write for x in self.structure.locations for write in self.structure.writes_to[x])
        last = sum(1 << write for write in shown) & ~self.algebra.domain(co)
        return co & self.algebra.product(ordered, ordered), last

    def branches(self, rf: int, co: int, fr: int, spend: Callable[[], None]) -> Branches:
        """The branches of a complete execution that meets the axioms: a single one where the model makes no
        choices. ``spend`` is called for each and may raise."""
        known: dict[int, int] = {}

        def value(node: Node) -> int:
            if node.number not in known:
                known[node.number] = self._value(node, rf, co, fr)
            return known[node.number]

        locations = tuple(event.location for event in self.structure.events)
        if self._wide is not None:
            locations = self._wide.locations_of_events
        return Branches(self.model.waiting, Bitwise(self._algebra, locations, value), spend)

    def _value(self, node: Node, rf: int, co: int, fr: int) -> int:
        if node.number not in self._values and node.number not in self._constants:
            self._slots, self._emitting = {}, []
            slot = self._emit(node)
            if slot is not None:
                self._values[node.number] = self._emitting, slot
        if node.number in self._constants:
            return self._constants[node.number]
        program, slot = self._values[node.number]
        registers = self._loaded(rf, co, fr)
        self._run(program, registers)
        return registers[slot]

    def _loaded(self, rf: int, co: int, fr: int) -> list[int]:
        registers = self._registers.copy()
        if self._wide is not None:
            rf, co, fr = map(self._wide.widened, (rf, co, fr))
        registers[RF], registers[CO], registers[FR] = rf, co, fr
        return registers

    @cached_property
    def _complete(self) -> list[_Instruction]:
        return self._program(self.model.axioms)

    @cached_property
    def _partial(self) -> list[_Instruction]:
        return self._program(tuple(axiom for axiom in self.model.axioms if axiom.monotone))

    def _program(self, axioms: tuple[Axiom, ...]) -> list[_Instruction]:
        """Instructions that test the axioms in turn."""
        self._slots, self._emitting = {}, []
        for axiom in axioms:
            slot = self._emit(axiom.node)
            if slot is not None:
                index = self.model.axioms.index(axiom)
                self._emitting.append((_CHECKS[axiom.kind], index, slot, int(axiom.negated)))
            elif self._never is None and self.breaks(axiom, self._constants[axiom.node.number]):
                self._never = axiom
        return self._emitting

    def breaks(self, axiom: Axiom, value: int) -> bool:
        """Does a value of the axiom's node break it?"""
        return self._found(_CHECKS[axiom.kind], value) != axiom.negated

    def _slot(self, value: int = 0) -> int:
        self._registers.append(value)
        return len(self._registers) - 1

    def _constant(self, node: Node, value: int) -> None:
        self._constants[node.number] = value

    def _operand(self, node: Node) -> int:
        """The slot of a node, giving a constant one if it has none."""
        slot = self._emit(node)
        return self._slot(self._constants[node.number]) if slot is None else slot

    def _emit(self, node: Node) -> int | None:
        """The slot that holds the node's value, or None when the value is a constant."""
        if node.number in self._constants:
            return None
        if node.number in self._slots:
            return self._slots[node.number]
        slot = self._build(node)
        if slot is not None:
            self._slots[node.number] = slot
        return slot

    def _build(self, node: Node) -> int | None:
        op = node.op
        if op is Op.BASE_RELATION and node.level is not Level.STATIC:
            return {"rf": RF, "co": CO, "fr": FR}[node.name]
        if op is Op.VARIABLE:
            return self._slot()
        if not node.arguments:
            self._constant(node, self._leaf(node))
            return None
        if op is Op.FIXPOINT:
            if node.level is not Level.STATIC or node.open:
                return self._fixpoint(node)
            self._constant(node, self._solved(node, {}))
            return None
        slots = [self._emit(argument) for argument in node.arguments]
        if all(slot is None for slot in slots):
            operands = [self._constants[argument.number] for argument in node.arguments]
            self._constant(node, self._apply(op, operands[0], operands[-1]))
            return None
        shortcut = self._shortcut(node, slots)
        if shortcut is not _NO_SHORTCUT:
            return shortcut
        target = self._slot()
        a = self._operand(node.arguments[0])
        if op in _UNARY:
            self._emitting.append((_UNARY[op], target, a, 0))
        else:
            self._emitting.append((_BINARY[op], target, a, self._operand(node.arguments[1])))
        return target

    def _shortcut(self, node: Node, slots: list[int | None]) -> int | None:
        """Use that one operand of a binary operator is a constant."""
        if len(slots) == 1 or None not in slots:
            return _NO_SHORTCUT
        left_known = slots[0] is None
        constant = self._constants[node.arguments[0 if left_known else 1].number]
        other = slots[1 if left_known else 0]
        assert other is not None, "both operands constant is folded before"
        if not constant:
            if node.op is Op.UNION or (node.op is Op.DIFFERENCE and not left_known):
                return other
            self._constant(node, 0)
            return None
        identity = self._algebra.identity
        if node.op is Op.SEQUENCE and constant & ~identity == 0:
            kept = self._algebra.domain(constant)
            mask = self._algebra.rows(kept) if left_known else self._algebra.column * kept
            if constant == identity:
                return other
            target = self._slot()
            self._emitting.append((_Code.INTERSECTION, target, other, self._slot(mask)))
            return target
        return _NO_SHORTCUT

    def _fixpoint(self, node: Node) -> int:
        """Kleene iteration from the empty relations; all members of the group are computed at once."""
        first = node.variables[0].number
        if first not in self._slots:
            outer, self._emitting = self._emitting, []
            variables = [self._operand(variable) for variable in node.variables]
            bodies = [self._operand(body) for body in node.arguments]
            loop, self._emitting = self._emitting, outer
            self._fixpoints.append((loop, list(zip(variables, bodies, strict=True))))
            self._emitting.append((_Code.FIXPOINT, variables[0], len(self._fixpoints) - 1, variables[0]))
        return self._slots[node.variables[int(node.name)].number]

    def _solved(self, node: Node, variables: dict[int, int]) -> int:
        """The value of a node that depends on no choice, with values for the variables that it mentions."""
        if node.op is Op.VARIABLE and node.number in variables:
            return variables[node.number]
        if node.op is Op.FIXPOINT:
            inner = variables | {variable.number: 0 for variable in node.variables}
            changed = True
            while changed:
                bodies = [self._solved(body, inner) for body in node.arguments]
                changed = bodies != [inner[variable.number] for variable in node.variables]
                inner |= {v.number: body for v, body in zip(node.variables, bodies, strict=True)}
            return inner[node.variables[int(node.name)].number]
        if node.open:
            operands = [self._solved(argument, variables) for argument in node.arguments]
            return self._apply(node.op, operands[0], operands[-1])
        slot = self._emit(node)
        assert slot is None, "what depends on no choice is a constant"
        return self._constants[node.number]

    def _leaf(self, node: Node) -> int:
        match node.op:
            case Op.BASE_RELATION:
                return self._given.relation_named(node.name)
            case Op.BASE_SET:
                return self._given.set_named(node.name)
            case Op.EVERYTHING:
                return self._algebra.row
            case Op.EMPTY:
                return 0
            case _:
                raise AssertionError(f"{node.op} is not a leaf")

    def _apply(self, op: Op, a: int, b: int) -> int:
        """An operator on constants, by the instruction that it has on registers."""
        instruction = (int(_UNARY[op]), 2, 0, 0) if op in _UNARY else (int(_BINARY[op]), 2, 0, 1)
        registers = [a, b, 0]
        self._run([instruction], registers)
        return registers[2]

    def _run(self, program: list[_Instruction], registers: list[int]) -> int | None:
        """Run instructions; the index of the first axiom that fails, or None."""
        compose, closure = self._algebra.compose, self._algebra.closure
        for code, target, a, b in program:
            if code == _UNION:
                registers[target] = registers[a] | registers[b]
            elif code == _INTERSECTION:
                registers[target] = registers[a] & registers[b]
            elif code == _SEQUENCE:
                registers[target] = compose(registers[a], registers[b])
            elif code == _CLOSURE:
                registers[target] = closure(registers[a])
            elif code == _DIFFERENCE:
                registers[target] = registers[a] & ~registers[b]
            elif code in _CHECK_CODES:
                if self._found(code, registers[a]) != bool(b):
                    return target
            else:
                registers[target] = self._rare(code, registers, a, b)
        return None

    def _found(self, code: int, value: int) -> bool:
        """Has the value what the check forbids?"""
        if code == _ACYCLIC:
            return not self._algebra.is_acyclic(value)
        if code == _IRREFLEXIVE:
            return bool(value & self._algebra.identity)
        return bool(value)

    def _rare(self, code: int, registers: list[int], a: int, b: int) -> int:
        algebra = self._algebra
        match code:
            case _Code.INVERSE:
                return algebra.inverse(registers[a])
            case _Code.IDENTITY_ON:
                return algebra.identity_on(registers[a])
            case _Code.PRODUCT:
                return algebra.product(registers[a], registers[b])
            case _Code.DOMAIN:
                return algebra.domain(registers[a])
            case _Code.RANGE:
                return algebra.range(registers[a])
            case _:
                return self._iterate(registers, a, b)

    def _iterate(self, registers: list[int], group: int, chosen: int) -> int:
        loop, pairs = self._fixpoints[group]
        changed = True
        while changed:
            self._run(loop, registers)
            changed = any(registers[variable] != registers[body] for variable, body in pairs)
            for variable, body in pairs:
                registers[variable] = registers[body]
        return registers[chosen]


_NO_SHORTCUT = -1
_UNION = int(_Code.UNION)
_INTERSECTION = int(_Code.INTERSECTION)
_SEQUENCE = int(_Code.SEQUENCE)
_CLOSURE = int(_Code.CLOSURE)
_DIFFERENCE = int(_Code.DIFFERENCE)
_ACYCLIC = int(_Code.ACYCLIC)
_IRREFLEXIVE = int(_Code.IRREFLEXIVE)
_CHECK_CODES = frozenset(int(code) for code in _CHECKS.values())
