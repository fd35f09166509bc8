"""The syntax of concurrent optimisation pairs: what one thread does to shared locations, before and after.

The two bodies are threads of a litmus test in the Rust dialect. Different names are different locations, and
all of them hold 0 at first.
"""

from dataclasses import dataclass, field

from rustrata.programs.litmus import Declaration, Statement
from rustrata.source import SourceFile


@dataclass(frozen=True, slots=True)
class ConcurrentPair:
    """An optimisation of one thread among others. ``observed`` are the variables of ``source``, each of which
    ``target`` sets too: what the code around may look at."""

    name: str
    title: str
    origin: str
    source_file: SourceFile = field(repr=False)
    declarations: tuple[Declaration, ...]
    source: tuple[Statement, ...]
    target: tuple[Statement, ...]
    observed: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Is there a location that is not atomic?"""
        return not all(declaration.atomic for declaration in self.declarations)
