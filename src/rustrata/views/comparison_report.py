"""Comparisons of models as text, JSON and diagnostics."""

from collections.abc import Iterator
from itertools import zip_longest

from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.refinement.comparison import Comparison, Difference, Direction
from rustrata.views.execution import cycle
from rustrata.views.refuted_boundary import execution_text


def report(comparison: Comparison) -> Styled:
    """Both directions, with a program and its two executions where there is one."""
    return tuple(segment for line in _lines(comparison) for segment in (*line, Segment("\n")))


def _lines(comparison: Comparison) -> Iterator[Styled]:
    bound, kinds = comparison.bound, comparison.vocabulary
    yield (
        Segment(
            f"every program of up to {bound.size} operations ({kinds}) in up to {bound.threads} threads "
            f"over {bound.locations} locations, at most {bound.writes} writes to each",
            Style.DIM,
        ),
    )
    for direction in comparison.directions:
        yield ()
        yield from _direction(direction)


def _direction(direction: Direction) -> Iterator[Styled]:
    title = f"{direction.allowing} allows, {direction.forbidding} forbids"
    found = direction.difference
    if found is None:
        words, style = ("unknown", Style.WARNING) if direction.incomplete else ("nothing", Style.GOOD)
        reason = f"   {direction.incomplete}" if direction.incomplete else ""
        yield (Segment(f"{title}: ", Style.EMPHASIS), Segment(words, style), Segment(reason))
        return
    yield (Segment(f"{title}: ", Style.EMPHASIS), Segment(f"a program of {found.size} operations"))
    yield ()
    for line in _program(found):
        yield (Segment(f"    {line}".rstrip()),)
    yield ()
    yield (Segment(f"  {found.outcome}"),)
    yield (Segment(f"  `{found.allowing.name}` allows this execution"),)
    yield from ((Segment(f"    {line}"),) for line in execution_text(found.allowed).splitlines())
    if found.forbidden is not None:
        why = f"`{found.forbidden.axiom}` ({found.forbidden.kind.value}): {cycle(found.forbidden)}"
        yield (Segment(f"  `{found.forbidding.name}` forbids it by {why}"),)
        shown = execution_text(found.forbidden.candidate)
        yield from ((Segment(f"    {line}"),) for line in shown.splitlines())


def _program(found: Difference) -> Iterator[str]:
    if found.text:
        yield from found.text.rstrip().splitlines()
        return
    columns = [[f"P{number}", *lines] for number, lines in enumerate(found.threads)]
    widths = [max(map(len, column)) for column in columns]
    for row in zip_longest(*columns, fillvalue=""):
        yield "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))


def findings(comparison: Comparison) -> Iterator[Diagnostic]:
    """A note for each direction that has a program, a warning for one that is not decided."""
    for direction in comparison.directions:
        what = f"{direction.allowing} allows and {direction.forbidding} forbids"
        if direction.difference is not None:
            size, outcome = direction.difference.size, direction.difference.outcome
            lines = "\n".join(_program(direction.difference))
            message = f"{what} {outcome} of a program of {size} operations"
            yield Diagnostic("REF006", message, notes=(lines,), severity=Severity.NOTE)
        elif direction.incomplete:
            message = f"what {what} is not decided: {direction.incomplete}"
            yield Diagnostic("REF002", message, severity=Severity.WARNING)


def comparison_json(comparison: Comparison) -> dict[str, Json]:
    """Both directions."""
    return {
        "vocabulary": str(comparison.vocabulary),
        "bound": comparison.bound.size,
        "directions": [
            {
                "allows": direction.allowing,
                "forbids": direction.forbidding,
                "incomplete": direction.incomplete,
                "program": None
                if direction.difference is None
                else {
                    "operations": direction.difference.size,
                    "text": "\n".join(_program(direction.difference)),
                    "outcome": {str(o): value for o, value in direction.difference.outcome.values},
                    "axiom": None
                    if direction.difference.forbidden is None
                    else direction.difference.forbidden.axiom,
                },
            }
            for direction in comparison.directions
        ],
    }
