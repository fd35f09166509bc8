"""Models of what hash maps are made of: SipHash 1-3, which std hashes with [Aumasson and Bernstein,
INDOCRYPT'12; std::hash::DefaultHasher], and the instructions on 16 bytes that the table looks at its control
bytes with [std::arch::x86_64].

The state of a hasher stands in the program's memory, where std has it. The keys of a ``RandomState`` are
fixed, in ``std_bodies_hashing.rs``: the order of a map's items is one of those that a program can meet.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir import std_fields
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.memory import Blob, Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_of
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.programs.rust.types import Path, Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site

_HASHER = "<std::hash::DefaultHasher as std::hash::Hasher>::"
_MASK = (1 << 64) - 1
_WORDS = ("v0", "v1", "v2", "v3")
_LANES = 16
_START = (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)


def _rotated(word: int, by: int) -> int:
    return (word << by | word >> 64 - by) & _MASK


def _round(v0: int, v1: int, v2: int, v3: int) -> tuple[int, int, int, int]:
    """SipRound."""
    v0 = (v0 + v1) & _MASK
    v1 = _rotated(v1, 13) ^ v0
    v0 = _rotated(v0, 32)
    v2 = (v2 + v3) & _MASK
    v3 = _rotated(v3, 16) ^ v2
    v0 = (v0 + v3) & _MASK
    v3 = _rotated(v3, 21) ^ v0
    v2 = (v2 + v1) & _MASK
    v1 = _rotated(v1, 17) ^ v2
    v2 = _rotated(v2, 32)
    return v0, v1, v2, v3


def _absorbed(state: tuple[int, int, int, int], word: int) -> tuple[int, int, int, int]:
    v0, v1, v2, v3 = state
    v0, v1, v2, v3 = _round(v0, v1, v2, v3 ^ word)
    return v0 ^ word, v1, v2, v3


class _Sip:
    """The fields of a hasher where it stands."""

    def __init__(self, machine: "Machine", type_: Type, at: Pointer) -> None:
        inner, place = std_fields.field(machine, type_, at, "0", "hasher")
        self.machine = machine
        self.inner, self.place = inner, place

    def get(self, *names: str) -> int:
        """A field."""
        found = std_fields.load(self.machine, *std_fields.field(self.machine, self.inner, self.place, *names))
        assert isinstance(found, int), "an integer"
        return found

    def set(self, value: int, *names: str) -> None:
        """Writes a field."""
        type_, at = std_fields.field(self.machine, self.inner, self.place, *names)
        std_fields.store(self.machine, type_, at, value)

    def state(self) -> tuple[int, int, int, int]:
        """The four words."""
        v0, v1, v2, v3 = (self.get("state", name) for name in _WORDS)
        return v0, v1, v2, v3

    def write(self, content: bytes) -> None:
        """Hashes bytes: whole words at once, the rest when it is a word."""
        count = self.get("ntail")
        tail = self.get("tail") | int.from_bytes(content, "little") << 8 * count
        count += len(content)
        if count >= 8:
            state = self.state()
            while count >= 8:
                state = _absorbed(state, tail & _MASK)
                tail >>= 64
                count -= 8
            for name, word in zip(_WORDS, state, strict=True):
                self.set(word, "state", name)
        self.set(tail, "tail")
        self.set(count, "ntail")
        self.set((self.get("length") + len(content)) & _MASK, "length")

    def finish(self) -> int:
        """The hash of what has been written."""
        last = (self.get("length") & 0xFF) << 56 | self.get("tail")
        v0, v1, v2, v3 = _absorbed(self.state(), last)
        v2 ^= 0xFF
        for _ in range(3):
            v0, v1, v2, v3 = _round(v0, v1, v2, v3)
        return v0 ^ v1 ^ v2 ^ v3


def _sip(site: "Site") -> _Sip:
    type_ = site.machine.definitions.normal(pointee(site.types[0]))
    return _Sip(site.machine, type_, site.pointer(0))


@model(_HASHER + "write")
def write(site: "Site") -> Value | None:
    """Hashes the bytes of a slice."""
    text = site.values[1]
    assert isinstance(text, Wide) and isinstance(text.metadata, int), "a slice"
    content = b""
    if text.metadata:
        found, start = site.machine.memory.read(text.pointer, text.metadata, 1)
        if 0 in found.initialised[start : start + text.metadata]:
            raise Unsupported("hashing uninitialised memory")
        content = bytes(found.data[start : start + text.metadata])
    _sip(site).write(content)
    return EMPTY


@model(_HASHER + "write_str")
def write_str(site: "Site") -> Value | None:
    """Hashes a text, and a byte that no text has."""
    _sip(site).write(text_of(site, site.values[1]).encode("utf-8") + b"\xff")
    return EMPTY


def _integers() -> None:
    for sign in "ui":
        for bits in ("8", "16", "32", "64", "128", "size"):
            size = 8 if bits == "size" else int(bits) // 8

            def number(site: "Site", size: int = size) -> Value | None:
                """Hashes an integer."""
                value = site.integer(1) & (1 << 8 * size) - 1
                _sip(site).write(value.to_bytes(size, "little"))
                return EMPTY

            model(f"{_HASHER}write_{sign}{bits}")(number)


_integers()


@model(_HASHER + "write_length_prefix")
def write_length_prefix(site: "Site") -> Value | None:
    """Hashes a length."""
    _sip(site).write(site.integer(1).to_bytes(8, "little"))
    return EMPTY


@model(_HASHER + "finish")
def finish(site: "Site") -> Value | None:
    """The hash."""
    return _sip(site).finish()


_ROUNDS = {"Sip13Rounds": {"c_rounds": 1, "d_rounds": 3}, "Sip24Rounds": {"c_rounds": 2, "d_rounds": 4}}


@model(
    *(
        f"<core::hash::sip::{kind} as core::hash::sip::Sip>::{name}"
        for kind in _ROUNDS
        for name in _ROUNDS[kind]
    )
)
def rounds(site: "Site") -> Value | None:
    """The rounds of a word, or of the end."""
    machine = site.machine
    type_ = machine.definitions.normal(pointee(site.types[0]))
    places = [std_fields.field(machine, type_, site.pointer(0), name) for name in _WORDS]
    v0, v1, v2, v3 = (std_fields.load(machine, *place) for place in places)
    assert isinstance(v0, int) and isinstance(v1, int) and isinstance(v2, int) and isinstance(v3, int), (
        "words"
    )
    kind = site.type(0)
    assert isinstance(kind, Path), "a number of rounds"
    for _ in range(_ROUNDS[kind.name][site.path.name]):
        v0, v1, v2, v3 = _round(v0, v1, v2, v3)
    for place, word in zip(places, (v0, v1, v2, v3), strict=True):
        std_fields.store(machine, *place, word)
    return EMPTY


def _made(site: "Site", first: int, second: int) -> Value:
    """A hasher with two keys."""
    machine = site.machine
    sip13 = machine.values.field_types(site.returned, 0)[0]
    hasher = machine.values.field_types(sip13, 0)[0]
    _, _, _, state_type, *_ = machine.values.field_types(hasher, 0)
    keys = (first, second, first, second)
    words = [key ^ start for key, start in zip(keys, _START, strict=True)]
    state = machine.values.aggregate(state_type, 0, [words[0], words[2], words[1], words[3]])
    made = machine.values.aggregate(hasher, 0, [first, second, 0, state, 0, 0, EMPTY])
    return machine.values.aggregate(site.returned, 0, [machine.values.aggregate(sip13, 0, [made])])


@model("std::hash::DefaultHasher::new", "<std::hash::DefaultHasher as std::default::Default>::default")
def new_hasher(site: "Site") -> Value | None:
    """A hasher whose keys are 0."""
    return _made(site, 0, 0)


@model("<std::hash::RandomState as std::hash::BuildHasher>::build_hasher")
def build_hasher(site: "Site") -> Value | None:
    """A hasher with the keys of a state."""
    machine = site.machine
    type_ = machine.definitions.normal(pointee(site.types[0]))
    first, second = (
        std_fields.load(machine, *std_fields.field(machine, type_, site.pointer(0), name))
        for name in ("k0", "k1")
    )
    assert isinstance(first, int) and isinstance(second, int), "keys"
    return _made(site, first, second)


def empty_table(machine: "Machine", _path: Path, type_: Type) -> Value:
    """A table without memory of its own: its control bytes are those of a static group, all empty."""
    control = machine.constants.bytes_of_std(b"\xff" * _LANES, _LANES)
    pointer = machine.values.aggregate(machine.values.field_types(type_, 0)[1], 0, [control])
    return machine.values.aggregate(type_, 0, [0, pointer, 0, 0])


def table_layout(machine: "Machine", path: Path, type_: Type) -> Value:
    """The size of a table's items, and how its control bytes are aligned."""
    (item,) = path.arguments
    layout = machine.layouts.of(machine.definitions.normal(item))  # type: ignore[arg-type]
    return machine.values.aggregate(type_, 0, [layout.size, max(layout.align, _LANES)])


# Instructions on 16 bytes


def _blob(content: bytes) -> Blob:
    return Blob(content, b"\x01" * len(content), {}, {})


def _lanes(site: "Site", at: int) -> bytes:
    """The bytes of an argument."""
    value = site.values[at]
    assert isinstance(value, Blob), "16 bytes"
    if 0 in value.initialised:
        raise Unsupported(f"`{site.path.name}` on uninitialised bytes")
    return value.data


@model("std::arch::x86_64::_mm_loadu_si128", "std::arch::x86_64::_mm_load_si128")
def load(site: "Site") -> Value | None:
    """16 bytes; the second wants them aligned."""
    align = 1 if site.path.name == "_mm_loadu_si128" else _LANES
    found, start = site.machine.memory.read(site.pointer(0), _LANES, align)
    end = start + _LANES
    return Blob(bytes(found.data[start:end]), bytes(found.initialised[start:end]), {}, {})


@model("std::arch::x86_64::_mm_store_si128", "std::arch::x86_64::_mm_storeu_si128")
def store(site: "Site") -> Value | None:
    """Writes 16 bytes; the first wants them aligned."""
    align = 1 if site.path.name == "_mm_storeu_si128" else _LANES
    found, start = site.machine.memory.write(site.pointer(0), _LANES, align)
    site.machine.shapes.of(site.types[1]).store(found, start, site.values[1])
    return EMPTY


@model("std::arch::x86_64::_mm_set1_epi8")
def set1(site: "Site") -> Value | None:
    """A byte in all lanes."""
    return _blob(bytes((site.integer(0) & 0xFF,)) * _LANES)


@model("std::arch::x86_64::_mm_setzero_si128")
def setzero(site: "Site") -> Value | None:
    """Zeros."""
    return _blob(bytes(_LANES))


@model("std::arch::x86_64::_mm_movemask_epi8")
def movemask(site: "Site") -> Value | None:
    """The highest bits of all lanes."""
    return sum((byte >> 7) << at for at, byte in enumerate(_lanes(site, 0)))


def _signed(byte: int) -> int:
    return byte - 256 if byte > 127 else byte


@model(
    "std::arch::x86_64::_mm_cmpeq_epi8",
    "std::arch::x86_64::_mm_cmplt_epi8",
    "std::arch::x86_64::_mm_cmpgt_epi8",
)
def compare(site: "Site") -> Value | None:
    """In each lane all bits, if the two are so."""
    pairs = list(zip(_lanes(site, 0), _lanes(site, 1), strict=True))
    match site.path.name:
        case "_mm_cmpeq_epi8":
            found = [a == b for a, b in pairs]
        case "_mm_cmplt_epi8":
            found = [_signed(a) < _signed(b) for a, b in pairs]
        case _:
            found = [_signed(a) > _signed(b) for a, b in pairs]
    return _blob(bytes(0xFF if truth else 0 for truth in found))


@model("std::arch::x86_64::_mm_or_si128", "std::arch::x86_64::_mm_and_si128")
def combine(site: "Site") -> Value | None:
    """Bit by bit."""
    first, second = _lanes(site, 0), _lanes(site, 1)
    if site.path.name == "_mm_or_si128":
        return _blob(bytes(a | b for a, b in zip(first, second, strict=True)))
    return _blob(bytes(a & b for a, b in zip(first, second, strict=True)))
