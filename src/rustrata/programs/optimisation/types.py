"""Reads the types of an optimisation pair: bytes, groups of them, and cells."""

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.optimisation.syntax import PointerKind, Type
from rustrata.programs.scanner import Kind, Scanner, mistake

BYTE = Type("u8", 1)
_CELLS = ("Cell", "UnsafeCell")
_KNOWN = ("u8", *_CELLS)


def read_type(scanner: Scanner) -> Type:
    """``u8``, ``Cell<T>``, ``UnsafeCell<T>``, ``(T, T)``, ``[T; N]``. Raises RustrataError."""
    start = scanner.start
    if scanner.accept("("):
        parts = [read_type(scanner)]
        while scanner.accept(","):
            if scanner.word != ")":
                parts.append(read_type(scanner))
        scanner.expect(")", "after the fields of the tuple")
        return _group(scanner.since(start).text, parts)
    if scanner.accept("["):
        element = read_type(scanner)
        scanner.expect(";", "and the length of the array")
        count = _count(scanner)
        scanner.expect("]", "after the length of the array")
        return _group(scanner.since(start).text, [element] * count)
    word, span = scanner.name("a type")
    if word == "u8":
        return BYTE
    if word in _CELLS:
        scanner.expect("<", f"after `{word}`")
        inside = read_type(scanner)
        scanner.close_angle(f"after the type in `{word}`")
        return Type(scanner.since(start).text, inside.size, ((0, inside.size),), inside.fields)
    help_ = did_you_mean(word, _KNOWN) or "bytes are `u8`; there are tuples, arrays, `Cell` and `UnsafeCell`"
    raise mistake("OPT003", f"unsupported: the type `{word}`", span, help=help_)


def read_pointer(scanner: Scanner) -> tuple[PointerKind, Type]:
    """``&T``, ``&mut T``, ``*const T``, ``*mut T``, ``Box<T>``. Raises RustrataError."""
    if scanner.accept("&"):
        kind = PointerKind.UNIQUE if scanner.accept("mut") else PointerKind.SHARED
        return kind, read_type(scanner)
    if scanner.accept("*"):
        if scanner.accept("const"):
            return PointerKind.RAW_CONST, read_type(scanner)
        scanner.expect("mut", "or `const` after `*`")
        return PointerKind.RAW_MUT, read_type(scanner)
    if scanner.accept("Box"):
        scanner.expect("<", "after `Box`")
        inside = read_type(scanner)
        scanner.close_angle("after the type in the box")
        return PointerKind.BOX, inside
    scanner.fail("the type of a pointer", help="such as `&mut u8`, `&u8`, `*mut u8`, `Box<u8>`")


def _count(scanner: Scanner) -> int:
    if (
        scanner.kind is not Kind.NUMBER
        or not scanner.word.isdecimal()
        or int(scanner.word) not in (1, 2, 3, 4)
    ):
        scanner.fail("a length from 1 to 4")
    count = int(scanner.word)
    scanner.advance()
    return count


def _group(text: str, parts: list[Type]) -> Type:
    fields: list[tuple[int, Type]] = []
    cells: list[tuple[int, int]] = []
    offset = 0
    for part in parts:
        fields.append((offset, part))
        for start, end in part.cells:
            if cells and cells[-1][1] == offset + start:
                cells[-1] = (cells[-1][0], offset + end)
            else:
                cells.append((offset + start, offset + end))
        offset += part.size
    return Type(text, offset, tuple(cells), tuple(fields))
