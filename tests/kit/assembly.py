"""Small programs in the assembly of an instruction set, for tests: one text per thread.

Locations and registers are placeholders, as in a mapping's row: ``ldar {a}, {y}``. ``{one}`` and ``{two}``
are the constants. A name of one letter from the end of the alphabet is a location. ``ldr {b}, {x} @a`` has an
address that was computed from ``a``.
"""

import re
from dataclasses import replace
from functools import cache

from rustrata.architecture.instruction import Instruction, code_of
from rustrata.architecture.mapping import INSTRUCTION_SETS
from rustrata.architecture.operands import Immediate, Memory, Operand, SymbolicRegister
from rustrata.architecture.targets import TARGETS
from rustrata.architecture.template import TEMPORARIES, Names, expand, template
from rustrata.executions.actions import Code, Program, Read, Write
from rustrata.executions.expressions import I32
from rustrata.executions.outcomes import Outcome
from rustrata.relational.engine import Question
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

LOCATIONS = frozenset("xyz")
CONSTANTS = {"one": 1, "two": 2, "three": 3}


def text_of_model(target: str) -> str:
    """The ``.cat`` file of a target."""
    return TARGETS[target].model.read_text(encoding="utf-8")


def model_from(target: str, text: str) -> Model:
    """A changed model of a target."""
    return parse_model(SourceFile("changed.cat", text), target, TARGETS[target].tags)


@cache
def model_of(target: str) -> Model:
    """The shipped model of a target."""
    return model_from(target, text_of_model(target))


def registers_of(text: str) -> tuple[str, ...]:
    """The registers that a thread mentions, in order."""
    names = dict.fromkeys(re.findall(r"\{(\w+)(?::\w+)?\}", text))
    return tuple(n for n in names if n not in LOCATIONS | TEMPORARIES | set(CONSTANTS))


def thread(target: str, text: str) -> Code:
    """The actions of one thread."""
    bindings: dict[str, Operand] = {name: Memory(name) for name in LOCATIONS}
    bindings |= {name: Immediate(value) for name, value in CONSTANTS.items()}
    bindings |= {name: SymbolicRegister(name) for name in registers_of(text)}
    lines = template(re.sub(r"@\w+", "", text).replace(";", "\n"))
    expansion = expand(lines, INSTRUCTION_SETS[target], Names(frozenset(bindings)), bindings, I32, None)
    instructions = iter(line for line in expansion.lines if isinstance(line, Instruction))
    for line, written in zip(lines, text.split(";"), strict=False):
        found = re.search(r"@(\w+)", written)
        if line.mnemonic:
            instruction = next(instructions)
            if found:
                addressed = _at_address_of(instruction, found[1])
                expansion = replace(
                    expansion,
                    lines=tuple(addressed if line is instruction else line for line in expansion.lines),
                )
    return code_of((*expansion.setup, *expansion.lines))


def _at_address_of(instruction: Instruction, register: str) -> Instruction:
    """The instruction, its address computed from a register."""
    actions = tuple(
        replace(action, address_registers=(register,)) if isinstance(action, Read | Write) else action
        for action in instruction.actions
    )
    return replace(instruction, actions=actions)


def program(target: str, *threads: str, initial: dict[str, int] | None = None) -> Program:
    """The program of some threads, all locations 0 unless said otherwise."""
    return Program(
        "test",
        tuple(sorted(({name: 0 for name in LOCATIONS} | (initial or {})).items())),
        tuple(thread(target, text) for text in threads),
        tuple((index, name) for index, text in enumerate(threads) for name in registers_of(text)),
        tuple(sorted(LOCATIONS)),
    )


def outcomes(target: str, executable: Program, model: Model | None = None) -> frozenset[Outcome]:
    """All outcomes of a program under the target's model, or under another one."""
    found = Question(executable, model or model_of(target)).outcomes(Budget(2_000_000))
    assert not found.incomplete, found.incomplete
    return frozenset(found.outcomes)


def allows(
    target: str,
    *threads: str,
    initial: dict[str, int] | None = None,
    model: Model | None = None,
    **values: int,
) -> bool:
    """Is there an outcome where each register or location named in ``values`` has its value?"""
    return any(
        all(
            {_name(key): value for key, value in outcome.values}[name] == want
            for name, want in values.items()
        )
        for outcome in outcomes(target, program(target, *threads, initial=initial), model)
    )


def _name(observable: object) -> str:
    return str(observable).rpartition(":")[2].strip("[]")
