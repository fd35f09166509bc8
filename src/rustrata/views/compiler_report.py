"""What compilers made of tests, as text: one test with its instructions, or a table of many."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rustrata.diagnostics import human
from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.outcomes import show_condition
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.refinement.compilers import CompiledTest
from rustrata.refinement.consistency import LayerWitness
from rustrata.views.refine_report import VERDICT_WORDS
from rustrata.views.refuted_boundary import refuted_boundary, show_coverage
from rustrata.views.walk_json import boundary_json


def findings(compiled: Sequence[CompiledTest]) -> Iterator[Diagnostic]:
    """One for each test that is refuted or not decided."""
    for each in compiled:
        place = f"{each.test.name} by {each.compiler} for {each.machine.name}"
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


def report(compiled: Sequence[CompiledTest]) -> Styled:
    """One test by each of its compilers, with the instructions."""
    return tuple(segment for line in _lines(compiled) for segment in (*line, Segment("\n")))


def _lines(compiled: Sequence[CompiledTest]) -> Iterator[Styled]:
    first = compiled[0]
    test, upper = first.test, first.boundary.upper
    yield (Segment(test.name, Style.EMPHASIS), Segment(f"   {test.source.name}", Style.DIM))
    yield (Segment(f"{test.quantifier.value} ({show_condition(test.condition)})"),)
    yield (Segment(f"model {upper.model}: {len(upper.observations)} outcomes"),)
    if upper.undefined is not None:
        yield (Segment("undefined behaviour", Style.BAD), Segment(f": {upper.undefined.flag}"))
    for each in compiled:
        words, style = VERDICT_WORDS[type(each.boundary.verdict)]
        yield ()
        yield (
            Segment(each.machine.name, Style.EMPHASIS),
            Segment(f"   {each.compiler}, model {each.machine.target.model.stem}"),
        )
        yield from ((Segment(line),) for line in columns_of(each))
        match each.boundary.verdict:
            case Holds(coverage, note):
                yield (Segment("  "), Segment(words, style), Segment(f"   {note}"))
                yield (Segment(f"  {show_coverage(coverage)}", Style.DIM),)
            case Refuted():
                yield (Segment("  "), Segment(words, style), Segment("   see below"))
            case Unknown(reason):
                yield (Segment("  "), Segment(words, style), Segment(f"   {reason}"))
    for finding in findings(compiled):
        yield ()
        yield human.render(finding)[:-1]


def columns_of(compiled: CompiledTest) -> Iterator[str]:
    """The instructions of each thread, side by side."""
    threads = [thread.listing for thread in compiled.lifted.threads]
    heads = [f"P{number}" for number in range(len(threads))]
    widths = [max(map(len, (head, *lines))) for head, lines in zip(heads, threads, strict=True)]
    for cells in (heads, *zip_longest(*threads, fillvalue="")):
        yield "    " + " | ".join(f"{cell:<{w}}" for cell, w in zip(cells, widths, strict=True)).rstrip(" |")


def table(tests: Sequence[Sequence[CompiledTest]]) -> Styled:
    """A line for each test, a column for each compiler and machine."""
    return tuple(segment for line in _rows(tests) for segment in (*line, Segment("\n")))


def _rows(tests: Sequence[Sequence[CompiledTest]]) -> Iterator[Styled]:
    heads = [f"{each.compiler} {each.machine.name}" for each in tests[0]]
    widths = [max(len(head), len("refuted")) for head in heads]
    name = max(len("test"), *(len(row[0].test.name) for row in tests))
    cells = "  ".join(f"{head:<{width}}" for head, width in zip(heads, widths, strict=True))
    yield (Segment(f"{'test':<{name}}  {cells}".rstrip(), Style.EMPHASIS),)
    for row in tests:
        line = [Segment(f"{row[0].test.name:<{name}}")]
        for each, width in zip(row, widths, strict=True):
            words, style = VERDICT_WORDS[type(each.boundary.verdict)]
            line += [Segment("  "), Segment(words, style), Segment(" " * (width - len(words)))]
        yield tuple(line[:-1])


def compiled_json(compiled: Sequence[CompiledTest]) -> dict[str, Json]:
    """One test by each of its compilers."""
    test = compiled[0].test
    return {
        "test": test.name,
        "file": test.source.name,
        "compilers": [
            {
                "machine": each.machine.name,
                "target": each.machine.target.name,
                "compilers": list(each.compilers),
                "threads": [list(thread.instructions) for thread in each.lifted.threads],
                "boundary": boundary_json(each.boundary),
            }
            for each in compiled
        ],
    }
