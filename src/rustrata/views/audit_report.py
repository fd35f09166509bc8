"""An audit as text: for each machine a table of lowerings by compiler, and what is not sound, with witnesses.

A cell has the instructions that access memory, order or branch. ``*`` marks one that differs from that of
most compilers, or of the first where there is no most; ``!`` one that is not sound, ``?`` one that is not
decided, ``-`` an operation that the compiler was not given.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.outcomes import MemoryAt, Outcome
from rustrata.executions.verdicts import Refuted
from rustrata.programs.litmus.syntax import LitmusTest
from rustrata.refinement.audit import Audited, AuditOfCompiler
from rustrata.refinement.audit_tests import Operation
from rustrata.refinement.compilers import CompiledTest
from rustrata.refinement.consistency import LayerWitness
from rustrata.views.compiler_report import columns_of
from rustrata.views.refuted_boundary import refuted_boundary

_WIDEST = 46


def report(audits: Sequence[AuditOfCompiler], *, verbose: bool) -> Styled:
    """The table of each machine, and what became of each audit; one of two compilers has no table of its own.
    Without ``verbose`` a 64-bit row that says what the 32-bit one says, or that
    differs in widths only, is left out."""
    return tuple(segment for line in _lines(audits, verbose) for segment in (*line, Segment("\n")))


def _lines(audits: Sequence[AuditOfCompiler], verbose: bool) -> Iterator[Styled]:
    alone = [each for each in audits if each.others is each.compiled]
    for machine in dict.fromkeys(each.compiled.machine.name for each in alone):
        yield from _table([each for each in alone if each.compiled.machine.name == machine], verbose)
        yield ()
    for each in audits:
        yield _total(each)


def _table(audits: Sequence[AuditOfCompiler], verbose: bool) -> Iterator[Styled]:
    machine = audits[0].compiled.machine
    columns = [{each.operation: each for each in audit.operations} for audit in audits]
    operations = [
        each
        for each in dict.fromkeys(operation for column in columns for operation in column)
        if verbose or not _repeats(each, columns)
    ]
    names = [_name(each, verbose) for each in operations]
    wide = max(map(len, ("operation", *names)))
    rows = [_row(operation, columns) for operation in operations]
    heads = [audit.name for audit in audits]
    widths = [
        max(len(text) for text, _ in column) for column in zip(*rows, [(h, "") for h in heads], strict=True)
    ]
    yield (
        Segment(machine.name, Style.EMPHASIS),
        Segment(f"   model {machine.target.model.stem}", Style.DIM),
    )
    yield (Segment(_joined("operation", heads, wide, widths), Style.EMPHASIS),)
    for name, row in zip(names, rows, strict=True):
        line = [Segment(f"  {name:<{wide}}")]
        for (text, style), width in zip(row, widths, strict=True):
            line += [Segment("  "), Segment(f"{text:<{width}}", style)]
        yield _stripped(line)


def _joined(first: str, cells: Sequence[str], wide: int, widths: Sequence[int]) -> str:
    rest = "".join(f"  {cell:<{width}}" for cell, width in zip(cells, widths, strict=True))
    return f"  {first:<{wide}}{rest}".rstrip()


def _stripped(line: list[Segment]) -> Styled:
    """A line without blanks at its end."""
    while line and not line[-1].text.strip():
        line.pop()
    last = line.pop()
    return (*line, Segment(last.text.rstrip(), last.style))


def _name(operation: Operation, verbose: bool) -> str:
    return f"{operation.label} {operation.bits}" if verbose and operation.bits else operation.label


def _repeats(operation: Operation, columns: Sequence[dict[Operation, Audited]]) -> bool:
    """Does the row of 64 bits say what that of 32 bits says?"""
    if operation.bits != 64:
        return False
    half = Operation(operation.name, operation.orderings, 32)
    return all(_kind(column.get(operation)) == _kind(column.get(half)) for column in columns)


def _kind(audited: Audited | None) -> tuple[object, ...]:
    if audited is None:
        return ()
    meaning = None if audited.lowering is None else audited.lowering.meaning
    return (meaning, bool(audited.refuted), bool(audited.undecided), audited.refused is None)


def _row(operation: Operation, columns: Sequence[dict[Operation, Audited]]) -> list[tuple[str, Style]]:
    found = [column.get(operation) for column in columns]
    meanings = [each.lowering.meaning for each in found if each is not None and each.lowering is not None]
    usual = Counter(meanings).most_common(1)[0][0] if meanings else ()
    return [_cell(each, usual) for each in found]


def _cell(audited: Audited | None, usual: tuple[str, ...]) -> tuple[str, Style]:
    if audited is None:
        return "-", Style.DIM
    if audited.lowering is None:
        return "? not known", Style.WARNING
    text = "; ".join(audited.lowering.instructions) or "nothing"
    text = text if len(text) <= _WIDEST else f"{text[: _WIDEST - 2]}.."
    differs = audited.lowering.meaning != usual
    if audited.refuted:
        return f"!{'*' if differs else ''} {text}", Style.BAD
    if audited.undecided:
        return f"? {text}", Style.WARNING
    return (f"* {text}", Style.EMPHASIS) if differs else (text, Style.PLAIN)


def _total(audit: AuditOfCompiler) -> Styled:
    refuted = [each for each in audit.operations if each.refuted]
    held = sum(each.held for each in audit.operations)
    tests = held + sum(len(each.refuted) + len(each.undecided) for each in audit.operations)
    words = f"{len(audit.operations)} operations, {tests} tests"
    name = f"{audit.name} for {audit.compiled.machine.name}: {words}: "
    unknown = sum(bool(each.undecided) or each.refused is not None for each in audit.operations)
    rest = f", {unknown} not decided" if unknown else ""
    if refuted:
        return (Segment(name), Segment(f"{len(refuted)} not sound", Style.BAD), Segment(rest))
    return (Segment(name), Segment("sound", Style.GOOD), Segment(rest))


def findings(audits: Sequence[AuditOfCompiler]) -> Iterator[Diagnostic]:
    """One for each compiler, machine and operation that is not sound, with the smallest witness, and one for
    each that is not decided."""
    for audit in audits:
        place = f"{audit.name} for {audit.compiled.machine.name}"
        refuted = [each for each in audit.operations if each.refuted]
        for name in dict.fromkeys(each.operation.name for each in refuted):
            yield _unsound(place, [each for each in refuted if each.operation.name == name])
        for each in audit.operations:
            label = f"{place}: {each.operation.label} of {each.operation.bits} bits"
            if each.refused is not None:
                message = f"{label} is not decided: {each.refused.message}"
                yield Diagnostic("REF002", message, each.refused.span, severity=Severity.WARNING)
            for reason in each.undecided[:1]:
                yield Diagnostic("REF002", f"{label} is not decided: {reason}", severity=Severity.WARNING)


def _unsound(place: str, refuted: Sequence[Audited]) -> Diagnostic:
    """One finding for an operation with some orderings, with the smallest witness of all."""
    operation, witness = min(
        ((each.operation, test) for each in refuted for test in each.refuted), key=lambda pair: _size(pair[1])
    )
    others = [label for each in refuted if (label := each.operation.label) != operation.label]
    more = f" (so are {', '.join(dict.fromkeys(others))})" if others else ""
    match witness.boundary.verdict:
        case Refuted(coverage, shown):
            assert isinstance(shown, LayerWitness), "no machine is below an instruction set here"
            where = f"{place}: {operation.label}{more}, in {witness.test.name},"
            here = witness.test.condition_span
            found = refuted_boundary(witness.boundary, "REF001", where, coverage, shown, here)
            notes = (_test(witness.test, shown.outcome), _instructions(witness))
            return replace(found, notes=(*notes, *found.notes))
        case _:
            raise AssertionError("only refuted tests are kept")


def _size(test: CompiledTest) -> tuple[int, int]:
    threads = test.lifted.threads
    return len(threads), sum(len(thread.instructions) for thread in threads)


def _test(test: LitmusTest, outcome: Outcome) -> str:
    """The test in full, with the outcome that must not be as its condition."""
    asked = " /\\ ".join(
        f"{seen.location if isinstance(seen, MemoryAt) else seen}={value}" for seen, value in outcome.values
    )
    text = test.source.text[: test.source.text.rindex("exists")]
    return f"the test\n{text}~exists ({asked})"


def _instructions(test: CompiledTest) -> str:
    return "\n".join(("its instructions", *(line[4:] for line in columns_of(test))))


def audit_json(audit: AuditOfCompiler) -> dict[str, Json]:
    """One compiler for one machine."""
    return {
        "compiler": audit.compiled.toolchain,
        "others": audit.others.toolchain,
        "machine": audit.compiled.machine.name,
        "operations": [
            {
                "operation": each.operation.name,
                "orderings": list(each.operation.orderings),
                "bits": each.operation.bits or None,
                "instructions": None if each.lowering is None else list(each.lowering.instructions),
                "held": each.held,
                "refuted": [test.test.name for test in each.refuted],
                "undecided": list(each.undecided),
                "unsupported": None if each.refused is None else each.refused.message,
            }
            for each in audit.operations
        ],
    }
