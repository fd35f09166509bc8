"""rustrata tells what a Rust program can do to memory, layer by layer.

This page is the public API. Importing it loads nothing else: each name is loaded at its first use.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rustrata.architecture.targets import TARGETS, parse_mapping_choice
    from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
    from rustrata.executions.outcomes import Outcome
    from rustrata.executions.verdicts import Holds, Refuted, Unknown
    from rustrata.programs.litmus import LitmusTest
    from rustrata.programs.litmus import parse as parse_litmus
    from rustrata.refinement.models import MODELS, load_model
    from rustrata.refinement.walk import Walk, WalkOptions, walk
    from rustrata.source import SourceFile, Span
    from rustrata.virtual.map_reader import parse_map

__version__ = "0.1.0"

__all__ = [
    "MODELS",
    "TARGETS",
    "Diagnostic",
    "Holds",
    "LitmusTest",
    "Outcome",
    "Refuted",
    "RustrataError",
    "SourceFile",
    "Span",
    "Unknown",
    "Walk",
    "WalkOptions",
    "__version__",
    "load_model",
    "parse_litmus",
    "parse_map",
    "parse_mapping_choice",
    "walk",
]

# The module of each public name, and its name there.
_HOME = {
    "MODELS": ("rustrata.refinement.models", "MODELS"),
    "TARGETS": ("rustrata.architecture.targets", "TARGETS"),
    "Diagnostic": ("rustrata.diagnostics.diagnostic", "Diagnostic"),
    "Holds": ("rustrata.executions.verdicts", "Holds"),
    "LitmusTest": ("rustrata.programs.litmus", "LitmusTest"),
    "Outcome": ("rustrata.executions.outcomes", "Outcome"),
    "Refuted": ("rustrata.executions.verdicts", "Refuted"),
    "RustrataError": ("rustrata.diagnostics.diagnostic", "RustrataError"),
    "SourceFile": ("rustrata.source", "SourceFile"),
    "Span": ("rustrata.source", "Span"),
    "Unknown": ("rustrata.executions.verdicts", "Unknown"),
    "Walk": ("rustrata.refinement.walk", "Walk"),
    "WalkOptions": ("rustrata.refinement.walk", "WalkOptions"),
    "load_model": ("rustrata.refinement.models", "load_model"),
    "parse_litmus": ("rustrata.programs.litmus", "parse"),
    "parse_map": ("rustrata.virtual.map_reader", "parse_map"),
    "parse_mapping_choice": ("rustrata.architecture.targets", "parse_mapping_choice"),
    "walk": ("rustrata.refinement.walk", "walk"),
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
