"""What rustc made of a program, and what it was asked for."""

from dataclasses import dataclass

from rustrata.programs.rust.dialects import STATEMENTS, Dialect
from rustrata.programs.rust.probes import Probe

STANDARD_INPUT = "<anon>"
"""rustc's name for a source that comes by standard input."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say to rustc."""

    edition: str = "2021"
    cfg: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """What rustc printed of one source file: its MIR, and the same bodies' heads with impls by name.

    ``text`` is the source with probes, to which the positions in the MIR refer. ``inlined`` is False where
    the inliner failed on the program, so that the standard library's functions are calls. ``heads`` are left
    out where no method of an impl is. ``alone``: it was made of this text and of nothing else, neither other
    files nor variables of the environment.
    """

    file: str
    text: str
    mir: str
    heads: str
    probes: tuple[Probe, ...]
    inlined: bool
    dialect: Dialect = STATEMENTS
    alone: bool = False
