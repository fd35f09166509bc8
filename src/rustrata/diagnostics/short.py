"""Diagnostics for editors and scripts: one finding a line, ``file:line:column: severity[CODE]: message``."""

from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.diagnostics.snippet import visible


def render(diagnostic: Diagnostic) -> str:
    """One line without its line end. A finding without a place begins with ``rustrata:``."""
    place = "rustrata" if diagnostic.span is None else str(diagnostic.span)
    message = " ".join(diagnostic.message.splitlines())
    return visible(f"{place}: {diagnostic.severity.value}[{diagnostic.code}]: {message}")
