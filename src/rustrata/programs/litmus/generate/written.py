"""What the writers of all dialects hand over, and the text around the threads."""

from rustrata.programs.litmus.generate.plan import Plan
from rustrata.programs.litmus.syntax import Dialect
from rustrata.records import record

AND = " /\\ "


@record
class Written:
    """The initial state and the threads of a test as text, and the register that each read went to.

    ``registers`` maps the number of a read to the name of its register in the condition.
    """

    initial: str
    threads: str
    registers: dict[int, str]


def whole_test(plan: Plan, dialect: Dialect, written: Written) -> str:
    """The text of a test: header, threads and condition."""
    cycle = plan.cycle
    ends = (cycle.edges[thread[-1]].word for thread in cycle.threads)
    terms = [f"{location}={value}" for location, value in plan.finals]
    terms += [f"{read.thread}:{written.registers[read.index]}={read.value}" for read in plan.reads]
    assert terms, "a cycle has a read that communicates or a location that is written twice"
    lines = (
        f"{dialect.value} {plan.name}",
        f'"{cycle.shown}"',
        "Generator=rustrata",
        f"Com={' '.join(end[:2] for end in ends)}",
        f"Orig={cycle.shown}",
        written.initial,
        written.threads,
        f"exists ({AND.join(terms)})",
    )
    return "\n".join(lines) + "\n"


def columns(threads: list[list[str]]) -> str:
    """Rows of instructions under ``P0 | P1 ;``."""
    heads = [[f"P{index}", *lines] for index, lines in enumerate(threads)]
    widths = [max(map(len, column)) for column in heads]
    height = max(map(len, heads))
    rows = (
        " | ".join((column[row] if row < len(column) else "").ljust(width)
                   for column, width in zip(heads, widths, strict=True))
        for row in range(height)
    )  # fmt: skip
    return "\n".join(f" {row} ;" for row in rows)
