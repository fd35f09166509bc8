"""Reads bodies: declarations, scopes, blocks, statements and terminators."""

import re

from rustrata.programs.rust.bodies import (
    Assert,
    Assign,
    Assume,
    Block,
    Body,
    BodyKind,
    Call,
    CopyNonoverlapping,
    Debug,
    Drop,
    FalseEdge,
    Goto,
    InlineAssembly,
    LocalDeclaration,
    Nothing,
    Origin,
    PlaceMention,
    Resume,
    Retag,
    RetagKind,
    Return,
    Scope,
    SetDiscriminant,
    Statement,
    StorageDead,
    StorageLive,
    SwitchInt,
    TailCall,
    Terminate,
    Terminator,
    Unreachable,
    Unwind,
    UnwindAction,
)
from rustrata.programs.rust.constant_types import _with_types
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.type_reader import read_path, read_type
from rustrata.programs.rust.types import Path, Type
from rustrata.programs.rust.value_reader import ValueReader, read_place, unescaped
from rustrata.programs.rust.values import (
    BlockId,
    Constant,
    Local,
    Operand,
    Place,
)
from rustrata.records import replaced

_BLANK = re.compile(r"(?:[ \t]*\n)+|[ \t]+|// DBG: [^\n]*\n")
_REST = re.compile(r"[^\n]*")
_COMMENT_LINE = re.compile(r"[ ]*//[^\n]*\n")
_TYPED_CONSTANT = re.compile(r"[ ]*// \+ const_: Const \{ ty: ")
_ORIGIN = re.compile(r" *// (?:return place )?(?:in )?scope (\d{1,9}) at ")
_LET = re.compile(r"let (mut )?_(\d{1,9}): ")
_SCOPE = re.compile(r"scope (\d{1,9}) ")
_INLINED = re.compile(r"\(inlined (?:#\[track_caller\] )?")
_CALLED_AT = re.compile(r"\) \{ +// at ")
_SHIM = re.compile(r"[^\n]*?(?=\) \{ +// at )")
_BLOCK = re.compile(r"bb(\d{1,9})(?: \(cleanup\))?: \{\n")
_TARGET = re.compile(r"bb(\d{1,9})")
_RETAG = re.compile(r"Retag\((?:\[(fn entry|2phase|raw)\] )?")
_STORAGE = re.compile(r"Storage(Live|Dead)\(_(\d{1,9})\)")
_NO_EFFECT = re.compile(
    r"(?:nop|ConstEvalCounter|Coverage::[^;]*|"
    r"(?:BackwardIncompatibleDropHint|FakeRead|AscribeUserType)\([^;]*\))(?=;)"
)
_UNWIND = {action.value: action for action in Unwind}
_UNWIND_WORD = re.compile(r"unwind (continue|unreachable|terminate\((?:abi|cleanup)\))")
_MESSAGE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_VALUE_OF_SWITCH = re.compile(r"(\d{1,40}): bb(\d{1,9})")
_VARIABLE = re.compile(r"(\w+) => ")
_VALUE_AHEAD = re.compile(r"(?=const |_\d|\()")
_LAST_NAME = re.compile(r"([A-Za-z_]\w*)(?:::<[^,]*>)?(?:,|\Z)")


class BodyReader:
    """Reads one body after another from a cursor."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.values = ValueReader(cursor)
        self.locals: dict[int, LocalDeclaration] = {}
        self.scopes: dict[int, Scope] = {}
        self.debug: list[Debug] = []

    def body(
        self, start: int, path: Path, kind: BodyKind, arguments: list[Type], *, compile_time: bool
    ) -> Body:
        """The rest of a body, after the ``{`` of its head."""
        self.scopes = {0: Scope(None)}
        self.debug = []
        unknown = Origin(None, 0)
        self.locals = {
            number: LocalDeclaration(argument, False, unknown) for number, argument in enumerate(arguments, 1)
        }
        self._blank()
        self._declarations(0)
        self.cursor.locals = len(self.locals)
        blocks = self._blocks()
        self.cursor.locals = None
        names = {
            found.value.local: found.name
            for found in reversed(self.debug)
            if isinstance(found.value, Place) and not found.value.projections
        }
        count = len(self.locals)
        if not count or set(self.locals) != set(range(count)):
            self.cursor.refuse("locals without a declaration", start)
        if set(self.scopes) != set(range(len(self.scopes))):
            self.cursor.refuse("scopes without a declaration", start)
        return Body(
            path,
            kind,
            len(arguments),
            tuple(replaced(self.locals[i], name=names.get(Local(i))) for i in range(count)),
            tuple(self.scopes[i] for i in range(len(self.scopes))),
            tuple(self.debug),
            blocks,
            self.cursor.span(start),
            compile_time,
        )

    def _blank(self) -> None:
        while self.cursor.match(_BLANK):
            pass

    def _declarations(self, scope: int) -> None:
        """``debug``, ``let`` and nested scopes, up to a block or the end of the scope."""
        cursor = self.cursor
        while True:
            declared = cursor.match(_LET)
            if declared:
                mutable, number = declared.groups()
                type_ = read_type(cursor)
                cursor.expect(";")
                origin = self._origin()
                self.locals[int(number)] = LocalDeclaration(type_, mutable is not None, origin)
            elif cursor.take("debug "):
                self._debug(scope)
            elif cursor.ahead("scope "):
                self._scope(scope)
            else:
                return
            self._comments()
            self._blank()

    def _debug(self, scope: int) -> None:
        cursor = self.cursor
        found = cursor.match(_VARIABLE)
        if found is None:
            cursor.match(_REST)  # a part of a variable: for debuggers
            return
        name = found.group(1)
        if not cursor.match(_VALUE_AHEAD):
            cursor.match(_REST)  # a function by its path: for debuggers
            return
        if cursor.take("const "):
            value: Place | Constant = Constant(self.values.constant())
        else:
            value = read_place(cursor)
        cursor.expect(";")
        self.debug.append(Debug(name, value, scope, self._origin().location))

    def _scope(self, parent: int) -> None:
        cursor = self.cursor
        number = int(cursor.need(_SCOPE, "a scope").group(1))
        inlined = called_at = None
        if cursor.match(_INLINED):
            inlined = self._inlined()
            cursor.need(_CALLED_AT, "where the function was called")
            called_at = cursor.location()
        else:
            cursor.expect("{")
        self.scopes[number] = Scope(parent, inlined, called_at)
        self._blank()
        self._declarations(number)
        cursor.expect("}")

    def _inlined(self) -> Path:
        """The function; a shim is named by what it is for: ``std::ptr::drop_in_place::<T> - shim(...)``."""
        path = read_path(self.cursor)
        if self.cursor.take(" - "):
            self.cursor.need(_SHIM, "the end of a shim's name")
        return path

    def _origin(self) -> Origin:
        cursor = self.cursor
        found = cursor.match(_ORIGIN)
        if found is None:
            cursor.match(_REST)
            return Origin(None, 0)
        scope = int(found.group(1))
        if cursor.locals is not None and scope not in self.scopes:
            cursor.refuse(f"the scope {scope} is not declared")
        location = None if cursor.take("no-location") else cursor.location()
        cursor.match(_REST)
        return Origin(location, scope)

    def _comments(self) -> None:
        """Steps over lines that are comments only."""
        self.cursor.take("\n")
        while self.cursor.match(_COMMENT_LINE):
            pass

    def _blocks(self) -> tuple[Block, ...]:
        cursor = self.cursor
        blocks: dict[int, Block] = {}
        while True:
            start = cursor.at
            head = cursor.match(_BLOCK)
            if head is None:
                break
            blocks[int(head.group(1))] = self._block(start, "cleanup" in head.group())
            self._blank()
        cursor.expect("}")
        if set(blocks) != set(range(len(blocks))):
            cursor.refuse("blocks that are not numbered from 0")
        return tuple(blocks[i] for i in range(len(blocks)))

    def _block(self, start: int, cleanup: bool) -> Block:
        statements: list[Statement] = []
        while True:
            self._blank()
            found = self._line()
            if isinstance(found, Terminator):
                self._blank()
                self.cursor.expect("}")
                return Block(tuple(statements), found, cleanup)
            statements.append(found)
            self._blank()
            if self.cursor.ahead("}"):
                self.cursor.refuse("a block without a terminator", start)

    def _line(self) -> Statement | Terminator:
        """A statement or terminator, the origin after it, and the types of its constants."""
        cursor = self.cursor
        start = cursor.at
        self.values.constants = []
        made = self._statement(start)
        cursor.expect(";")
        made = replaced(made, span=cursor.span(start), origin=self._origin())
        types = self._types_of_constants()
        return _with_types(made, self.values.constants, types) if types else made

    def _types_of_constants(self) -> list[tuple[Type, str]]:
        cursor = self.cursor
        cursor.take("\n")
        found = []
        while True:
            if cursor.match(_TYPED_CONSTANT):
                type_ = read_type(cursor)
                cursor.expect(", val: ")
                rest = cursor.need(_REST, "a value").group()
                found.append((type_, rest))
                cursor.take("\n")
            elif not cursor.match(_COMMENT_LINE):
                return found

    def _statement(self, start: int) -> Statement | Terminator:
        cursor = self.cursor
        span, origin = cursor.span(start), Origin(None, 0)
        storage = cursor.match(_STORAGE)
        if storage:
            made = StorageLive if storage.group(1) == "Live" else StorageDead
            return made(Local(cursor.declared(storage.group(2))), span, origin)
        retag = cursor.match(_RETAG)
        if retag:
            place = read_place(cursor)
            cursor.expect(")")
            return Retag(RetagKind(retag.group(1) or ""), place, span, origin)
        if cursor.match(_NO_EFFECT):
            return Nothing(span, origin)
        if cursor.take("PlaceMention("):
            place = read_place(cursor)
            cursor.expect(")")
            return PlaceMention(place, span, origin)
        if cursor.take("assume("):
            operand = self.values.operand()
            cursor.expect(")")
            return Assume(operand, span, origin)
        if cursor.take("copy_nonoverlapping(dst = "):
            return self._copy(start)
        if cursor.take("discriminant("):
            place = read_place(cursor)
            cursor.expect(") = ")
            return SetDiscriminant(place, cursor.number(), span, origin)
        if cursor.ahead("_") or cursor.ahead("("):
            return self._assignment(start)
        return self._terminator(start)

    def _copy(self, start: int) -> CopyNonoverlapping:
        cursor = self.cursor
        destination = self.values.operand()
        cursor.expect(", src = ")
        source = self.values.operand()
        cursor.expect(", count = ")
        count = self.values.operand()
        cursor.expect(")")
        return CopyNonoverlapping(destination, source, count, cursor.span(start), Origin(None, 0))

    def _assignment(self, start: int) -> Statement | Terminator:
        cursor = self.cursor
        place = read_place(cursor)
        cursor.expect(" = ")
        value = self.values.rvalue()
        span, origin = cursor.span(start), Origin(None, 0)
        if isinstance(value, tuple):
            function, arguments = value
            target, unwind = self._successors("return")
            return Call(place, function, arguments, target, unwind, span, origin)
        return Assign(place, value, span, origin)

    def _target(self) -> BlockId:
        return BlockId(int(self.cursor.need(_TARGET, "a block").group(1)))

    def _unwind(self) -> UnwindAction:
        cursor = self.cursor
        if cursor.take("unwind: "):
            return self._target()
        return _UNWIND[cursor.need(_UNWIND_WORD, "what unwinding does").group(1)]

    def _successors(self, name: str) -> tuple[BlockId | None, UnwindAction]:
        """`` -> [return: bb1, unwind ...]``, `` -> unwind ...``; `` -> bb1`` of a call that does not return
        is its cleanup block [rustc_middle::mir::pretty]."""
        cursor = self.cursor
        cursor.expect(" -> ")
        if cursor.take("["):
            cursor.expect(f"{name}: ")
            target = self._target()
            cursor.expect(", ")
            unwind = self._unwind()
            cursor.expect("]")
            return target, unwind
        if cursor.ahead("unwind"):
            return None, self._unwind()
        return None, self._target()

    def _required(self, name: str) -> tuple[BlockId, UnwindAction]:
        start = self.cursor.at
        target, unwind = self._successors(name)
        if target is None:
            self.cursor.refuse("expected a block to go on in", start)
        return target, unwind

    def _terminator(self, start: int) -> Terminator:
        cursor = self.cursor
        span, origin = cursor.span(start), Origin(None, 0)
        if cursor.take("goto -> "):
            return Goto(self._target(), span, origin)
        if cursor.take("switchInt("):
            return self._switch(start)
        if cursor.take("return"):
            return Return(span, origin)
        if cursor.take("resume"):
            return Resume(span, origin)
        if cursor.take("unreachable"):
            return Unreachable(span, origin)
        if cursor.take("terminate("):
            reason = Unwind.TERMINATE_ABI if cursor.take("abi") else Unwind.TERMINATE_CLEANUP
            if reason is Unwind.TERMINATE_CLEANUP:
                cursor.expect("cleanup")
            cursor.expect(")")
            return Terminate(reason, span, origin)
        if cursor.take("drop("):
            place = read_place(cursor)
            cursor.expect(")")
            target, unwind = self._required("return")
            return Drop(place, target, unwind, span, origin)
        if cursor.take("assert("):
            return self._assertion(start)
        return self._rare(start)

    def _rare(self, start: int) -> Terminator:
        cursor = self.cursor
        span, origin = cursor.span(start), Origin(None, 0)
        if cursor.take("tailcall "):
            function, arguments = self._called()
            return TailCall(function, arguments, span, origin)
        if cursor.take("falseEdge -> [real: ") or cursor.take("falseUnwind -> [real: "):
            target = self._target()
            cursor.match(_REST_OF_EDGE)
            return FalseEdge(target, span, origin)
        if cursor.take("falseUnwind -> "):
            return FalseEdge(self._target(), span, origin)
        if cursor.take("asm!("):
            return self._assembly(start)
        cursor.refuse("a statement or terminator", start)

    def _called(self) -> tuple[Operand, tuple[Operand, ...]]:
        function = self.values.operand()
        self.cursor.expect("(")
        return function, self.values.operands(")")

    def _assembly(self, start: int) -> InlineAssembly:
        cursor = self.cursor
        found = cursor.need(_ASSEMBLY, "the end of the assembly")
        target = found.group(2)
        text = f"asm!({found.group(1)})"
        return InlineAssembly(
            text, BlockId(int(target)) if target else None, cursor.span(start), Origin(None, 0)
        )

    def _switch(self, start: int) -> SwitchInt:
        cursor = self.cursor
        operand = self.values.operand()
        cursor.expect(") -> [")
        targets = []
        while True:
            found = cursor.match(_VALUE_OF_SWITCH)
            if found is None:
                break
            targets.append((int(found.group(1)), BlockId(int(found.group(2)))))
            cursor.expect(", ")
        cursor.expect("otherwise: ")
        otherwise = self._target()
        cursor.expect("]")
        return SwitchInt(operand, tuple(targets), otherwise, cursor.span(start), Origin(None, 0))

    def _assertion(self, start: int) -> Assert:
        cursor = self.cursor
        expected = not cursor.take("!")
        condition = self.values.operand()
        cursor.expect(", ")
        message = unescaped(cursor.need(_MESSAGE, "a message").group(1))
        arguments = self.values.operands(")") if cursor.take(", ") else ()
        if not arguments:
            cursor.take(")")
        target, unwind = self._required("success")
        return Assert(
            condition, expected, message, arguments, target, unwind, cursor.span(start), Origin(None, 0)
        )


_REST_OF_EDGE = re.compile(r"[^;\n]*")
_ASSEMBLY = re.compile(r"(.*?)\)(?: -> (?:\[return: )?(?:bb(\d+))?[^;\n]*|)(?=;)")
