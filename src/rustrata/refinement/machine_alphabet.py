"""The operations of symbolic programs in an instruction set, and programs made of them.

A program may have dependencies: by address and data on a register that is combined with itself, by control
through a branch that goes on either way.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from rustrata.architecture.instruction import code_of
from rustrata.architecture.mapping import INSTRUCTION_SETS
from rustrata.architecture.operands import Immediate, Memory, Operand, SymbolicRegister
from rustrata.architecture.template import Names, expand, template
from rustrata.executions.actions import (
    Action,
    Assume,
    Code,
    CompareExchange,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import I32, Binary, BinaryOperator, Expression, Register
from rustrata.records import record
from rustrata.refinement.found_program import LOCATIONS, values_written
from rustrata.refinement.patterns import PROBE, patterns_of
from rustrata.relational.synthesis.operation import Operation
from rustrata.relational.synthesis.program import Proposal


@record
class MachineLetter:
    """One instruction as a template writes it."""

    target: str
    family: str
    text: str

    @property
    def writes(self) -> bool:
        """Does it write memory?"""
        return self.family in ("store", "swap")

    @property
    def result(self) -> bool:
        """Does it give a register the value that it reads?"""
        return self.family in ("load", "swap")


@cache
def machine_letters(target: str, families: tuple[str, ...]) -> tuple[MachineLetter, ...]:
    """The instructions of some families, weaker ones first."""
    text = resources.files("rustrata.architecture").joinpath("instruction_alphabets.toml").read_text("utf-8")
    table = tomllib.loads(text)[target]
    return tuple(MachineLetter(target, family, each) for family in families for each in table.get(family, ()))


def machine_operations(alphabet: Sequence[MachineLetter]) -> tuple[Operation, ...]:
    """The operations of an alphabet, which are the same events under both models."""
    found = []
    for letter in alphabet:
        alone = _code(letter, "x", 1, "r0")[1]
        behind = _code(machine_letters(letter.target, ("store",))[0], PROBE, 1, "r1")[1]
        (pattern,) = patterns_of(alone, (*alone, *behind), ("x",))
        found.append(Operation(letter.text, pattern, pattern))
    return tuple(found)


def _code(letter: MachineLetter, location: str, value: int, register: str) -> tuple[list[str], Code]:
    """The instruction as text and as actions; it leaves what it reads in a register."""
    isa = INSTRUCTION_SETS[letter.target]
    bindings: dict[str, Operand] = {
        "memory": Memory(location),
        "target": SymbolicRegister(register),
        "value": Immediate(value),
        "operand": Immediate(value),
    }
    names = Names(frozenset({register}), temporaries=int(register[1:]))
    expanded = expand(template(letter.text), isa, names, bindings, I32, None)
    lines = (*expanded.setup, *expanded.lines)
    return [line.text for line in lines], code_of(lines)


def machine_program(
    proposal: Proposal, alphabet: Sequence[MachineLetter]
) -> tuple[Program, tuple[tuple[str, ...], ...]]:
    """The program of a proposal, which observes every register and location, and the lines of each thread."""
    written = values_written(proposal, alphabet)
    threads: dict[int, list[Action]] = {}
    texts: dict[int, list[str]] = {}
    registers = []
    for slot, each in enumerate(proposal.slots):
        letter = alphabet[each.operation]
        place = LOCATIONS[each.location or 0]
        lines, code = _code(letter, place, written.get(slot, 0), f"r{slot}")
        on = {name: [f"r{a}" for n, a, b in sorted(proposal.dependencies) if (n, b) == (name, slot)]
              for name in ("addr", "data", "ctrl")}  # fmt: skip
        threads.setdefault(each.thread, []).extend(_depending(code, on["addr"], on["data"], on["ctrl"]))
        notes = [f"{name} on {', '.join(sources)}" for name, sources in on.items() if sources]
        shown = "; ".join(lines) + (f"   ({'; '.join(notes)})" if notes else "")
        texts.setdefault(each.thread, []).append(shown)
        if letter.result:
            registers.append((each.thread, f"r{slot}"))
    used = sorted({LOCATIONS[each.location] for each in proposal.slots if each.location is not None})
    program = Program(
        "found",
        tuple((place, 0) for place in used),
        tuple(map(tuple, threads.values())),
        tuple(registers),
        tuple(used),
    )
    return program, tuple(map(tuple, texts.values()))


def _depending(
    code: Code, address: Sequence[str], data: Sequence[str], control: Sequence[str]
) -> Iterator[Action]:
    for register in control:
        read = Register(register)
        yield Assume(Binary(BinaryOperator.EQUAL, read, read))
    for action in code:
        match action:
            case Write(value=value) | WriteExclusive(value=value) | Update(value=value):
                for register in data:
                    value = Binary(BinaryOperator.ADD, value, _nothing(register))
                yield replace(action, value=value, address_registers=tuple(address))
            case Read() | CompareExchange():
                yield replace(action, address_registers=tuple(address))
            case _:
                yield action


def _nothing(register: str) -> Expression:
    """0, computed from a register."""
    read = Register(register)
    return Binary(BinaryOperator.XOR, read, read)
