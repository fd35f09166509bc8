"""rustrata tells what a Rust program can do to memory, layer by layer.

This page is the public API. Importing it loads nothing else: each name is loaded at its first use.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
    from rustrata.source import SourceFile, Span

__version__ = "0.1.0"

__all__ = [
    "Diagnostic",
    "RustrataError",
    "SourceFile",
    "Span",
    "__version__",
]

# The module of each public name, and its name there.
_HOME = {
    "Diagnostic": ("rustrata.diagnostics.diagnostic", "Diagnostic"),
    "RustrataError": ("rustrata.diagnostics.diagnostic", "RustrataError"),
    "SourceFile": ("rustrata.source", "SourceFile"),
    "Span": ("rustrata.source", "Span"),
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
