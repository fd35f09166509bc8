"""Reads the types of a borrow trace, and lays them out: fields in order, no padding.

Left out: named structs, generics and slices of unknown length; a tuple, an array or ``union`` says the same.
"""

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.borrow_trace.syntax import PointerType, Type
from rustrata.programs.optimisation.syntax import PointerKind
from rustrata.programs.scanner import Kind, Scanner, mistake

SCALARS = {
    **{f"{sign}{bits}": bits // 8 for bits in (8, 16, 32, 64, 128) for sign in "ui"},
    "usize": 8,
    "isize": 8,
    "bool": 1,
    "char": 4,
    "f32": 4,
    "f64": 8,
}
LARGEST = 1 << 20
"""Bytes of the largest type."""
_LONGEST, _DEEPEST = 1 << 16, 32
_FLAG = 8
_WRAPPERS = ("Cell", "UnsafeCell", "RefCell", "Option", "Pinned", "union")


def read_type(scanner: Scanner, depth: int = 0) -> Type:
    """A scalar, ``()``, ``(T, T)``, ``[T; N]``, ``Cell<T>``, ``UnsafeCell<T>``, ``RefCell<T>``,
    ``Option<T>``, ``union<T, T>``, or ``Pinned<T>``, which is not ``Unpin``. Raises BTR004, BTR005."""
    start = scanner.start
    if depth > _DEEPEST:
        raise mistake("BTR005", f"unsupported: a type of more than {_DEEPEST} levels", scanner.span)
    if scanner.accept("("):
        type_ = _tuple(scanner, start, depth)
    elif scanner.accept("["):
        type_ = _array(scanner, start, depth)
    elif scanner.word in _WRAPPERS:
        type_ = _wrapper(scanner, start, depth)
    else:
        word, span = scanner.name("a type")
        if word not in SCALARS:
            help_ = did_you_mean(word, (*SCALARS, *_WRAPPERS))
            raise mistake("BTR004", f"there is no type `{word}`", span, help=help_)
        type_ = Type(word, SCALARS[word])
    if type_.size > LARGEST:
        raise mistake("BTR005", f"unsupported: a type of more than {LARGEST} bytes", scanner.since(start))
    return type_


def read_pointer_type(scanner: Scanner) -> PointerType:
    """``&T``, ``&mut T``, ``Box<T>``, ``*const T``, ``*mut T``, or one of these in a tuple of one."""
    if scanner.accept("("):
        inner = read_pointer_type(scanner)
        scanner.expect(",", "in a tuple of one pointer")
        scanner.expect(")", "after the pointer")
        return PointerType(inner.kind, inner.pointee, inside=True)
    if scanner.accept("&"):
        kind = PointerKind.UNIQUE if scanner.accept("mut") else PointerKind.SHARED
        return PointerType(kind, read_type(scanner))
    if scanner.accept("*"):
        kind = PointerKind.RAW_CONST if scanner.word == "const" else PointerKind.RAW_MUT
        if not scanner.accept("const"):
            scanner.expect("mut", "or `const` after `*`")
        return PointerType(kind, read_type(scanner))
    if scanner.accept("Box"):
        scanner.expect("<", "after `Box`")
        pointee = read_type(scanner)
        scanner.close_angle("after the type in the box")
        return PointerType(PointerKind.BOX, pointee)
    scanner.fail("the type of a pointer", help="such as `&mut i32`, `&i32`, `*mut i32`, `Box<i32>`")


def array_of(element: Type, count: int, text: str) -> Type:
    """``[T; count]``"""
    size = element.size * count
    repeated = (
        (n * element.size + first, n * element.size + end)
        for n in range(count)
        for first, end in element.cells
    )
    cells = _joined(list(repeated)) if element.cells else ()
    return Type(text, size, cells, element.unpin, element=element)


def read_number(scanner: Scanner, what: str, most: int) -> int:
    """A whole number from 0 to ``most``."""
    word = scanner.word
    if scanner.kind is not Kind.NUMBER or not word.isdecimal() or len(word) > 9 or int(word) > most:
        scanner.fail(f"{what} from 0 to {most}")
    scanner.advance()
    return int(word)


def _tuple(scanner: Scanner, start: int, depth: int) -> Type:
    parts: list[Type] = []
    while not scanner.accept(")"):
        if parts:
            scanner.expect(",", "or `)`")
            if scanner.accept(")"):
                break
        parts.append(read_type(scanner, depth + 1))
    text = scanner.since(start).text
    fields: list[tuple[int, Type]] = []
    size = 0
    for part in parts:
        fields.append((size, part))
        size += part.size
    cells = _joined([(at + first, at + end) for at, part in fields for first, end in part.cells])
    return Type(text, size, cells, all(part.unpin for part in parts), tuple(fields))


def _array(scanner: Scanner, start: int, depth: int) -> Type:
    element = read_type(scanner, depth + 1)
    scanner.expect(";", "and the length of the array")
    count = read_number(scanner, "a length", _LONGEST)
    scanner.expect("]", "after the length of the array")
    text = scanner.since(start).text
    if element.size * count > LARGEST:
        raise mistake("BTR005", f"unsupported: a type of more than {LARGEST} bytes", scanner.since(start))
    return array_of(element, count, text)


def _wrapper(scanner: Scanner, start: int, depth: int) -> Type:
    word, _ = scanner.name("a type")
    scanner.expect("<", f"after `{word}`")
    parts = [read_type(scanner, depth + 1)]
    while word == "union" and scanner.accept(","):
        parts.append(read_type(scanner, depth + 1))
    scanner.close_angle(f"after the type in `{word}`")
    text, inside = scanner.since(start).text, parts[0]
    unpin = all(part.unpin for part in parts)
    match word:
        case "Pinned":
            return Type(text, inside.size, inside.cells, False, inside.fields, inside.element)
        case "RefCell":
            size = _FLAG + inside.size
            return Type(text, size, ((0, size),), unpin, ((0, Type("isize", _FLAG)), (_FLAG, inside)))
        case "Option":
            size = 1 + inside.size
        case _:
            size = max(part.size for part in parts)
    # All or nothing: which variant is there is not known from the type.
    mutable = word in ("Cell", "UnsafeCell") or any(part.cells for part in parts)
    cells = ((0, size),) if mutable and size else ()
    if word in ("Cell", "UnsafeCell"):
        return Type(text, size, cells, unpin, inside.fields, inside.element)
    fields = ((1, inside),) if word == "Option" else tuple((0, part) for part in parts)
    return Type(text, size, cells, unpin, fields)


def _joined(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for first, end in ranges:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return tuple(joined)
