"""What instructions cost, where somebody measured it: annotations, never part of a verdict.

Figures come from ``costs.toml`` alone, each with its unit, machine and source. A sum adds figures that were
measured one instruction at a time: it shows which mapping is dearer, not how long a program runs.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from rustrata.architecture.instruction import Instruction
from rustrata.architecture.operands import Memory, StackSlot
from rustrata.records import record


@record
class Figure:
    """One measured instruction. ``machine`` and ``source`` say where and how."""

    target: str
    instruction: str
    operand: str
    figure: float
    unit: str
    machine: str
    source: str


@record
class Cost:
    """The cost of some instructions: a figure for each that has one, and how many have none."""

    figures: tuple[Figure, ...]
    unmeasured: int

    def __str__(self) -> str:
        parts = []
        for unit in dict.fromkeys(figure.unit for figure in self.figures):
            total = sum(figure.figure for figure in self.figures if figure.unit == unit)
            parts.append(f"{total:.2f} {unit}")
        if self.unmeasured:
            parts.append(f"{self.unmeasured} not measured" if parts else "not measured")
        return " and ".join(parts)


@cache
def figures() -> dict[tuple[str, str, str], Figure]:
    """The table, by target, instruction and kind of operand."""
    text = (resources.files("rustrata.architecture") / "costs.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    machines = table["machine"]
    found = {}
    for row in table["cost"]:
        machine = machines[row["machine"]]
        key = (row["target"], row["instruction"], row["operand"])
        found[key] = Figure(*key, row["figure"], row["unit"], machine["name"], machine["source"])
    return found


def cost_of(target: str, instructions: Sequence[Instruction]) -> Cost:
    """What some instructions of a target cost, each taken alone."""
    rows = [figures().get((target, each.mnemonic, _operand(each))) for each in instructions]
    return Cost(tuple(row for row in rows if row is not None), rows.count(None))


def _operand(instruction: Instruction) -> str:
    if any(isinstance(operand, Memory) for operand in instruction.operands):
        return "memory"
    return "stack" if StackSlot() in instruction.operands else "none"
