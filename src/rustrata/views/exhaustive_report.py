"""Verdicts on all programs up to a bound: text, JSON and diagnostics."""

from collections.abc import Iterator

from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.refinement.exhaustive import ExhaustiveAnswer
from rustrata.views.findings import tables_of
from rustrata.views.refine_report import compilations_json
from rustrata.views.refine_report import findings as of_compilations


def findings(answer: ExhaustiveAnswer) -> Iterator[Diagnostic]:
    """What was found: the refuted program, or that nothing is decided."""
    match answer.verdict:
        case Refuted(_, compilation):
            yield from of_compilations([compilation])
        case Unknown(reason):
            message = f"{answer.target.name}, {tables_of(answer.tables)}, is not decided: {reason}"
            yield Diagnostic("REF002", message, severity=Severity.WARNING)
        case Holds():
            pass


def report(answer: ExhaustiveAnswer) -> Styled:
    """The verdict with its bound, and the program that refutes it."""
    return tuple(segment for line in _lines(answer) for segment in (*line, Segment("\n")))


def _lines(answer: ExhaustiveAnswer) -> Iterator[Styled]:
    yield (
        Segment(answer.target.name, Style.EMPHASIS),
        Segment(f"   {tables_of(answer.tables)}, model {answer.target.model.stem}"),
    )
    searched = f"{answer.searched} shapes searched, {answer.proposed} programs proposed"
    match answer.verdict:
        case Holds(coverage):
            yield (Segment("  "), Segment("holds", Style.GOOD), Segment(f"   {coverage.bound}"))
            models = ", ".join(coverage.models)
            yield (Segment(f"  {searched}; engine: {coverage.engine}; models: {models}", Style.DIM),)
        case Refuted(coverage, compilation):
            yield (Segment("  "), Segment("refuted", Style.BAD), Segment("   by this program:"))
            yield ()
            for line in compilation.test.source.text.splitlines():
                yield (Segment(f"    {line}"),)
            yield ()
            size = sum(len(thread.body) for thread in compilation.test.threads)
            yield (Segment(f"  no program of fewer than {size} operations; {searched}", Style.DIM),)
        case Unknown(reason):
            yield (Segment("  "), Segment("unknown", Style.WARNING), Segment(f"   {reason}; {searched}"))


def answer_json(answer: ExhaustiveAnswer) -> dict[str, Json]:
    """One target's verdict."""
    result: dict[str, Json] = {
        "target": answer.target.name,
        "mappings": [table.name for table in answer.tables],
        "bound": str(answer.bound),
        "shapes": answer.searched,
        "proposed": answer.proposed,
    }
    match answer.verdict:
        case Holds(coverage):
            result |= {"verdict": "holds", "models": list(coverage.models)}
        case Refuted(coverage, compilation):
            result |= {"verdict": "refuted", "models": list(coverage.models)}
            result |= {"program": compilation.test.source.text, "witness": compilations_json([compilation])}
        case Unknown(reason):
            result |= {"verdict": "unknown", "reason": reason}
    return result
