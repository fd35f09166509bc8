"""Diagnostics: a code, a message, a place, and what to do about it.

A user's mistake raises one exception, `RustrataError`, that carries a `Diagnostic`; it is caught
once, in ``rustrata.cli``. Modelled outcomes are values and never exceptions.
"""

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from rustrata.later import Later
from rustrata.records import record
from rustrata.source import Span

if TYPE_CHECKING:
    import difflib
else:
    difflib = Later("difflib")


class Severity(Enum):
    """How a diagnostic is announced."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@record
class Label:
    """A secondary place with a few words about it."""

    span: Span
    text: str


@record
class CallSite:
    """A call that is under way: the function, and where it stands in words. ``span`` is None in a file that
    is not at hand."""

    function: str
    place: str
    span: Span | None = None


@record
class Diagnostic:
    """One finding. ``code`` is a key of ``rustrata.diagnostics.catalogue.RECORDS``.

    ``notes`` state facts (model, bound, engine); ``help`` says what to write instead. ``stack`` are the calls
    of the program that led there, the innermost first.
    """

    code: str
    message: str
    span: Span | None = None
    span_label: str = ""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: str | None = None
    severity: Severity = Severity.ERROR
    stack: tuple[CallSite, ...] = ()


class RustrataError(Exception):
    """A mistake in the user's input, with the diagnostic that explains it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """``did you mean `x`?`` for the candidate nearest to ``word``, or None when none is near."""
    known = sorted(candidates)
    exact = [candidate for candidate in known if candidate.lower() == word.lower()]
    near = exact or difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else None
