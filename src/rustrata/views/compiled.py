"""A compiled test as text: each source statement with its instructions and what they cost."""

from collections.abc import Iterator

from rustrata.architecture.compile import CompiledProgram
from rustrata.architecture.costs import cost_of
from rustrata.architecture.targets import Target
from rustrata.diagnostics.styled import Segment, Style, Styled


def operations(compiled: CompiledProgram, target: Target, verbose: bool) -> Iterator[Styled]:
    """One line for each statement of each thread, then where the figures come from."""
    rows = []
    for index, thread in enumerate(compiled.threads):
        for statement in thread.statements:
            text = " ".join(statement.statement.span.text.split())
            instructions = (*statement.operands, *statement.instructions)
            code = "; ".join(instruction.text for instruction in instructions)
            number = f"{len(instructions)} instruction{'' if len(instructions) == 1 else 's'}"
            cost = f"{number}, {cost_of(target.name, instructions)}"
            rows.append((f"P{index}", _cut(text, 44), code, cost if code else "no instruction"))
    wide = max((len(text) for _, text, _, _ in rows), default=0)
    deep = max((len(code) for _, _, code, _ in rows), default=0)
    for owner, text, code, cost in rows:
        yield (Segment(f"    {owner}  {text:<{wide}}   {code:<{deep}}   {cost}"),)
    instructions = tuple(i for thread in compiled.threads for i in thread.instructions)
    found = cost_of(target.name, instructions).figures
    for machine, source in dict.fromkeys((figure.machine, figure.source) for figure in found):
        how = f"; {source}" if verbose else ""
        yield (Segment(f"    each instruction alone, on {machine}{how}", Style.DIM),)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 3] + "..."
