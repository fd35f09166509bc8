"""Compilations as text: one test in full, or a table of many; and what they found as diagnostics."""

from collections.abc import Iterator, Sequence

from rustrata.diagnostics import human
from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.outcomes import show_condition
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.refinement.compilation import Compilation
from rustrata.refinement.consistency import LayerWitness
from rustrata.views.compiled import operations
from rustrata.views.findings import tables_of
from rustrata.views.refuted_boundary import refuted_boundary, show_coverage
from rustrata.views.walk_json import boundary_json, threads_json

VERDICT_WORDS = {
    Holds: ("holds", Style.GOOD),
    Refuted: ("refuted", Style.BAD),
    Unknown: ("unknown", Style.WARNING),
}
"""How a verdict is called and shown."""


def findings(compilations: Sequence[Compilation]) -> Iterator[Diagnostic]:
    """One for each compilation that is refuted or not decided."""
    for each in compilations:
        place = f"{each.test.name} on {each.target.name}, {tables_of(each.tables)},"
        here = each.test.condition_span
        match each.boundary.verdict:
            case Refuted(coverage, witness):
                assert isinstance(witness, LayerWitness), "no machine is below an instruction set here"
                yield refuted_boundary(each.boundary, "REF001", place, coverage, witness, here)
            case Unknown(reason):
                message = f"{place} is not decided: {reason}"
                yield Diagnostic("REF002", message, here, severity=Severity.WARNING)
            case Holds():
                pass


def report(compilations: Sequence[Compilation], *, verbose: bool) -> Styled:
    """One test on each of its targets, with the instructions."""
    return _joined(_lines(compilations, verbose))


def _lines(compilations: Sequence[Compilation], verbose: bool) -> Iterator[Styled]:
    first = compilations[0]
    test, upper = first.test, first.boundary.upper
    yield (Segment(test.name, Style.EMPHASIS), Segment(f"   {test.source.name}", Style.DIM))
    yield (Segment(f"{test.quantifier.value} ({show_condition(test.condition)})"),)
    yield (Segment(f"model {upper.model}: {len(upper.observations)} outcomes"),)
    if upper.undefined is not None:
        yield (Segment("undefined behaviour", Style.BAD), Segment(f": {upper.undefined.flag}"))
    for each in compilations:
        words, style = VERDICT_WORDS[type(each.boundary.verdict)]
        yield ()
        yield (
            Segment(each.target.name, Style.EMPHASIS),
            Segment(f"   {tables_of(each.tables)}, model {each.target.model.stem}"),
        )
        yield from operations(each.compiled, each.target, verbose)
        match each.boundary.verdict:
            case Holds(coverage, note):
                yield (Segment("  "), Segment(words, style), Segment(f"   {note}"))
                yield (Segment(f"  {show_coverage(coverage)}", Style.DIM),)
            case Refuted():
                yield (Segment("  "), Segment(words, style), Segment("   see below"))
            case Unknown(reason):
                yield (Segment("  "), Segment(words, style), Segment(f"   {reason}"))
    for finding in findings(compilations):
        yield ()
        yield human.render(finding)[:-1]


def table(tests: Sequence[Sequence[Compilation]]) -> Styled:
    """A line for each test, a column for each target and mapping."""
    return _joined(_rows(tests))


def _rows(tests: Sequence[Sequence[Compilation]]) -> Iterator[Styled]:
    heads = [tables_of(each.tables).removeprefix("mapping ") for each in tests[0]]
    widths = [max(len(head), len("refuted")) for head in heads]
    name = max(len("test"), *(len(row[0].test.name) for row in tests))
    cells = "  ".join(f"{head:<{width}}" for head, width in zip(heads, widths, strict=True))
    yield (Segment(f"{'test':<{name}}  {cells}".rstrip(), Style.EMPHASIS),)
    for row in tests:
        line = [Segment(f"{row[0].test.name:<{name}}")]
        for each, width in zip(row, widths, strict=True):
            words, style = VERDICT_WORDS[type(each.boundary.verdict)]
            line += [Segment("  "), Segment(words, style), Segment(" " * (width - len(words)))]
        yield tuple(line)
    verdicts = [each.boundary.verdict for row in tests for each in row]
    counts = ", ".join(
        f"{sum(isinstance(verdict, kind) for verdict in verdicts)} {words}"
        for kind, (words, _) in VERDICT_WORDS.items()
    )
    yield (Segment(f"{len(tests)} tests, {len(verdicts)} compilations: {counts}", Style.EMPHASIS),)


def compilations_json(compilations: Sequence[Compilation]) -> dict[str, Json]:
    """One test on each of its targets."""
    test = compilations[0].test
    return {
        "test": test.name,
        "file": test.source.name,
        "targets": [
            {
                "target": each.target.name,
                "mappings": [table.name for table in each.tables],
                "threads": threads_json(each.compiled),
                "boundary": boundary_json(each.boundary),
            }
            for each in compilations
        ],
    }


def _joined(lines: Iterator[Styled]) -> Styled:
    return tuple(segment for line in lines for segment in (*line, Segment("\n")))
