"""The initial state of an assembly test: ``{ x=0; int64_t y=1; 0:X1=x; int t[2]={1,2}; p=&t[1]; %a=x; }``.

A name that is only a value (``0:X1=x``) declares a location of value 0. ``%a=x`` without a thread sets the
symbolic register of every thread. A register may be the address of an instruction (``0:X1=P1:L0``). Left out,
and refused: such addresses in memory, types that are not integers or pointers to them, 128-bit integers.
"""

import re
from dataclasses import dataclass, field

from rustrata.diagnostics.diagnostic import Label, did_you_mean
from rustrata.executions.expressions import I32, IntegerType
from rustrata.programs.litmus.assembly.registers import canonical_register
from rustrata.programs.litmus.assembly.syntax import (
    AddressOf,
    InitialValue,
    InstructionAt,
    LocationDeclaration,
    RegisterDeclaration,
)
from rustrata.programs.litmus.integers import C_TYPEDEFS, I64, U32, U64
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.source import SourceFile, Span

EVERY_THREAD = -1
"""The thread of a symbolic register that is set for all threads."""
FIRST_ADDRESS = 0x1D00_0000
STRIDE = 0x0001_0000
"""Locations are this many bytes apart, so that offsets never lead from one to another."""
MOST_ELEMENTS = 4096

_TYPES: dict[str, IntegerType] = {
    **C_TYPEDEFS,
    "int": I32,
    "unsigned int": U32,
    "unsigned": U32,
    "long": I64,
    "unsigned long": U64,
    "long long": I64,
    "char": IntegerType(8, True),
    "short": IntegerType(16, True),
}
_TYPE = r"(?P<type>(?:unsigned |long )?[A-Za-z_]\w*)\b[ \t\n]*(?P<pointer>\**)"
_VALUE = r"(?:=\s*(?P<value>.*\S))?\s*"
_OF_THREAD = re.compile(
    rf"(?:{_TYPE}\s*)?P?(?P<thread>\d+)\s*:\s*(?P<name>[%$]?[\w.]+)\s*{_VALUE}", re.DOTALL
)
_OF_ALL = re.compile(rf"(?:{_TYPE}\s*)?(?P<name>%\w+)\s*{_VALUE}", re.DOTALL)
_LOCATION = re.compile(
    rf"(?:{_TYPE}\s*(?<=[\s*]))?(?P<open>\[\s*)?(?P<name>[A-Za-z_][\w.]*)(?(open)\s*\])\s*"
    rf"(?:\[\s*(?P<length>\d+)\s*\]\s*)?{_VALUE}",
    re.DOTALL,
)
_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)")
_ADDRESS = re.compile(r"&?\s*([A-Za-z_][\w.]*)(?:\s*\[\s*(\d+)\s*\])?")
_INSTRUCTION = re.compile(r"P?(\d{1,6})\s*:\s*([A-Za-z_.$][\w.$]*)")
_ENTRY = re.compile(r"[^;{]*(?:\{[^}]*\})?[^;{]*")


@dataclass(slots=True)
class InitialState:
    """What the initial state declares, as it grows; locations in order of first mention."""

    dialect: Dialect
    source: SourceFile
    locations: dict[str, LocationDeclaration] = field(default_factory=dict)
    registers: list[RegisterDeclaration] = field(default_factory=list)
    arrays: dict[str, int] = field(default_factory=dict)
    _mentioned: dict[str, Span] = field(default_factory=dict)
    _addresses: dict[str, int] = field(default_factory=dict)

    def mention(self, name: str, span: Span) -> None:
        """A place of the program that names a location, and so declares it."""
        self._mentioned.setdefault(name, span)

    def knows(self, name: str) -> bool:
        """Is there such a location or array?"""
        return name in self.locations or name in self.arrays or name in self._mentioned

    def names(self) -> list[str]:
        """Every location and array."""
        return [*self.arrays, *(name for name in self.locations if "[" not in name), *self._mentioned]

    def finish(self) -> None:
        """Declare the locations that were only mentioned, and give every location its address."""
        for name, span in self._mentioned.items():
            if name not in self.locations and name not in self.arrays:
                self.locations[name] = LocationDeclaration(name, None, 0, span)
        blocks = dict.fromkeys(name.split("[")[0] for name in self.locations)
        for place, name in enumerate(blocks):
            start = FIRST_ADDRESS + place * STRIDE
            if name not in self.arrays:
                self._addresses[name] = start
                continue
            for index in range(self.arrays[name]):
                element = self.locations[f"{name}[{index}]"]
                assert element.type is not None, "elements have the type of their array"
                self._addresses[element.name] = start + index * (element.type.bits // 8)

    @property
    def addresses(self) -> dict[str, int]:
        """The address of every location, when all are known."""
        return self._addresses

    def address(self, name: str) -> int:
        """The address that a location's or array's name stands for."""
        return self._addresses[f"{name}[0]" if name in self.arrays else name]


def read_initial(text: str, start: int, end: int, state: InitialState) -> None:
    """Read the entries of ``text[start:end]``, in which comments are blanks, into ``state``.

    Raises RustrataError: LIT005, LIT006, LIT014 or LIT016.
    """
    at = start
    while at < end:
        found = _ENTRY.match(text, at, end)
        assert found is not None, "the pattern matches the empty text"
        entry = found.group().strip()
        if entry:
            first = at + found.group().index(entry[0])
            _read_entry(entry, Span(state.source, first, first + len(entry)), state)
        at = max(found.end(), at) + 1


def _read_entry(entry: str, span: Span, state: InitialState) -> None:
    if found := _OF_THREAD.fullmatch(entry):
        _read_register(found, int(found["thread"]), span, state)
    elif found := _OF_ALL.fullmatch(entry):
        _read_register(found, EVERY_THREAD, span, state)
    elif found := _LOCATION.fullmatch(entry):
        _read_location(found, span, state)
    else:
        help_ = "write `x=1`, `int64_t x=1`, `0:REGISTER=1` or `0:REGISTER=x`, and `;` between entries"
        raise mistake("LIT005", f"expected an initial value, found `{_shown(entry)}`", span, help=help_)


def _shown(entry: str) -> str:
    first = entry.split("\n", 1)[0]
    return first if len(first) <= 40 else f"{first[:40]}.."


def _type_of(found: re.Match[str], span: Span) -> IntegerType | None:
    name = found["type"]
    if name is None:
        return None
    if found["pointer"]:
        return U64
    type_ = _TYPES.get(" ".join(name.split()))
    if type_ is None:
        known = did_you_mean(name, _TYPES)
        raise mistake("LIT006", f"unsupported: the type `{name}` in the initial state", span, help=known)
    return IntegerType(8, False) if type_.bits == 1 else type_


def _read_register(found: re.Match[str], thread: int, span: Span, state: InitialState) -> None:
    name = canonical_register(state.dialect, found["name"])
    if name is None:
        word = found["name"]
        message = f"`{word}` is not a register of {state.dialect.value}"
        raise mistake("LIT011", message, span, help="before `:` stands the thread, behind it a register")
    type_ = _type_of(found, span)
    instruction = _INSTRUCTION.fullmatch(found["value"] or "")
    value = (
        InstructionAt(int(instruction[1]), instruction[2])
        if instruction
        else _value(found["value"], span, state)
    )
    state.registers.append(RegisterDeclaration(thread, name, type_, value, span))


def _read_location(found: re.Match[str], span: Span, state: InitialState) -> None:
    name, type_ = found["name"], _type_of(found, span)
    earlier = state.locations.get(name) or state.locations.get(f"{name}[0]")
    if earlier is not None:
        labels = (Label(earlier.span, "first initialised here"),)
        raise mistake("LIT016", f"`{name}` is initialised twice", span, labels=labels)
    written = found["value"]
    if found["length"] is None and not (written or "").startswith("{"):
        state.locations[name] = LocationDeclaration(name, type_, _value(written, span, state), span)
        return
    pieces = [piece.strip() for piece in (written or "").strip("{} \n\t").split(",")]
    values = [_value(piece, span, state) for piece in pieces if piece]
    length = int(found["length"]) if found["length"] else len(values)
    if not 0 < length <= MOST_ELEMENTS or len(values) > length:
        raise mistake("LIT014", f"`{name}` has {length} elements and {len(values)} values", span)
    values += [0] * (length - len(values))
    state.arrays[name] = length
    for index, value in enumerate(values):
        element = f"{name}[{index}]"
        state.locations[element] = LocationDeclaration(element, type_ or I32, value, span)


def _value(text: str | None, span: Span, state: InitialState) -> InitialValue:
    if text is None:
        return 0
    if _NUMBER.fullmatch(text):
        return number(text)
    if found := _ADDRESS.fullmatch(text):
        name, index = found[1], found[2]
        state.mention(name, span)
        return AddressOf(name if index is None else f"{name}[{index}]")
    message = f"unsupported: the initial value `{_shown(text)}`"
    help_ = "values are integers and the names of locations"
    raise mistake("LIT006", message, span, help=help_)


def number(text: str) -> int:
    """The integer that a literal of any base denotes; decimal with leading zeros is decimal."""
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("+-").lower()
    return sign * (int(digits, 0) if digits[1:2] in ("x", "b") else int(digits))
