"""What a run of a Rust program shows, as diagnostics in the user's source."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from rustrata.abstract.aliasing.model import Violation
from rustrata.abstract.mir.call_stack import STANDARD_LIBRARY, Call
from rustrata.abstract.mir.history import Moment
from rustrata.abstract.mir.memory import Allocation
from rustrata.diagnostics.diagnostic import CallSite, Diagnostic, Label, Severity
from rustrata.programs.rust.compiled import STANDARD_INPUT
from rustrata.programs.rust.items import Item, ItemKind, items
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.own_library import MODULE
from rustrata.programs.rust.probes import unprobed
from rustrata.programs.rust.stored import Stored
from rustrata.records import record
from rustrata.source import SourceFile, Span
from rustrata.views.rust_advice import ADVICE

_KINDS = {
    "panic": ("RST010", "the program panics"),
    "abort": ("RST011", "the program aborts"),
    "deadlock": ("RST012", "deadlock: no thread can go on"),
    "unsupported": ("RST014", "unsupported"),
    "bound": ("RST015", "not decided"),
}
_IMPL = re.compile(r"<impl at <anon>:(\d+):(\d+): \d+:\d+>")
_PASTED = re.compile(r"<anon>:(\d+):(\d+)(?:: \d+:\d+)?")
_STANDARD = re.compile(r"/rustc/[0-9a-f]+/([^\s:]+:\d+:\d+)(?:: \d+:\d+)?")


Place: TypeAlias = tuple[str, Location | None]
"""A place to show, with what is said of it."""


@record
class Finding:
    """How a run ended that is not clean: its kind and code, the message, where, the stack of calls, and,
    where an aliasing model decides, what it forbids and how that came to be; what is said of the place,
    other places to show, and notes that come after the stack."""

    kind: str
    code: str
    message: str
    location: Location | None
    calls: tuple[Call, ...] = ()
    notes: tuple[str, ...] = ()
    violation: Violation | None = None
    history: tuple[Moment, ...] = ()
    label: str = ""
    places: tuple[Place, ...] = ()
    after: tuple[str, ...] = ()
    about: Allocation | None = None


class RustSource:
    """The user's program, and positions in its files."""

    def __init__(self, stored: Stored) -> None:
        self.name = stored.compiled.file
        self.crate = stored.crate
        self.compiled = SourceFile(self.name, stored.compiled.text)
        self.back = unprobed(self.crate.text, stored.compiled.expanded) if stored.compiled.probes else None
        self.hidden = f"{MODULE}::" if stored.compiled.joined is not None else ""

    def span(self, location: Location | None) -> Span | None:
        """The place in the user's files; None for one in another file, or in what is not the user's text."""
        found = self._place(location)
        if found is None or location is None:
            return None
        source, start = found
        last = self._offset(location.end_line, location.end_column) - 1
        end = self.crate.place(last) if last >= 0 else None
        line_end = len(source.text) if (at := source.text.find("\n", start)) < 0 else at
        if location.end_line != location.line or end is None or end[0] is not source:
            return Span(source, start, max(start, line_end))
        return Span(source, start, max(start, min(line_end, end[1] + 1)))

    def _place(self, location: Location | None) -> tuple[SourceFile, int] | None:
        if location is None or location.file != STANDARD_INPUT:
            return None
        if location.line > len(self.compiled.line_starts):
            return None
        return self.crate.place(self._offset(location.line, location.column))

    def _offset(self, line: int, column: int) -> int:
        """The offset in the crate's text, without probes."""
        starts = self.compiled.line_starts
        at = starts[min(line, len(starts)) - 1] + column - 1
        return at if self.back is None else self.back.offset(at)

    def words(self, location: Location | None) -> str:
        """A place as ``file:line:column``."""
        if location is None:
            return "an unknown place"
        found = self._place(location)
        if found is not None:
            source, offset = found
            line, column = source.position(offset)
            return f"{source.name}:{line}:{column}"
        file = self.name if location.file == STANDARD_INPUT else location.file
        if file.startswith(STANDARD_LIBRARY):
            file = file.split("/", 3)[-1]
        return f"{file}:{location.line}:{location.column}"

    def plain(self, text: str) -> str:
        """A message with the user's names of the files, and of the functions."""
        text = _IMPL.sub(lambda found: self._impl(int(found[1]), int(found[2])), text)
        text = _STANDARD.sub(r"\1", text)
        text = _PASTED.sub(lambda found: self.words(_location(int(found[1]), int(found[2]))), text)
        return text.replace(self.hidden, "") if self.hidden else text

    def _impl(self, line: int, column: int) -> str:
        """An implementation by its types, as a path has them: ``Type`` or ``<Type as Trait>``."""
        starts = self.compiled.line_starts
        item = self._impls.get(starts[line - 1] + column - 1) if line <= len(starts) else None
        if item is None:
            return f"<impl at {self.words(_location(line, column))}>"
        subject, trait = " ".join(item.subject.split()), " ".join(item.trait.split())
        return f"<{subject} as {trait}>" if trait else subject

    @cached_property
    def _impls(self) -> dict[int, Item]:
        found = items(self.compiled.text)
        return {item.start: item for item in found if item.kind is ItemKind.IMPL}


def _location(line: int, column: int) -> Location:
    return Location(STANDARD_INPUT, line, column, line, column)


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
    label = f"forbidden by {finding.violation.rule}" if finding.violation is not None else finding.label
    return Diagnostic(
        code,
        message,
        source.span(finding.location),
        label,
        (*_labels(source, finding), *_lifetime(source, finding.about)),
        (*map(source.plain, finding.notes), *finding.after),
        ADVICE.get(code),
        stack=tuple(_call_site(source, call) for call in finding.calls),
    )


def disagreement_of(
    source: RustSource, model: str, violation: Violation, location: Location | None, decides: str
) -> Diagnostic:
    """What another model says than the one that ``decides``."""
    return Diagnostic(
        violation.code,
        f"{model} forbids this: {violation.reason}",
        source.span(location),
        f"forbidden by {violation.rule}",
        notes=(f"{decides}, which decides, permits this step",),
        severity=Severity.NOTE,
    )


def leak_of(source: RustSource, what: Sequence[tuple[str, Location | None]]) -> Diagnostic:
    """Memory that is lost at the end."""
    first, location = what[0]
    more = f", and {len(what) - 1} more" if len(what) > 1 else ""
    return Diagnostic("RST013", f"memory is never freed: {first}{more}", source.span(location))


def _labels(source: RustSource, finding: Finding) -> list[Label]:
    places = [*((_words(moment), moment.location) for moment in finding.history), *finding.places]
    spans = [(words, source.span(location)) for words, location in places]
    return list(dict.fromkeys(Label(span, words) for words, span in spans if span is not None))


def _words(moment: Moment) -> str:
    change = moment.change
    if change.before is None:
        return f"tag {change.tag} is made: {change.after} [{change.rule}]"
    return f"tag {change.tag}: {change.before} → {change.after or 'gone'} [{change.rule}]"


def _lifetime(source: RustSource, about: Allocation | None) -> Iterator[Label]:
    """Where the allocation that a finding is about was made, and where it was freed."""
    if about is None:
        return
    made = source.span(about.origin.location) if about.origin is not None else None
    if made is not None:
        yield Label(made, f"{about.what} is made here")
    ended = source.span(about.ended)
    if ended is not None and not about.live:
        yield Label(ended, "freed here")


def _call_site(source: RustSource, call: Call) -> CallSite:
    return CallSite(source.plain(call.function), source.words(call.location), source.span(call.location))
