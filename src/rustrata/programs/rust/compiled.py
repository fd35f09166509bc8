"""What a compiler printed of a program."""

from rustrata.programs.rust.dialects import STATEMENTS, Dialect
from rustrata.programs.rust.own_library import MODULE, Joined
from rustrata.programs.rust.probes import Probe
from rustrata.records import apart, record
from rustrata.source import SourceFile, Span

STANDARD_INPUT = "<anon>"
"""rustc's name for a source that comes by standard input."""


@record
class Compiled:
    """What rustc printed of one source file: its MIR, and the same bodies' heads with impls by name.

    ``text`` is the source with probes, to which the positions in the MIR refer. ``inlined`` is False where
    the inliner failed on the program, so that the standard library's functions are calls. ``heads`` are left
    out where no method of an impl is. ``alone``: it is made of this text and of nothing else, neither other
    files nor variables of the environment. ``kept`` is where the MIR stands in the file of a stored program.
    """

    file: str
    text: str
    mir: str
    heads: str
    probes: tuple[Probe, ...]
    inlined: bool
    dialect: Dialect = STATEMENTS
    modules: tuple[SourceFile, ...] = ()
    joined: Joined | None = None
    alone: bool = False
    expanded: str = ""
    kept: Span | None = apart(default=None)

    @property
    def program_file(self) -> str:
        """The file that the program begins in: the binary's, where it is compiled with its library."""
        return self.file if self.joined is None else self.joined.binary.name

    @property
    def entry(self) -> str:
        """The path of the function that the program begins with."""
        return "main" if self.joined is None else f"{MODULE}::main"
