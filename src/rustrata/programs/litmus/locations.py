"""The shared locations of a test, gathered from its initial state and its threads' parameters.

A location has one integer type. In Rust it is also atomic for all threads or for none; in C a thread
may see an atomic location through a plain pointer, as many published tests do, so there the location
is atomic if anyone declares it so.
"""

from dataclasses import dataclass

from rustrata.diagnostics.diagnostic import Label, RustrataError, did_you_mean
from rustrata.executions.expressions import Expression, IntegerType
from rustrata.programs.litmus.integers import BOOL, U8, require_fit, type_name
from rustrata.programs.litmus.syntax import Declaration, Dialect
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import Span


@record
class Shape:
    """How a place declares a location, and which element of it is meant."""

    type: IntegerType
    atomic: bool
    span: Span
    index: Expression | None = None
    """Of the element of an array that is meant, where it is not known."""


@dataclass(slots=True)
class _Entry:
    shape: Shape | None
    initial: int
    span: Span
    initial_span: Span | None


class Locations:
    """What is known so far about each location, in order of first mention."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._entries: dict[str, _Entry] = {}
        self.lengths: dict[str, int] = {}
        """The number of elements of each array."""

    def initialise(
        self, name: str, span: Span, shape: Shape | None, value: int = 0, value_span: Span | None = None
    ) -> None:
        """Take an entry of the initial state. Raises RustrataError: LIT016 for a second one."""
        if name in self._entries:
            first = Label(self._entries[name].span, "first initialised here")
            raise mistake("LIT016", f"`{name}` is initialised twice", span, labels=(first,))
        self._entries[name] = _Entry(shape, value, span, value_span)

    def initialise_array(self, name: str, shape: Shape, values: tuple[tuple[int, Span | None], ...]) -> None:
        """Take the elements of an array. Raises RustrataError: LIT016 when the name is taken."""
        if name in self._entries or name in self.lengths:
            raise mistake("LIT016", f"`{name}` is initialised twice", shape.span)
        self.lengths[name] = len(values)
        for index, (value, span) in enumerate(values):
            self.initialise(f"{name}[{index}]", shape.span, shape, value, span)

    def element(self, name: str, index: int, span: Span) -> str:
        """The location that is an element of an array. Raises RustrataError: LIT010 when there is none."""
        length = self.lengths[name]
        if not 0 <= index < length:
            message = f"`{name}` has no element {index}"
            raise mistake("LIT010", message, span, help=f"its elements are 0 to {length - 1}")
        return f"{name}[{index}]"

    def declare(self, name: str, shape: Shape) -> None:
        """Take a thread's parameter. Raises RustrataError: LIT012 when another place disagrees."""
        if name in self.lengths:
            for index in range(self.lengths[name]):
                self.declare(f"{name}[{index}]", shape)
            return
        entry = self._entries.get(name)
        if entry is None:
            self._entries[name] = _Entry(shape, 0, shape.span, None)
            return
        known = entry.shape
        if known is None:
            entry.shape = shape
            return
        agreed = known.type == shape.type and (self._dialect is Dialect.C or known.atomic == shape.atomic)
        if not agreed:
            raise mistake(
                "LIT012",
                f"`{name}` has two types: {self._shown(known)} and {self._shown(shape)}",
                shape.span,
                label=f"here {self._shown(shape)}",
                labels=(Label(known.span, f"here {self._shown(known)}"),),
                help="give a location the same type in every thread",
            )
        if shape.atomic and not known.atomic:
            entry.shape = shape

    def _shown(self, shape: Shape) -> str:
        name = type_name(shape.type, self._dialect)
        return f"atomic `{name}`" if shape.atomic else f"non-atomic `{name}`"

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def type_of(self, name: str) -> IntegerType:
        """The type of a location that the test has."""
        shape = self._entries[name].shape
        assert shape is not None, "types are asked for after `declarations` has checked them"
        return shape.type

    def undeclared(self, name: str, span: Span) -> RustrataError:
        """The error for a name that no location has."""
        known = list(self._entries)
        if name in self.lengths:
            return mistake("LIT010", f"`{name}` is an array", span, help=f"name an element: `{name}[0]`")
        help_ = did_you_mean(name, known)
        if help_ is None and known:
            help_ = f"the locations are {', '.join(f'`{k}`' for k in known)}"
        return mistake("LIT010", f"no thread declares the location `{name}`", span, help=help_)

    def declarations(self) -> tuple[Declaration, ...]:
        """All locations, when every thread is read.

        Raises RustrataError: LIT010 for one that has a value but no type, LIT014 for a value that
        does not fit its type.
        """
        found = []
        for name, entry in self._entries.items():
            shape = entry.shape
            if shape is None:
                del self._entries[name]
                raise self.undeclared(name, entry.span)
            if entry.initial_span is not None:
                require_fit(entry.initial, shape.type, self._dialect, entry.initial_span, f"`{name}`")
            boolean = shape.type == BOOL
            type_ = U8 if boolean else shape.type
            found.append(Declaration(name, type_, shape.atomic, entry.initial, entry.span, boolean))
        return tuple(found)
