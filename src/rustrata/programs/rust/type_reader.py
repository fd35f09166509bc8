"""Reads types and paths.

Lifetimes are dropped: ``'a``, ``'_``, ``for<'a>``, and the bounds ``+ 'a``.
"""

import re

from rustrata.programs.rust.cursor import Cursor, location_from
from rustrata.programs.rust.types import (
    UNIT,
    Argument,
    Array,
    Binding,
    Closure,
    ConstArgument,
    Dynamic,
    FnItem,
    FnPointer,
    FnSugar,
    ImplAt,
    ImplOf,
    Named,
    Numbered,
    Opaque,
    Path,
    Pattern,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Segment,
    Slice,
    Tuple,
    Type,
)

_LIFETIME = re.compile(r"'(?:[A-Za-z_][A-Za-z0-9_]*|\{erased\})(?!')")
_LIFETIME_SPACE = re.compile(r"'(?:[A-Za-z_][A-Za-z0-9_]*|\{erased\}) ")
_BINDER = re.compile(r"for<(?:'[A-Za-z0-9_]+(?:, )?)*> ")
_NAME = re.compile(r"(?:r#)?[A-Za-z_][A-Za-z0-9_]*|\d+(?=::)")
_CONSTANT = re.compile(
    r"-?\d+(?:_?[iu](?:8|16|32|64|128|size))?(?![A-Za-z0-9_])|true(?!\w)|false(?!\w)"
    r"|'(?:[^'\\]|\\[^u]|\\u\{\w+\})'"
)
_NUMBERED = re.compile(r"\{([a-z_:]+)#(\d+)\}")
_PROMOTED = re.compile(r"promoted\[(\d+)\]")
_ABI = re.compile(r'extern "([^"]+)" ')
_BODY_OF = re.compile(
    r"\{((?:async |gen |async gen )?"
    r"(?:closure|coroutine|fn body|block|coroutine_witness|async_[a-z]+)[^@{}]*)"
)
_BINDING = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)(?:<[^<>=]*>)? = ")
_PRIMITIVES = {primitive.value: primitive for primitive in Primitive}


def read_type(cursor: Cursor) -> Type:
    """A type."""
    text, at = cursor.text, cursor.at
    first = text[at : at + 1]
    match first:
        case "&":
            cursor.at += 1
            cursor.match(_LIFETIME_SPACE)
            mutable = cursor.take("mut ")
            return Reference(mutable, read_type(cursor))
        case "*":
            cursor.at += 1
            mutable = cursor.take("mut ")
            if not mutable:
                cursor.expect("const ")
            return RawPointer(mutable, read_type(cursor))
        case "(":
            return _in_parentheses(cursor)
        case "[":
            return _array(cursor)
        case "!":
            cursor.at += 1
            return Primitive.NEVER
        case "{":
            return _closure(cursor)
        case _:
            return _worded(cursor)


def _worded(cursor: Cursor) -> Type:
    cursor.match(_BINDER)
    cursor.take("#[target_features] ")
    if cursor.take("dyn "):
        return Dynamic(_bounds(cursor))
    if cursor.take("impl "):
        return Opaque(_bounds(cursor))
    if cursor.ahead("fn(") or cursor.ahead("unsafe ") or cursor.ahead("extern "):
        return _function(cursor)
    path = read_path(cursor, in_type=True)
    if len(path.segments) == 1 and isinstance(path.segments[0], Named) and not path.segments[0].arguments:
        return _PRIMITIVES.get(path.segments[0].name, path)
    return path


def _in_parentheses(cursor: Cursor) -> Type:
    cursor.expect("(")
    items = []
    comma = False
    while not cursor.take(")"):
        items.append(read_type(cursor))
        comma = cursor.take(",")
        cursor.take(" ")
        if not comma and not cursor.ahead(")"):
            cursor.refuse("expected `,` or `)`")
    if len(items) != 1 or comma:
        return Tuple(tuple(items))
    if cursor.take(" is "):
        return Pattern(items[0], _pattern(cursor))
    return items[0]


_PATTERN_END = re.compile(r"[^ ,;)>\]}]+")


def _pattern(cursor: Cursor) -> str:
    if cursor.take("("):
        start, depth = cursor.at - 1, 1
        while depth:
            if cursor.at == len(cursor.text):
                cursor.refuse("a pattern without its end", start)
            depth += {"(": 1, ")": -1}.get(cursor.text[cursor.at], 0)
            cursor.at += 1
        return cursor.text[start : cursor.at]
    return cursor.need(_PATTERN_END, "a pattern").group()


def _array(cursor: Cursor) -> Type:
    cursor.expect("[")
    item = read_type(cursor)
    if cursor.take("]"):
        return Slice(item)
    cursor.expect("; ")
    length = read_const_argument(cursor)
    cursor.expect("]")
    return Array(item, length)


def read_const_argument(cursor: Cursor) -> ConstArgument:
    """A constant where the grammar allows no type."""
    found = cursor.match(_CONSTANT)
    if found:
        return ConstArgument(found.group())
    if cursor.ahead("{"):
        return ConstArgument(_braced(cursor))
    return ConstArgument(str(read_path(cursor)))


def _braced(cursor: Cursor) -> str:
    start, depth = cursor.at, 0
    while True:
        character = cursor.text[cursor.at : cursor.at + 1]
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character in ("", "\n"):
            cursor.refuse("expected `}`", start)
        cursor.at += 1
        if depth == 0:
            return cursor.text[start : cursor.at]


def _closure(cursor: Cursor) -> Closure:
    text = _braced(cursor)[1:-1]
    kind, at, rest = text.partition("@")
    if not at:
        found = _BODY_OF.match("{" + text)
        kind = found.group(1) if found else ""
        return Closure(kind, None, text[len(kind) :])
    location = location_from(rest)
    return Closure(kind, location) if location else Closure(kind, None, f"@{rest}")


def _function(cursor: Cursor) -> Type:
    unsafe = cursor.take("unsafe ")
    abi = cursor.match(_ABI)
    cursor.expect("fn(")
    parameters: list[Type] = []
    variadic = False
    while not cursor.take(")"):
        if cursor.take("..."):
            variadic = True
        else:
            parameters.append(read_type(cursor))
        cursor.take(", ")
    result = read_type(cursor) if cursor.take(" -> ") else UNIT
    pointer = FnPointer(tuple(parameters), result, unsafe, abi.group(1) if abi else "Rust", variadic)
    if cursor.ahead(" {\n") or not cursor.take(" {"):
        return pointer  # at the end of a function's head the brace is its body's
    path = read_path(cursor)
    cursor.expect("}")
    return FnItem(pointer, path)


def _bounds(cursor: Cursor) -> tuple[Path, ...]:
    found = []
    while True:
        if not cursor.match(_LIFETIME):
            parenthesised = cursor.take("(")
            cursor.take("async ")
            cursor.match(_BINDER)
            cursor.take("?")
            cursor.match(_BINDER)
            found.append(read_path(cursor, in_type=True, sugar=True))
            if parenthesised:
                cursor.expect(")")
        if not cursor.take(" + "):
            return tuple(found)


def read_path(cursor: Cursor, *, in_type: bool = False, sugar: bool = False) -> Path:
    """A path. In types arguments follow their segment at once, ``Vec<T>``; elsewhere ``::`` stands between.
    With ``sugar``, a bound ``Fn(A) -> R``."""
    segments: list[Segment] = []
    while True:
        segments.append(_segment(cursor, in_type=in_type, sugar=sugar, first=not segments))
        if not cursor.ahead("::"):
            return Path(tuple(segments))
        last = segments[-1]
        of_a_type = isinstance(last, Named) and last.name[:1].isupper()
        if cursor.ahead("::<") and (of_a_type or not _an_impl(cursor)):
            cursor.at += 2
            if not isinstance(last, Named):
                cursor.refuse("expected a name before generic arguments")
            segments[-1] = Named(last.name, _arguments(cursor))
            if not cursor.ahead("::"):
                return Path(tuple(segments))
        cursor.expect("::")


def _an_impl(cursor: Cursor) -> bool:
    """Is ``::<impl`` ahead a segment? As an argument an opaque type would have no ``for`` and no ``at``, and
    rustc follows a segment by ``>::``."""
    if not cursor.ahead("::<impl "):
        return False
    probe = Cursor(cursor.source)
    probe.at = cursor.at + 3
    if probe.ahead("impl at "):
        return True
    probe.at += len("impl ")
    depth = 1
    text = probe.text
    while depth and text[probe.at] != "\n":
        character = text[probe.at]
        if character in "<([{":
            depth += 1
        elif character in ")]}" or (character == ">" and text[probe.at - 1] not in "-="):
            depth -= 1
        elif character == "," and depth == 1:
            return False
        probe.at += 1
    return probe.ahead("::")


def _segment(cursor: Cursor, *, in_type: bool, sugar: bool, first: bool) -> Segment:
    if cursor.ahead("<"):
        return _in_angles(cursor, first=first)
    numbered = cursor.match(_NUMBERED)
    if numbered:
        return Numbered(numbered.group(1), int(numbered.group(2)))
    promoted = cursor.match(_PROMOTED)
    if promoted:
        return Numbered("promoted", int(promoted.group(1)))
    name = cursor.need(_NAME, "a path").group()
    if sugar and cursor.take("("):
        return _sugar(cursor, name)
    if in_type and cursor.ahead("<"):
        return Named(name, _arguments(cursor))
    return Named(name)


def _sugar(cursor: Cursor, name: str) -> FnSugar:
    parameters = []
    while not cursor.take(")"):
        parameters.append(read_type(cursor))
        cursor.take(", ")
    return FnSugar(name, tuple(parameters), read_type(cursor) if cursor.take(" -> ") else UNIT)


def _in_angles(cursor: Cursor, *, first: bool) -> Segment:
    cursor.expect("<")
    if cursor.take("impl at "):
        location = cursor.location()
        cursor.expect(">")
        return ImplAt(location)
    if not first and cursor.take("impl "):
        return _impl_of(cursor)
    self_type = read_type(cursor)
    trait = read_path(cursor, in_type=True, sugar=True) if cursor.take(" as ") else None
    cursor.expect(">")
    return QualifiedSelf(self_type, trait)


def _impl_of(cursor: Cursor) -> ImplOf:
    start = cursor.at
    cursor.match(_BINDER)
    subject = read_type(cursor) if not _a_bound(cursor) else read_path(cursor, in_type=True, sugar=True)
    if cursor.take(" for "):
        if not isinstance(subject, Path):
            cursor.refuse("expected a trait", start)
        implementer = read_type(cursor)
        cursor.expect(">")
        return ImplOf(subject, implementer)
    cursor.expect(">")
    return ImplOf(None, subject)


_FN_BOUND = re.compile(r"(?:[a-z_]+::)*(?:Async)?Fn(?:Once|Mut)?\(")


def _a_bound(cursor: Cursor) -> bool:
    return _FN_BOUND.match(cursor.text, cursor.at) is not None


def _arguments(cursor: Cursor) -> tuple[Argument, ...]:
    cursor.expect("<")
    found: list[Argument] = []
    while not cursor.take(">"):
        if not cursor.match(_LIFETIME):
            found.append(_argument(cursor))
        if not cursor.take(", ") and not cursor.ahead(">"):
            cursor.refuse("expected `,` or `>`")
    return tuple(found)


_CLOSURE_START = re.compile(r"\{[a-z_ :#0-9]*(?:closure|coroutine|async|gen)[^#@{}]*[@ (]")


def _argument(cursor: Cursor) -> Argument:
    constant = cursor.match(_CONSTANT)
    if constant:
        return ConstArgument(constant.group())
    if cursor.ahead("{") and not _CLOSURE_START.match(cursor.text, cursor.at):
        return ConstArgument(_braced(cursor))
    binding = cursor.match(_BINDING)
    if binding:
        return Binding(binding.group(1), read_type(cursor))
    return read_type(cursor)
