"""Reads places, constants, operands and right-hand sides."""

import ast
import re
from collections.abc import Callable

from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.type_reader import read_const_argument, read_path, read_type
from rustrata.programs.rust.types import Path, Primitive, named
from rustrata.programs.rust.values import (
    Address,
    AdtAggregate,
    AdtValue,
    AllocationId,
    ArrayAggregate,
    ArrayValue,
    Binary,
    BinaryOperator,
    Boolean,
    Borrow,
    BorrowKind,
    Bytes,
    Cast,
    CastKind,
    Character,
    ClosureAggregate,
    Constant,
    ConstantIndex,
    ConstantValue,
    Copy,
    Deref,
    Discriminant,
    Downcast,
    Field,
    Float,
    Index,
    Integer,
    Item,
    Length,
    Local,
    Move,
    OpaqueCast,
    Operand,
    Place,
    Pointer,
    PointerAggregate,
    Projection,
    RawBorrow,
    Repeat,
    Restricted,
    RuntimeCheck,
    Rvalue,
    ShallowBox,
    SlicePointer,
    Subslice,
    Text,
    ThreadLocal,
    Transmuted,
    TupleAggregate,
    TupleValue,
    Unary,
    UnaryOperator,
    Unwritten,
    Use,
)

_LOCAL = re.compile(r"_(\d{1,9})(?!\w)")
_FIELD = re.compile(r"\.(\d{1,9}): ")
_INDEX = re.compile(r"\[_(\d{1,9})\]")
_CONSTANT_INDEX = re.compile(r"\[(-?)(\d{1,20}) of (\d{1,20})\]")
_SUBSLICE = re.compile(r"\[(\d{1,20})\.\.(\d{1,20})\]")
_SUBSLICE_FROM_END = re.compile(r"\[(\d{0,20}):(?:-(\d{1,20}))?\]")
_VARIANT = re.compile(r"[A-Za-z_][\w#]*")

_INTEGER = re.compile(r"(-?\d{1,40})_([iu](?:8|16|32|64|128|size))(?!\w)")
_LIMIT = re.compile(r"([iu](?:8|16|32|64|128|size))::(MIN|MAX)(?!\w)")
_FLOAT = re.compile(r"([-+]?(?:\d[\d.]*(?:[eE][-+]?\d+)?|NaN|[Ii]nf))_?(f(?:16|32|64|128))(?!\w)")
_CHARACTER = re.compile(r"'((?:[^'\\]|\\u\{[0-9a-fA-F]+\}|\\.))'")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BYTES = re.compile(r'(\*?)b"((?:[^"\\]|\\.)*)"')
_POINTER = re.compile(r"\{alloc(\d{1,9})(<imm>)?(?:<[a-z]+>)?(?:\+(0x[0-9a-f]+))?: ")
_ADDRESS = re.compile(r"\{(0x[0-9a-fA-F]+|\d+)(?:_usize)? as ")
_TRANSMUTE = re.compile(r"\{transmute\((0x[0-9a-fA-F]+)\): ")
_SLICE = re.compile(r"Slice \{ alloc_id: alloc(\d{1,9}), meta: (\d{1,20}) \}: ")
_UNWRITTEN = re.compile(r"<ZST>|_(?!\w)|ZeroSized(?=: )|Indirect \{ [^{}]* \}(?=: )")
_STATIC = re.compile(r"<static\(DefId\([^ ]* ~ \w+\[[0-9a-f]+\]::([\w:]+)\)\)>")
_ESCAPE = re.compile(r"\\(u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|.)", re.DOTALL)
_SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\", "'": "'", '"': '"'}
_CAST_KIND = re.compile(r" \((?:PointerCoercion\((\w+)(?:\([^()]*\))?, \w+\)|(\w+))\)")
_OPERATION = re.compile(r"([A-Z][A-Za-z]+)\((?=copy |move |const |no_retag |<|[a-z])")
_BINARY = {operator.value: operator for operator in BinaryOperator}
_UNARY = {operator.value: operator for operator in UnaryOperator}
_CASTS = {kind.value: kind for kind in CastKind}
_CHECKS = {check.value: check for check in RuntimeCheck}
_PRIMITIVES = {primitive.value: primitive for primitive in Primitive}


def read_place(cursor: Cursor) -> Place:
    """A place."""
    steps: list[Projection] = []
    local = _place(cursor, steps)
    return Place(local, tuple(steps))


def _place(cursor: Cursor, steps: list[Projection]) -> Local:
    if cursor.take("("):
        if cursor.take("*"):
            local = _place(cursor, steps)
            steps.append(Deref())
        else:
            local = _place(cursor, steps)
            _step(cursor, steps)
        cursor.expect(")")
    else:
        local = Local(cursor.declared(cursor.need(_LOCAL, "a local").group(1)))
    while cursor.ahead("["):
        steps.append(_indexed(cursor))
    return local


def _step(cursor: Cursor, steps: list[Projection]) -> None:
    found = cursor.match(_FIELD)
    if found:
        steps.append(Field(int(found.group(1)), read_type(cursor)))
    elif cursor.take(" as subtype "):
        steps.append(OpaqueCast(read_type(cursor)))
    elif cursor.take(" as "):
        start = cursor.at
        variant = cursor.match(_VARIANT)
        if variant and cursor.ahead(")"):
            steps.append(Downcast(variant.group()))
        else:
            cursor.at = start
            steps.append(OpaqueCast(read_type(cursor)))
    else:
        cursor.refuse("expected a projection")


def _indexed(cursor: Cursor) -> Projection:
    found = cursor.match(_INDEX)
    if found:
        return Index(Local(cursor.declared(found.group(1))))
    found = cursor.match(_CONSTANT_INDEX)
    if found:
        return ConstantIndex(int(found.group(2)), int(found.group(3)), bool(found.group(1)))
    found = cursor.match(_SUBSLICE)
    if found:
        return Subslice(int(found.group(1)), int(found.group(2)), False)
    found = cursor.need(_SUBSLICE_FROM_END, "an index")
    return Subslice(int(found.group(1) or 0), int(found.group(2) or 0), True)


class ValueReader:
    """Reads operands and what is made of them. ``constants`` are those read for the current statement, in
    order: after a statement rustc prints their types."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.constants: list[tuple[Constant, str]] = []

    def operand(self) -> Operand:
        """An operand."""
        cursor = self.cursor
        retag = not cursor.take("no_retag ")
        if cursor.take("copy "):
            return Copy(read_place(cursor), retag)
        if cursor.take("move "):
            return Move(read_place(cursor), retag)
        if cursor.take("deref_copy "):
            return Copy(read_place(cursor), False)
        if cursor.take("const "):
            return self._constant(self.constant)
        for word, check in _CHECKS.items():
            if cursor.take(word):
                cursor.take("()")
                return check
        return self._constant(lambda: Item(read_path(cursor)))

    def _constant(self, read: Callable[[], ConstantValue]) -> Constant:
        start = self.cursor.at
        found = Constant(read())
        self.constants.append((found, self.cursor.text[start : self.cursor.at]))
        return found

    def operands(self, end: str) -> tuple[Operand, ...]:
        """Operands up to ``end``, which is taken."""
        found = []
        while not self.cursor.take(end):
            found.append(self.operand())
            if not self.cursor.take(", ") and not self.cursor.take(",") and not self.cursor.ahead(end):
                self.cursor.refuse(f"expected `,` or `{end}`")
        return tuple(found)

    def constant(self) -> ConstantValue:
        """The value of a constant, after ``const``."""
        cursor = self.cursor
        simple = _number(cursor) or _literal(cursor)
        if simple is not None:
            if cursor.take(" is "):
                return Restricted(simple, _rest_of_pattern(cursor))
            return simple
        if cursor.ahead("{"):
            pointer = _in_braces(cursor)
            return Restricted(pointer, _rest_of_pattern(cursor)) if cursor.take(" is ") else pointer
        if cursor.take("("):
            return TupleValue(self._values(")"))
        if cursor.take("["):
            return ArrayValue(self._values("]"))
        rare = _rare(cursor)
        return self._value_of_path(read_path(cursor)) if rare is None else rare

    def _value_of_path(self, path: Path) -> ConstantValue:
        cursor = self.cursor
        if cursor.take("("):
            return AdtValue(path, None, self._values(")"))
        if cursor.take(" {{ ") or cursor.take(" { "):
            names, items = [], []
            while not cursor.take(" }}") and not cursor.take(" }"):
                names.append(cursor.word())
                cursor.expect(": ")
                items.append(self.constant())
                cursor.take(", ")
            return AdtValue(path, tuple(names), tuple(items))
        return Item(path)

    def _values(self, end: str) -> tuple[ConstantValue, ...]:
        found = []
        while not self.cursor.take(end):
            found.append(self.constant())
            if not self.cursor.take(", ") and not self.cursor.take(",") and not self.cursor.ahead(end):
                self.cursor.refuse(f"expected `,` or `{end}`")
        return tuple(found)

    def rvalue(self) -> Rvalue | tuple[Constant | Copy | Move, tuple[Operand, ...]]:
        """A right-hand side; or a call's function and arguments, which only what follows tells from an
        aggregate or a use: ``f(copy _1) -> ...``."""
        cursor = self.cursor
        if cursor.ahead("&"):
            return self._borrow()
        if cursor.take("["):
            return self._array()
        if cursor.take("("):
            return TupleAggregate(self.operands(")"))
        found = self._operation()
        if found is not None:
            return found
        if cursor.ahead("*const ") or cursor.ahead("*mut "):
            return self._pointer()
        if cursor.ahead("{") and not cursor.ahead("{transmute"):
            return self._closure()
        if self._an_operand():
            return self._used(self.operand())
        return self._path()

    def _an_operand(self) -> bool:
        cursor = self.cursor
        return any(map(cursor.ahead, ("copy ", "move ", "const ", "no_retag ", "deref_copy "))) or any(
            cursor.ahead(word) for word in _CHECKS
        )

    def _used(self, operand: Operand) -> Rvalue | tuple[Constant | Copy | Move, tuple[Operand, ...]]:
        cursor = self.cursor
        if cursor.take("("):
            if isinstance(operand, RuntimeCheck):
                cursor.refuse("a call of a check")
            return operand, self.operands(")")
        if not cursor.take(" as "):
            return Use(operand)
        start = cursor.at
        target = read_type(cursor)
        kind = cursor.need(_CAST_KIND, "the kind of a cast")
        name = kind.group(1) or kind.group(2)
        if name not in _CASTS:
            cursor.refuse(f"a cast `{name}`", start)
        return Cast(operand, target, _CASTS[name])

    def _borrow(self) -> Rvalue:
        cursor = self.cursor
        cursor.expect("&")
        if cursor.take("raw "):
            mutable = cursor.take("mut ")
            if not mutable:
                cursor.expect("const ")
            return RawBorrow(mutable, *self._fake())
        if cursor.take("/*tls*/ "):
            mutable = cursor.take("mut ")
            return ThreadLocal(read_path(cursor), mutable)
        for text, kind in (
            ("mut ", BorrowKind.MUTABLE),
            ("fake shallow ", BorrowKind.FAKE_SHALLOW),
            ("fake ", BorrowKind.FAKE),
        ):
            if cursor.take(text):
                return Borrow(kind, read_place(cursor))
        return Borrow(BorrowKind.SHARED, read_place(cursor))

    def _fake(self) -> tuple[Place, bool]:
        fake = self.cursor.take("(fake) ")
        return read_place(self.cursor), fake

    def _array(self) -> Rvalue:
        cursor = self.cursor
        if cursor.take("]"):
            return ArrayAggregate(())
        first = self.operand()
        if cursor.take("; "):
            count = read_const_argument(cursor)
            cursor.expect("]")
            return Repeat(first, count)
        cursor.take(", ")
        return ArrayAggregate((first, *self.operands("]")))

    def _operation(self) -> Rvalue | None:
        cursor = self.cursor
        if cursor.take("discriminant("):
            found: Rvalue = Discriminant(read_place(cursor))
            cursor.expect(")")
            return found
        if cursor.take("Len("):
            found = Length(read_place(cursor))
            cursor.expect(")")
            return found
        if cursor.take("ShallowInitBox("):
            operand = self.operand()
            cursor.expect(", ")
            found = ShallowBox(operand, read_type(cursor))
            cursor.expect(")")
            return found
        start = cursor.at
        name = cursor.match(_OPERATION)
        if name is None:
            return None
        word = name.group(1)
        if word in _BINARY:
            left = self.operand()
            cursor.expect(", ")
            right = self.operand()
            cursor.expect(")")
            return Binary(_BINARY[word], left, right)
        if word in _UNARY:
            operand = self.operand()
            cursor.expect(")")
            return Unary(_UNARY[word], operand)
        cursor.at = start
        return None

    def _pointer(self) -> Rvalue:
        cursor = self.cursor
        pointer = read_type(cursor)
        cursor.expect(" from (")
        address = self.operand()
        cursor.expect(", ")
        metadata = self.operand()
        cursor.expect(")")
        return PointerAggregate(pointer, address, metadata)

    def _closure(self) -> Rvalue:
        cursor = self.cursor
        closure = read_type(cursor)
        names, items = self._named_fields() if cursor.take(" { ") else ((), ())
        if not names and cursor.take("("):
            items = self.operands(")")
        return ClosureAggregate(closure, names, items)

    def _named_fields(self) -> tuple[tuple[str, ...], tuple[Operand, ...]]:
        cursor = self.cursor
        names, items = [], []
        while not cursor.take(" }"):
            names.append(cursor.need(_FIELD_NAME, "a field").group())
            cursor.expect(": ")
            items.append(self.operand())
            cursor.take(", ") or cursor.take(",")
        return tuple(names), tuple(items)

    def _path(self) -> Rvalue | tuple[Constant | Copy | Move, tuple[Operand, ...]]:
        cursor = self.cursor
        start = cursor.at
        path = read_path(cursor)
        text = cursor.text[start : cursor.at]
        if cursor.take(" { "):
            return AdtAggregate(path, *self._named_fields())
        if cursor.ahead(" as "):
            function = self._constant(lambda: Item(path))
            self.constants[-1] = (function, text)
            return self._used(function)
        if not cursor.take("("):
            return AdtAggregate(path, None, ())
        function = Constant(Item(path))
        mark = len(self.constants)
        items = self.operands(")")
        if not cursor.ahead(" -> "):
            return AdtAggregate(path, None, items)
        self.constants.insert(mark, (function, text))
        return function, items


_FIELD_NAME = re.compile(r"\w+")


def _number(cursor: Cursor) -> ConstantValue | None:
    found = cursor.match(_INTEGER)
    if found:
        return Integer(int(found.group(1)), _PRIMITIVES[found.group(2)])
    found = cursor.match(_LIMIT)
    if found:
        return _limit(_PRIMITIVES[found.group(1)], found.group(2))
    found = cursor.match(_FLOAT)
    return Float(found.group(1), _PRIMITIVES[found.group(2)]) if found else None


def _limit(kind: Primitive, which: str) -> Integer:
    bits = 64 if kind.value.endswith("size") else int(kind.value[1:])
    if kind.value[0] == "u":
        return Integer(0 if which == "MIN" else 2**bits - 1, kind)
    return Integer(-(2 ** (bits - 1)) if which == "MIN" else 2 ** (bits - 1) - 1, kind)


_TRUTH = re.compile(r"(true|false)(?!\w)")


def _literal(cursor: Cursor) -> ConstantValue | None:
    found = cursor.match(_TRUTH)
    if found:
        return Boolean(found.group(1) == "true")
    found = cursor.match(_STRING)
    if found:
        return Text(unescaped(found.group(1)))
    found = cursor.match(_BYTES)
    if found:
        return Bytes(ast.literal_eval(f'b"{found.group(2)}"'), bool(found.group(1)))
    found = cursor.match(_CHARACTER)
    return Character(ord(unescaped(found.group(1)))) if found else None


def unescaped(text: str) -> str:
    """The characters that a Rust string literal's text stands for."""

    def one(found: re.Match[str]) -> str:
        code = found.group(2) or found.group(3)
        return chr(int(code, 16)) if code else _SIMPLE_ESCAPES.get(found.group(1), found.group(1))

    return _ESCAPE.sub(one, text) if "\\" in text else text


def _in_braces(cursor: Cursor) -> ConstantValue:
    start = cursor.at
    found = cursor.match(_POINTER)
    if found:
        number, immutable, offset = found.groups()
        kind = read_type(cursor)
        cursor.expect("}")
        return Pointer(AllocationId(int(number)), int(offset or "0", 16), kind, immutable is not None)
    found = cursor.match(_TRANSMUTE)
    if found:
        kind = read_type(cursor)
        cursor.expect("}")
        return Transmuted(int(found.group(1), 16), kind)
    found = cursor.match(_ADDRESS)
    if found:
        kind = read_type(cursor)
        cursor.expect("}")
        return Address(int(found.group(1), 0), kind)
    kind = read_type(cursor)
    return Unwritten(cursor.text[start : cursor.at], kind)


def _rare(cursor: Cursor) -> ConstantValue | None:
    slice_ = cursor.match(_SLICE)
    if slice_:
        number, metadata = map(int, slice_.groups())
        return SlicePointer(AllocationId(number), metadata, read_type(cursor))
    static = cursor.match(_STATIC)
    if static:
        return Item(named(static.group(1)))
    unwritten = cursor.match(_UNWRITTEN)
    if unwritten:
        return Unwritten(unwritten.group(), read_type(cursor) if cursor.take(": ") else None)
    return None


_PATTERN = re.compile(r"[^,;)\]}]+")


def _rest_of_pattern(cursor: Cursor) -> str:
    text = cursor.need(_PATTERN, "a pattern").group()
    pattern = text.rstrip()
    cursor.at -= len(text) - len(pattern)
    return pattern
