"""rustrata tells what a Rust program can do to memory, layer by layer.

This page is the public API. Importing it loads nothing else: each name is loaded at its first use.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
    from rustrata.executions.outcomes import Outcome
    from rustrata.executions.verdicts import Holds, Refuted, Unknown
    from rustrata.programs.litmus import LitmusTest
    from rustrata.programs.litmus import parse as parse_litmus
    from rustrata.source import SourceFile, Span

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "Holds",
    "LitmusTest",
    "Outcome",
    "Refuted",
    "RustrataError",
    "SourceFile",
    "Span",
    "Unknown",
    "__version__",
    "parse_litmus",
]

# The module of each public name, and its name there.
_HOME = {
    "Diagnostic": ("rustrata.diagnostics.diagnostic", "Diagnostic"),
    "Holds": ("rustrata.executions.verdicts", "Holds"),
    "LitmusTest": ("rustrata.programs.litmus", "LitmusTest"),
    "Outcome": ("rustrata.executions.outcomes", "Outcome"),
    "Refuted": ("rustrata.executions.verdicts", "Refuted"),
    "RustrataError": ("rustrata.diagnostics.diagnostic", "RustrataError"),
    "SourceFile": ("rustrata.source", "SourceFile"),
    "Span": ("rustrata.source", "Span"),
    "Unknown": ("rustrata.executions.verdicts", "Unknown"),
    "parse_litmus": ("rustrata.programs.litmus", "parse"),
}


def __getattr__(name: str) -> object:
    """Load a public name from its home at first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'rustrata' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOME[name]
    value: object = vars(import_module(module))[attribute]
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
