"""Litmus tests from cycles of relaxations, in diy's notation and for every dialect.

`generate` makes one test of one cycle. `read_cycle`, `build_cycle`, `name_of` and `plan` are its steps: from
text to relaxations, to events with locations and values, to a name, and to what each thread does and what
the condition asks for; one writer for each kind of dialect makes the text.
"""

from typing import assert_never

from rustrata.programs.litmus.generate.assembly_text import write_assembly
from rustrata.programs.litmus.generate.cycle import Cycle, Event, build_cycle
from rustrata.programs.litmus.generate.language_text import write_language
from rustrata.programs.litmus.generate.naming import name_of
from rustrata.programs.litmus.generate.notation import read_cycle
from rustrata.programs.litmus.generate.plan import Plan, plan
from rustrata.programs.litmus.generate.written import Written, whole_test
from rustrata.programs.litmus.generate.x86_text import write_x86
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import record
from rustrata.source import Span

__all__ = ["Cycle", "Event", "Generated", "Plan", "build_cycle", "generate", "name_of", "plan", "read_cycle"]


@record
class Generated:
    """A test that was made from a cycle. ``text`` is that of its file."""

    name: str
    dialect: Dialect
    cycle: Cycle
    text: str


def generate(written: Span, dialect: Dialect, *, every_value: bool = False) -> Generated:
    """The test of a cycle that stands in a text, as ``Rfe PodRR Fre PodWW``, rotated as its shape is written.

    Its condition asks for the values that the cycle tells of; with ``every_value`` for those of all reads and
    written locations.

    Raises:
        RustrataError: a GEN code, with the position of the mistake in the cycle.
    """
    cycle = build_cycle(read_cycle(written, dialect), dialect)
    planned = plan(name_of(cycle.edges), cycle, dialect, every_value=every_value)
    return Generated(planned.name, dialect, cycle, whole_test(planned, dialect, _written(planned, dialect)))


def _written(planned: Plan, dialect: Dialect) -> Written:
    match dialect:
        case Dialect.C | Dialect.RUST:
            return write_language(planned, dialect)
        case Dialect.X86 | Dialect.X86_64:
            return write_x86(planned, dialect)
        case Dialect.AARCH64 | Dialect.ARM | Dialect.RISCV | Dialect.PPC | Dialect.MIPS:
            return write_assembly(planned, dialect)
        case _:
            assert_never(dialect)
