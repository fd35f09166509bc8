"""Reads places and values of a borrow trace: ``*x``, ``x.1``, ``a[2]``, ``x[0..4]``, ``*x + 3``."""

from rustrata.programs.borrow_trace.scopes import Scopes
from rustrata.programs.borrow_trace.syntax import Place, PointerType, Read, Type
from rustrata.programs.borrow_trace.types import LARGEST, array_of, read_number
from rustrata.programs.scanner import Kind, Scanner, mistake

OPERATORS = ("+", "-", "*", "/", "%", "&", "|", "^")


def read_place(scanner: Scanner, scopes: Scopes) -> Place:
    """A place. Raises RustrataError: BTR001 to BTR005."""
    start = scanner.start
    starred = scanner.accept("*")
    name, span = scanner.name("a place, such as `*x`")
    number = scopes.memory(name, span)
    found = scopes.type_of(number)
    indirect = isinstance(found, PointerType)
    type_ = found.pointee if isinstance(found, PointerType) else found
    if starred and not indirect:
        raise mistake(
            "BTR004", f"`{name}` is an object, and `*` wants a pointer", span, help=f"write `{name}`"
        )
    if starred and scanner.word in (".", "["):
        scanner.fail("the end of the place", help=f"a part is written without `*`: `{name}.0`, `{name}[0]`")
    offset, parts = 0, 0
    while scanner.word in (".", "["):
        added, type_ = _part(scanner, type_)
        offset, parts = offset + added, parts + 1
    if indirect and not starred and not parts:
        help_ = f"`*{name}` is what it points to"
        raise mistake("BTR004", f"`{name}` is a pointer, and a place is wanted", span, help=help_)
    return Place(number, indirect, offset, type_, scanner.since(start))


def read_value(scanner: Scanner, scopes: Scopes) -> list[Read]:
    """What computing a value reads: places and numbers, joined by operators."""
    reads: list[Read] = []
    while True:
        if scanner.kind is Kind.NUMBER or scanner.word in ("true", "false") or scopes.is_value(scanner.word):
            scanner.advance()
        else:
            place = read_place(scanner, scopes)
            reads.append(Read(place, place.span))
        if scanner.word not in OPERATORS:
            return reads
        scanner.advance()


def _part(scanner: Scanner, type_: Type) -> tuple[int, Type]:
    """The offset and type of the field, element or range that comes next."""
    start = scanner.start
    if scanner.accept("."):
        number = read_number(scanner, "the number of a field", LARGEST)
        if number >= len(type_.fields):
            count = len(type_.fields)
            message = f"`{type_.text}` has no field {number}"
            raise mistake("BTR004", message, scanner.since(start), help=f"it has {count}")
        return type_.fields[number]
    scanner.advance()
    element = type_.element
    if element is None:
        help_ = "fields of tuples are written `x.0`" if type_.fields else None
        raise mistake("BTR004", f"`{type_.text}` is not an array", scanner.since(start), help=help_)
    first = read_number(scanner, "an index", LARGEST)
    end = first + 1
    ranged = scanner.accept("..")
    if ranged:
        end = read_number(scanner, "an index", LARGEST)
    scanner.expect("]", "after the index")
    length = type_.size // element.size if element.size else 0
    if first > end or end > length:
        message = f"`{type_.text}` has no elements {first} to {end}"
        raise mistake("BTR004", message, scanner.since(start), help=f"it has {length}")
    if not ranged:
        return first * element.size, element
    return first * element.size, array_of(element, end - first, f"[{element.text}; {end - first}]")
