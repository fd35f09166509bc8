"""Reads the expressions of a borrow trace that are pointers.

``&mut *p``, ``&a.1``, ``&two_phase mut *x``, ``&raw const a``; ``x``; ``alloc(i32)``, ``alloc(4)``;
``transmute::<*mut i32>(x)``; ``with_exposed_provenance_mut(x)``; and after each ``as *mut i32``, ``.add(1)``.
"""

from rustrata.programs.borrow_trace.places import read_place
from rustrata.programs.borrow_trace.scopes import Scopes
from rustrata.programs.borrow_trace.syntax import (
    Alloc,
    Borrow,
    CastToRaw,
    Copy,
    FromExposed,
    PointerType,
    Statement,
    Type,
)
from rustrata.programs.borrow_trace.types import (
    LARGEST,
    array_of,
    read_number,
    read_pointer_type,
    read_type,
)
from rustrata.programs.optimisation.syntax import PointerKind
from rustrata.programs.scanner import Kind, Scanner, mistake

_MADE = ("alloc", "transmute", "with_exposed_provenance_mut", "with_exposed_provenance")
_METHODS = ("add", "sub", "byte_add", "byte_sub")


def begins_pointer(scanner: Scanner, scopes: Scopes) -> bool:
    """Is a pointer what comes next, and not a value?"""
    if scanner.word == "&" or scanner.word in _MADE:
        return True
    if not scopes.is_pointer(scanner.word):
        return False
    start = scanner.start
    scanner.advance()
    bracket = scanner.word == "["
    field = scanner.accept(".") and scanner.kind is Kind.NUMBER
    scanner.restart(start)
    return not (bracket or field)


def read_pointer(scanner: Scanner, scopes: Scopes) -> tuple[int, list[Statement]]:
    """The pointer that comes next: its variable, and what makes it. Raises RustrataError BTR001 to BTR005."""
    start = scanner.start
    statements: list[Statement] = []
    number = _first(scanner, scopes, statements)
    while True:
        if scanner.accept("as"):
            number = _cast(scanner, scopes, number, statements, start)
        elif scanner.word == ".":
            number = _moved(scanner, scopes, number, statements, start)
        else:
            return number, statements


def _first(scanner: Scanner, scopes: Scopes, statements: list[Statement]) -> int:
    start = scanner.start
    if scanner.accept("&"):
        return _borrow(scanner, scopes, statements, start)
    word, span = scanner.name("a pointer")
    if word == "alloc" and scanner.accept("("):
        if scanner.kind is Kind.NUMBER:
            size = read_number(scanner, "a number of bytes", LARGEST)
            type_ = array_of(Type("u8", 1), size, f"[u8; {size}]")
        else:
            type_ = read_type(scanner)
        scanner.expect(")", "after the type")
        number = scopes.unnamed(scanner.since(start).text, PointerType(PointerKind.RAW_MUT, type_))
        statements.append(Alloc(number, type_, scanner.since(start)))
        return number
    if word == "transmute" and scanner.word in ("::", "("):
        target = None
        if scanner.accept("::"):
            scanner.expect("<", "after `transmute::`")
            target = read_pointer_type(scanner)
            scanner.close_angle("after the type")
        source = _argument(scanner, scopes)
        number = scopes.unnamed(scanner.since(start).text, target or scopes.pointer_type(source))
        statements.append(Copy(number, source, 0, scanner.since(start)))
        return number
    if word.startswith("with_exposed_provenance") and scanner.word == "(":
        kind = PointerKind.RAW_MUT if word.endswith("_mut") else PointerKind.RAW_CONST
        source = _argument(scanner, scopes)
        type_ = scopes.pointer_type(source).pointee
        number = scopes.unnamed(scanner.since(start).text, PointerType(kind, type_))
        statements.append(FromExposed(number, source, scanner.since(start)))
        return number
    return scopes.pointer(word, span)


def _borrow(scanner: Scanner, scopes: Scopes, statements: list[Statement], start: int) -> int:
    kind, two_phase = PointerKind.SHARED, False
    if scanner.accept("raw"):
        kind = PointerKind.RAW_CONST if scanner.word == "const" else PointerKind.RAW_MUT
        if not scanner.accept("const"):
            scanner.expect("mut", "or `const` after `&raw`")
    elif scanner.accept("two_phase"):
        scanner.expect("mut", "after `&two_phase`")
        kind, two_phase = PointerKind.UNIQUE, True
    elif scanner.accept("mut"):
        kind = PointerKind.UNIQUE
    place = read_place(scanner, scopes)
    span = scanner.since(start)
    number = scopes.unnamed(span.text, PointerType(kind, place.type))
    statements.append(Borrow(number, kind, two_phase, place, span))
    return number


def _argument(scanner: Scanner, scopes: Scopes) -> int:
    scanner.expect("(", "and a pointer")
    source = scopes.pointer(*scanner.name("a pointer"))
    scanner.expect(")", "after the pointer")
    return source


def _cast(scanner: Scanner, scopes: Scopes, source: int, statements: list[Statement], start: int) -> int:
    at = scanner.start
    target = read_pointer_type(scanner)
    if target.kind.retags or target.inside:
        message = "`as` casts to `*const` or `*mut`"
        raise mistake("BTR004", message, scanner.since(at), help="borrow with `&` or `&mut` instead")
    span = scanner.since(start)
    number = scopes.unnamed(span.text, target)
    if scopes.pointer_type(source).kind.retags:
        statements.append(CastToRaw(number, target.kind, source, span))
    else:
        statements.append(Copy(number, source, 0, span))
    return number


def _moved(scanner: Scanner, scopes: Scopes, source: int, statements: list[Statement], start: int) -> int:
    scanner.expect(".")
    word, span = scanner.name("`add` or `sub`")
    if word not in _METHODS:
        raise mistake("BTR002", f"expected one of {', '.join(_METHODS)}, found `{word}`", span)
    type_ = scopes.pointer_type(source)
    if type_.kind.retags:
        help_ = "cast it first: `x as *mut u8`"
        raise mistake("BTR004", f"`{word}` is for raw pointers", span, help=help_)
    scanner.expect("(", "and a number")
    count = read_number(scanner, "a number", LARGEST)
    scanner.expect(")", "after the number")
    step = 1 if word.startswith("byte_") else type_.pointee.size
    number = scopes.unnamed(scanner.since(start).text, type_)
    statements.append(
        Copy(number, source, -count * step if word.endswith("sub") else count * step, scanner.since(start))
    )
    return number
