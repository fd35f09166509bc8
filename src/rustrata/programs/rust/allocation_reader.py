"""Reads the bytes of allocations, as rustc dumps them after the bodies.

A line has sixteen bytes or less: ``0x10 │ 61 __ ╾──alloc3+0x1──╼ │ a░........``. ``__`` is uninitialised; a
pointer spans its bytes, eight of them as one ``╾...╼``, cut at the end of a line.
"""

import re

from rustrata.programs.rust.bodies import Allocation, ItemAllocation, Relocation
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.type_reader import read_path, read_type
from rustrata.programs.rust.values import AllocationId

POINTER_SIZE = 8
"""Bytes of a pointer: all targets that rustc is driven for here have 64 bits."""

_HEAD = re.compile(r"alloc(\d+) \(")
_SIZE = re.compile(r"size: (\d+), align: (\d+)\)")
_LINE = re.compile(r"[ ]*(?:0x[0-9a-f]+ │ )?([^│\n]*?)[ ]*│[^\n]*\n")
_REST = re.compile(r"[^\n]*")
_BYTE = re.compile(r"[0-9a-f]{2}")
_KIND = re.compile(r"[a-z ]+")
_TARGET = re.compile(r"a(?:lloc)?(\d+)(?:<imm>|<[a-z]+>)*(?:\+0x([0-9a-f]+))?")


def read_allocation(cursor: Cursor) -> Allocation | ItemAllocation:
    """An allocation; the cursor stands at its name."""
    start = cursor.at
    number = AllocationId(int(cursor.need(_HEAD, "an allocation").group(1)))
    static = None
    if cursor.take("static: "):
        static = read_path(cursor)
        if not cursor.take(", "):
            rest = cursor.need(_REST, "the rest").group()
            return ItemAllocation(number, "static", rest, static, None, cursor.span(start))
    elif not cursor.ahead("size: "):
        return _item(cursor, number, start)
    size, align = map(int, cursor.need(_SIZE, "a size").groups())
    content, initialised, relocations = _content(cursor, size)
    return Allocation(number, size, align, content, initialised, relocations, static, cursor.span(start))


def _item(cursor: Cursor, number: AllocationId, start: int) -> ItemAllocation:
    kind = cursor.need(_KIND, "what the allocation is").group()
    cursor.expect(": ")
    at = cursor.at
    text = cursor.need(_REST, "an item").group().removesuffix(")")
    end = cursor.at
    path = trait = None
    cursor.at = at
    if kind == "fn":
        path = read_path(cursor)
    elif kind == "vtable":
        described = read_type(cursor)
        trait = described
    cursor.at = end
    return ItemAllocation(number, kind, text, path, trait, cursor.span(start))


def _content(cursor: Cursor, size: int) -> tuple[bytes, bytes, tuple[Relocation, ...]]:
    cursor.expect(" {")
    if cursor.take("}"):
        return b"", b"", ()
    cursor.expect("\n")
    read = _Content(cursor)
    start = cursor.at
    while not cursor.take("}"):
        for cell in cursor.need(_LINE, "a line of bytes").group(1).split():
            read.cell(cell, start)
    if len(read.content) != size:
        cursor.refuse(f"an allocation of {size} bytes with {len(read.content)}", start)
    return bytes(read.content), bytes(read.initialised), tuple(read.relocations)


class _Content:
    """The bytes read so far, and the text of a pointer that a line's end has cut."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.content = bytearray()
        self.initialised = bytearray()
        self.relocations: list[Relocation] = []
        self.pointer = ""

    def cell(self, cell: str, start: int) -> None:
        """``61``, ``__``, or a pointer's text or part of it."""
        if cell == "__":
            self._byte(0, 0)
        elif _BYTE.fullmatch(cell):
            self._byte(int(cell, 16), 1)
        else:
            self.pointer += cell.strip("╾╼─")
            if cell.endswith("╼"):
                self._end_of_pointer(start)

    def _byte(self, value: int, initialised: int) -> None:
        self.content.append(value)
        self.initialised.append(initialised)

    def _end_of_pointer(self, start: int) -> None:
        found = _TARGET.search(self.pointer)
        if found is None:
            self.cursor.refuse("a pointer in an allocation", start)
        target, addend = AllocationId(int(found.group(1))), int(found.group(2) or "0", 16)
        self.relocations.append(Relocation(len(self.content), target, addend))
        for _ in range(POINTER_SIZE):
            self._byte(0, 1)
        self.pointer = ""
