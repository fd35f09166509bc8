"""A thread of a litmus test as a function to be compiled: what it is called, gets and keeps.

The locations that the thread accesses are its arguments, in the order of their declaration. The registers
that the author named are kept to the end by an assembler comment that has them as operands: it costs no
instruction and no access, and says in the assembly where each of them is (``# rustrata P0 r0=%eax``). The
name of the function in it keeps functions that are otherwise equal apart.
"""

from rustrata.executions.expressions import I32, IntegerType
from rustrata.programs.litmus.c_printer import CPrinter
from rustrata.programs.litmus.printed_code import array_of, locations_of
from rustrata.programs.litmus.rust_printer import RustPrinter
from rustrata.programs.litmus.statements import source_registers
from rustrata.programs.litmus.syntax import Declaration, Dialect, LitmusTest, Thread
from rustrata.records import record

MARKER = "rustrata"
"""The first word of the comment that says where the registers are."""


@record
class ThreadFunction:
    """A thread under the name of its function."""

    name: str
    test: LitmusTest
    thread: Thread

    @property
    def arguments(self) -> tuple[Declaration, ...]:
        """The locations that the function gets pointers to; of an array its first element."""
        own = locations_of(self.thread)
        found = {array_of(each.name): each for each in reversed(self.test.declarations)}
        return tuple(each for name, each in reversed(found.items()) if name in own)

    @property
    def kept(self) -> tuple[tuple[str, IntegerType], ...]:
        """The registers that the function keeps to its end, with their types."""
        printer = CPrinter if self.test.dialect is Dialect.C else RustPrinter
        types = printer(self.test, self.thread).types
        return tuple((name, types.get(name, I32)) for name in source_registers(self.thread))

    def marker(self, place: str) -> str:
        """The comment's text, with ``place`` for each operand: ``{}`` is its number."""
        places = (f"{name}={place.format(number)}" for number, (name, _) in enumerate(self.kept))
        return " ".join((f"# {MARKER} {self.name}", *places))


def functions_of(test: LitmusTest, prefix: str = "") -> tuple[ThreadFunction, ...]:
    """The functions of a test: ``P0``, ``P1`` and so on behind a prefix."""
    return tuple(ThreadFunction(f"{prefix}P{thread.index}", test, thread) for thread in test.threads)
