"""What a run of a Rust program shows, as diagnostics in the user's source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rustrata.abstract.aliasing.model import Violation
from rustrata.abstract.mir.call_stack import Call
from rustrata.abstract.mir.history import STANDARD_LIBRARY, Moment
from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity
from rustrata.programs.rust.compiled import STANDARD_INPUT
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.stored import Stored
from rustrata.source import SourceFile, Span

_KINDS = {
    "panic": ("RST010", "the program panics"),
    "abort": ("RST011", "the program aborts"),
    "deadlock": ("RST012", "deadlock: no thread can go on"),
    "unsupported": ("RST014", "unsupported"),
    "bound": ("RST015", "not decided"),
}
_PASTED = re.compile(r"<anon>:(\d+):(\d+)(?:: \d+:\d+)?")
MOST_CALLS = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """How a run ended that is not clean: its kind and code, the message, where, the stack of calls, and,
    where an aliasing model decides, what it forbids and how that came to be."""

    kind: str
    code: str
    message: str
    location: Location | None
    calls: tuple[Call, ...] = ()
    notes: tuple[str, ...] = ()
    violation: Violation | None = None
    history: tuple[Moment, ...] = ()


class RustSource:
    """The user's program, and positions in it."""

    def __init__(self, stored: Stored) -> None:
        self.file = SourceFile(stored.compiled.file, stored.original)
        self.probed = SourceFile(stored.compiled.file, stored.compiled.text)

    def span(self, location: Location | None) -> Span | None:
        """The place in the user's file; None for one in another file. Where a probe stands before it in its
        line, the whole line."""
        if location is None or location.file != STANDARD_INPUT or location.line > len(self.file.line_starts):
            return None
        line = self.file.line(location.line)
        start = self.file.line_starts[location.line - 1]
        before = self.probed.line(location.line)[: location.column - 1]
        if not line.startswith(before):
            return Span(self.file, start + len(line) - len(line.lstrip()), start + len(line))
        end = len(line)
        if location.end_line == location.line:
            end = min(end, location.end_column - 1)
        at = location.column - 1
        return Span(self.file, start + at, start + max(end, at))

    def words(self, location: Location | None) -> str:
        """A place as ``file:line:column``."""
        if location is None:
            return "an unknown place"
        file = self.file.name if location.file == STANDARD_INPUT else location.file
        if file.startswith(STANDARD_LIBRARY):
            file = file.split("/", 3)[-1]
        return f"{file}:{location.line}:{location.column}"

    def plain(self, text: str) -> str:
        """A message with the user's name of the file."""
        return _PASTED.sub(lambda found: f"{self.file.name}:{found[1]}:{found[2]}", text)


def diagnostic_of(source: RustSource, finding: Finding) -> Diagnostic:
    """A finding in the user's source."""
    message = source.plain(finding.message)
    if finding.kind == "undefined":
        code, message = finding.code, f"undefined behaviour: {message}"
    else:
        code, words = _KINDS[finding.kind]
        message = f"{words}: {message}" if message else words
    if finding.kind == "unsupported":
        message += f" at {source.words(finding.location)}"
    label = f"forbidden by {finding.violation.rule}" if finding.violation is not None else ""
    return Diagnostic(
        code,
        message,
        source.span(finding.location),
        label,
        tuple(_labels(source, finding.history)),
        (*(source.plain(note) for note in finding.notes), *_stack(source, finding.calls)),
    )


def disagreement_of(
    source: RustSource, model: str, violation: Violation, location: Location | None
) -> Diagnostic:
    """What another model says that does not decide."""
    return Diagnostic(
        violation.code,
        f"{model} forbids this: {violation.reason}",
        source.span(location),
        f"forbidden by {violation.rule}",
        notes=("the model that decides permits this step",),
        severity=Severity.NOTE,
    )


def leak_of(source: RustSource, what: Sequence[tuple[str, Location | None]]) -> Diagnostic:
    """Memory that is lost at the end."""
    first, location = what[0]
    more = f", and {len(what) - 1} more" if len(what) > 1 else ""
    return Diagnostic("RST013", f"memory is never freed: {first}{more}", source.span(location))


def _labels(source: RustSource, moments: Sequence[Moment]) -> list[Label]:
    labels = []
    for moment in moments:
        span = source.span(moment.location)
        if span is not None:
            labels.append(Label(span, _words(moment)))
    return list(dict.fromkeys(labels))


def _words(moment: Moment) -> str:
    change = moment.change
    if change.before is None:
        return f"tag {change.tag} is made: {change.after} [{change.rule}]"
    return f"tag {change.tag}: {change.before} → {change.after or 'gone'} [{change.rule}]"


def _stack(source: RustSource, calls: Sequence[Call]) -> list[str]:
    lines = [f"in `{call.function}` at {source.words(call.location)}" for call in calls[:MOST_CALLS]]
    if len(calls) > MOST_CALLS:
        lines.append(f"and {len(calls) - MOST_CALLS} calls more")
    return lines
