"""Running one thread of a litmus test by itself, with all of memory to it: the plain meaning of its code."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from rustrata.executions.expressions import Expression, Leaf, Register, evaluate
from rustrata.programs.litmus import (
    Break,
    CompareExchange,
    Continue,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Loop,
    Statement,
    Store,
    UpdateOperation,
)

State = tuple[dict[str, int], dict[str, int]]


OPERATIONS: dict[UpdateOperation, Callable[[int, int], int]] = {
    UpdateOperation.SWAP: lambda old, operand: operand,
    UpdateOperation.FETCH_ADD: lambda old, operand: old + operand,
    UpdateOperation.FETCH_SUB: lambda old, operand: old - operand,
    UpdateOperation.FETCH_AND: lambda old, operand: old & operand,
    UpdateOperation.FETCH_OR: lambda old, operand: old | operand,
    UpdateOperation.FETCH_XOR: lambda old, operand: old ^ operand,
    UpdateOperation.FETCH_NAND: lambda old, operand: ~(old & operand),
    UpdateOperation.FETCH_MAX: max,
    UpdateOperation.FETCH_MIN: min,
}


class _Leaves(Exception):
    """A `Break` or `Continue` on its way to its loop."""

    def __init__(self, how: Break | Continue) -> None:
        self.how = how


@dataclass
class _Machine:
    """The thread's registers, and memory."""

    test: LitmusTest
    memory: dict[str, int]
    registers: dict[str, int] = field(default_factory=dict)

    def value(self, expression: Expression) -> int:
        def held(leaf: Leaf) -> int:
            assert isinstance(leaf, Register)
            return self.registers[leaf.name]

        return evaluate(expression, held)

    def keep(self, target: str | None, value: int) -> None:
        if target is not None:
            self.registers[target] = value

    def run(self, statement: Statement) -> None:
        match statement:
            case Load(target, location, _, _):
                self.keep(target, self.memory[location])
            case Store(location, value, _, _):
                self.memory[location] = self.value(value)
            case FetchUpdate(target, operation, location, operand, _, _):
                old, type_ = self.memory[location], self.test.declaration(location).type
                self.memory[location] = type_.wrap(OPERATIONS[operation](old, self.value(operand)))
                self.keep(target, old)
            case CompareExchange():
                self.compare_exchange(statement)
            case Fence():
                pass
            case Let(target, value, _):
                self.registers[target] = self.value(value)
            case If() | Loop() | Break() | Continue():
                self.control(statement)
            case _:
                assert_never(statement)

    def control(self, statement: If | Loop | Break | Continue) -> None:
        match statement:
            case If(condition, then, otherwise, _):
                for inner in then if self.value(condition) else otherwise:
                    self.run(inner)
            case Loop():
                self.loop(statement)
            case _:
                raise _Leaves(statement)

    def loop(self, statement: Loop) -> None:
        while True:
            try:
                for inner in statement.body:
                    self.run(inner)
            except _Leaves as leaves:
                if isinstance(leaves.how, Break):
                    return

    def compare_exchange(self, statement: CompareExchange) -> None:
        old = self.memory[statement.location]
        equal = old == self.value(statement.expected)
        if equal:
            self.memory[statement.location] = self.value(statement.desired)
        self.keep(statement.target, old)
        self.keep(statement.succeeded, int(equal))


def run_alone(test: LitmusTest, thread: int = 0) -> State:
    """The final registers and locations when only this thread runs. Weak operations succeed if they can."""
    machine = _Machine(test, {declaration.name: declaration.initial for declaration in test.declarations})
    for statement in test.threads[thread].body:
        machine.run(statement)
    return machine.registers, machine.memory
