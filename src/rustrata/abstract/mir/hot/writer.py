"""The source of a region while it is written: its lines, the objects that it names, and the locals."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.definitions import Unknown
from rustrata.abstract.mir.hot.accesses import Accesses, undecided
from rustrata.abstract.mir.hot.borrows import Renewals
from rustrata.abstract.mir.hot.lone_scalars import Kind, LoneScalar, LoneScalars
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.scalar_shapes import Wide
from rustrata.programs.rust.types import Primitive, Tuple, Type
from rustrata.records import record


class Refused(Exception):
    """A statement that is left to its step."""


@record
class Value:
    """A scalar as expressions: an integer; an address and a provenance; these and metadata. ``packed`` is
    the whole as the machine holds it, where that is at hand; ``truth`` that of a ``bool`` as a condition."""

    kind: Kind
    parts: tuple[str, ...]
    packed: str | None = None
    truth: str | None = None


@record
class Locals:
    """How a region holds locals. ``inner`` ones are variables that live within one round of it; ``pairs`` are
    those of them that are an integer and its overflow flag. ``kept`` are registers that are variables as long
    as it runs. All others are in the frame."""

    inner: frozenset[int]
    pairs: frozenset[int]
    kept: frozenset[int]


@record
class Room:
    """What all regions of a machine share."""

    accesses: Accesses
    renewals: Renewals
    scalars: LoneScalars


@record
class AtHand:
    """The variables that have the address, provenance and memory of a local."""

    address: str
    provenance: str
    memory: str


class Writer:
    """The lines of a region."""

    def __init__(self, code: Code, room: Room, locals_: Locals) -> None:
        self.code = code
        self.machine = code.machine
        self.accesses = room.accesses
        self.renewals = room.renewals
        self.scalars = room.scalars
        self.locals = locals_
        self.lines: list[str] = []
        self.names: dict[str, object] = {
            "Pointer": Pointer,
            "Wide": Wide,
            "new": tuple.__new__,
            "undecided": undecided,
            "find": code.machine.memory.allocations.get,
            "touch": room.accesses.touch,
        }
        self.touched = 0
        self.at_hand: dict[int, AtHand] = {}
        """The locals in memory that are in variables, where the writing is."""
        self._depth = 1
        self._named: dict[int, str] = {}
        self._made: Counter[str] = Counter()

    # Lines and names

    def line(self, text: str) -> None:
        """A line of source."""
        self.lines.append("    " * self._depth + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Lines within it are those of a compound statement."""
        self._depth += 1
        yield
        self._depth -= 1

    def name(self, value: object, hint: str) -> str:
        """The name of an object."""
        found = self._named.get(id(value))
        if found is None:
            found = self._named[id(value)] = self.fresh(hint)
            self.names[found] = value
        return found

    def fresh(self, hint: str) -> str:
        """A name that nothing has."""
        self._made[hint] += 1
        return f"{hint}_{self._made[hint]}"

    def held(self, expression: str, hint: str) -> str:
        """A name for the value of an expression, unless it is one."""
        if expression.isidentifier() or expression.isdecimal():
            return expression
        name = self.fresh(hint)
        self.line(f"{name} = {expression}")
        return name

    # Locals

    def scalar(self, type_: Type) -> LoneScalar:
        """The scalar of a type; refused where it is none."""
        found = self.scalars.of(type_)
        if found is None:
            raise Refused
        return found

    def is_variable(self, local: int) -> bool:
        """Is a local held as a scalar, here or in the frame?"""
        inner, registers = self.locals.inner, self.code.registers
        return (local in inner and local not in self.locals.pairs) or local in registers

    def read_local(self, local: int) -> Value:
        """The value of a local that is held as a scalar."""
        kind = self.scalar(self.code.types[local]).kind
        if local in self.locals.inner:
            if self.code.types[local] is Primitive.BOOL:
                return Value(kind, (f"(+x{local})",), truth=f"x{local}")
            parts = tuple(f"x{local}{part}" for part in _PARTS[kind])
            return Value(kind, parts, packed=parts[0] if kind is Kind.INTEGER else None)
        whole = f"x{local}" if local in self.locals.kept else f"locals_[{local}]"
        return unpacked(kind, whole)

    def write_local(self, local: int, value: Value) -> None:
        """Gives a local that is held as a scalar its value."""
        if local in self.locals.inner:
            names = ", ".join(f"x{local}{part}" for part in _PARTS[value.kind])
            parts = value.truth if value.truth is not None else ", ".join(value.parts)
            if names != parts:
                self.line(f"{names} = {parts}")
            return
        whole = f"x{local}" if local in self.locals.kept else f"locals_[{local}]"
        self.line(f"{whole} = {self.packed(value)}")

    def packed(self, value: Value) -> str:
        """A value as the machine holds it."""
        if value.packed is not None:
            return value.packed
        match value.kind:
            case Kind.INTEGER:
                return value.parts[0]
            case Kind.THIN:
                return f"new(Pointer, ({', '.join(value.parts)}))"
            case Kind.WIDE:
                address, provenance, metadata = value.parts
                return f"new(Wide, (new(Pointer, ({address}, {provenance})), {metadata}))"

    def frame_pointer(self, local: int) -> AtHand:
        """A local that is in memory, which is made if it is not there."""
        found = self.at_hand.get(local)
        if found is None:
            name = self.fresh("at")
            found = self.at_hand[local] = AtHand(f"{name}a", f"{name}p", f"{name}m")
            self.line(f"{name} = locals_[{local}]")
            self.line(f"if {name} is None: {name} = frame.revive({local})")
            self.line(f"{name}a, {name}p = {name}")
            self.line(f"{name}m = find({name}p[0])")
        return found

    @contextmanager
    def branch(self) -> Iterator[None]:
        """Lines within it are those of one way of several: what is at hand there, and what is counted there,
        is not so after it."""
        at_hand, touched = dict(self.at_hand), self.touched
        with self.indented():
            yield
        self.at_hand, self.touched = at_hand, touched

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Lines within it are taken back if they are refused."""
        lines, touched, at_hand = len(self.lines), self.touched, dict(self.at_hand)
        try:
            yield
        except (Refused, Unsupported, Unknown):
            del self.lines[lines:]
            self.touched, self.at_hand = touched, at_hand
            raise


_PARTS = {Kind.INTEGER: ("",), Kind.THIN: ("a", "p"), Kind.WIDE: ("a", "p", "m")}


def unpacked(kind: Kind, whole: str) -> Value:
    """A value that is at hand as the machine holds it."""
    match kind:
        case Kind.INTEGER:
            return Value(kind, (whole,), whole)
        case Kind.THIN:
            return Value(kind, (f"{whole}[0]", f"{whole}[1]"), whole)
        case Kind.WIDE:
            return Value(kind, (f"{whole}[0][0]", f"{whole}[0][1]", f"{whole}[1]"), whole)


def is_checked_pair(type_: Type) -> bool:
    """Is it what an operation with an overflow flag gives: ``(u8, bool)``?"""
    match type_:
        case Tuple((Primitive() as first, Primitive.BOOL)):
            return first is not Primitive.BOOL
        case _:
            return False
