"""The bitset machine: a model specialised to one event structure.

What does not depend on rf or co is computed once; what is known to be empty disappears; the rest becomes a
list of instructions over a register file of ints, with the axioms placed as early as their operands allow.
"""

from collections.abc import Callable
from enum import IntEnum
from typing import TypeAlias

from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.ir import Level, Node, Op
from rustrata.relational.model import Axiom, Model
from rustrata.relational.relation import Relations
from rustrata.relational.structure import INITIAL, EventStructure

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


def base_relation(name: str, structure: EventStructure) -> int:
    """A relation that the structure gives, by its name in cat."""
    algebra = structure.algebra
    given: dict[str, Callable[[], int]] = {
        "id": lambda: algebra.identity,
        "po": lambda: structure.program_order,
        "loc": lambda: structure.same_location,
        "int": lambda: structure.same_thread,
        "ext": lambda: algebra.full & ~structure.same_thread,
        "addr": lambda: structure.address,
        "data": lambda: structure.data,
        "ctrl": lambda: structure.control,
        "amo": lambda: structure.amo,
        "lxsx": lambda: structure.lxsx,
    }
    return given[name]()


def base_set(name: str, structure: EventStructure) -> int:
    """A set that the structure gives, by its name in cat: one of its own or a tag."""
    events = structure.events
    match name:
        case "R":
            chosen = [e.index for e in events if e.reads]
        case "W":
            chosen = [e.index for e in events if e.writes]
        case "F":
            chosen = [e.index for e in events if not e.reads and not e.writes]
        case "IW":
            chosen = [e.index for e in events if e.thread == INITIAL]
        case _:
            return structure.tagged(name)
    return sum(1 << index for index in chosen)


class Evaluator:
    """Decides executions of one event structure under one model."""

    def __init__(self, model: Model, structure: EventStructure) -> None:
        self.model = model
        self.structure = structure
        self.algebra: Relations = structure.algebra
        self._registers: list[int] = [0, 0, 0]
        self._slots: dict[int, int] = {}
        self._constants: dict[int, int] = {}
        self._fixpoints: list[tuple[list[_Instruction], list[tuple[int, int]]]] = []
        self._emitting: list[_Instruction] = []
        self.never: Axiom | None = None
        """An axiom that no execution of the structure meets."""
        self._complete = self._program(model.axioms)
        self._partial = self._program(tuple(a for a in model.axioms if a.monotone))

    def violated(self, rf: int, co: int, fr: int, *, complete: bool = True) -> Axiom | None:
        """The first axiom that the execution breaks, in evaluation order; None when it is consistent.

        With ``complete=False`` rf and co may still grow and only axioms that stay broken are looked at.
        """
        if self.never is not None:
            return self.never
        program = self._complete if complete else self._partial
        failed = self._run(program, self._loaded(rf, co, fr))
        return None if failed is None else self.model.axioms[failed]

    def value(self, node: Node, rf: int, co: int, fr: int) -> int:
        """What a node of the model denotes in an execution."""
        if node.number in self._constants:
            return self._constants[node.number]
        saved = dict(self._slots)
        self._emitting = []
        slot = self._emit(node)
        self._slots = saved
        if slot is None:
            return self._constants[node.number]
        registers = self._loaded(rf, co, fr)
        self._run(self._emitting, registers)
        return registers[slot]

    def _loaded(self, rf: int, co: int, fr: int) -> list[int]:
        registers = self._registers.copy()
        registers[RF], registers[CO], registers[FR] = rf, co, fr
        return registers

    def _program(self, axioms: tuple[Axiom, ...]) -> list[_Instruction]:
        """Instructions that test the axioms in turn."""
        saved = dict(self._slots)
        self._emitting = []
        for axiom in axioms:
            slot = self._emit(axiom.node)
            if slot is None:
                constant = self._constants[axiom.node.number]
                if self.breaks(axiom, constant):
                    self.never = self.never or axiom
                continue
            index = self.model.axioms.index(axiom)
            self._emitting.append((_CHECKS[axiom.kind], index, slot, int(axiom.negated)))
        program = self._emitting
        self._slots = saved
        return program

    def breaks(self, axiom: Axiom, value: int) -> bool:
        """Does a value of the axiom's node break it?"""
        match axiom.kind:
            case CheckKind.ACYCLIC:
                met = self.algebra.is_acyclic(value)
            case CheckKind.IRREFLEXIVE:
                met = not value & self.algebra.identity
            case CheckKind.EMPTY:
                met = not value
        return met == axiom.negated

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
            return self._fixpoint(node)
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
        identity = self.algebra.identity
        if node.op is Op.SEQUENCE and constant & ~identity == 0:
            kept = self.algebra.domain(constant)
            mask = self.algebra.rows(kept) if left_known else self.algebra.column * kept
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

    def _leaf(self, node: Node) -> int:
        match node.op:
            case Op.BASE_RELATION:
                return base_relation(node.name, self.structure)
            case Op.BASE_SET:
                return base_set(node.name, self.structure)
            case Op.EVERYTHING:
                return self.algebra.row
            case Op.EMPTY:
                return 0
            case _:
                raise AssertionError(f"{node.op} is not a leaf")

    def _apply(self, op: Op, a: int, b: int) -> int:
        algebra = self.algebra
        operations: dict[Op, Callable[[], int]] = {
            Op.UNION: lambda: a | b,
            Op.INTERSECTION: lambda: a & b,
            Op.DIFFERENCE: lambda: a & ~b,
            Op.SEQUENCE: lambda: algebra.compose(a, b),
            Op.INVERSE: lambda: algebra.inverse(a),
            Op.CLOSURE: lambda: algebra.closure(a),
            Op.IDENTITY_ON: lambda: algebra.identity_on(a),
            Op.PRODUCT: lambda: algebra.product(a, b),
            Op.DOMAIN: lambda: algebra.domain(a),
            Op.RANGE: lambda: algebra.range(a),
        }
        return operations[op]()

    def _run(self, program: list[_Instruction], registers: list[int]) -> int | None:
        """Run instructions; the index of the first axiom that fails, or None."""
        algebra = self.algebra
        compose, closure, identity = algebra.compose, algebra.closure, algebra.identity
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
            elif code == _ACYCLIC:
                if bool(closure(registers[a]) & identity) != bool(b):
                    return target
            elif code == _IRREFLEXIVE:
                if bool(registers[a] & identity) != bool(b):
                    return target
            elif code == _EMPTY:
                if bool(registers[a]) != bool(b):
                    return target
            else:
                registers[target] = self._rare(code, registers, a, b)
        return None

    def _rare(self, code: int, registers: list[int], a: int, b: int) -> int:
        algebra = self.algebra
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
        for variable, _ in pairs:
            registers[variable] = 0
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
_EMPTY = int(_Code.EMPTY)
