"""Reader of cat models: the instructions of a file. ``show``, ``unshow``, ``debug``, and the declarations
of bell (``instructions``, ``default``) are read and dropped: they say nothing about executions."""

from collections.abc import Callable

from rustrata.relational.cat.cursor import Cursor
from rustrata.relational.cat.recursion import deep_recursion
from rustrata.relational.cat.syntax import (
    Call,
    CatFile,
    Check,
    CheckKind,
    Enumeration,
    Forall,
    IfVariant,
    Include,
    Instruction,
    Let,
    MatchTagDo,
    Name,
    Pattern,
    Procedure,
    Role,
    WithFrom,
)
from rustrata.relational.cat.term_reader import TermReader
from rustrata.relational.cat.tokens import Sort
from rustrata.source import SourceFile

_KINDS = {kind.value: kind for kind in CheckKind}
_ROLES = {role.value: role for role in Role if role is not Role.AXIOM}
_HELP = "a model is a list of `let name = ...` and `acyclic|irreflexive|empty ... as name`"


def parse_cat(source: SourceFile) -> CatFile:
    """Parse a cat model.

    Raises:
        RustrataError: CAT001 where the text is not cat.
    """
    with deep_recursion():
        return _Reader(source).file()


class _Reader:
    def __init__(self, source: SourceFile) -> None:
        self._cursor = Cursor(source)
        self._terms = TermReader(self._cursor)
        self._readers: dict[str, Callable[[int], Instruction]] = {
            "let": self._let,
            "include": self._include,
            "procedure": self._procedure,
            "call": self._call,
            "forall": self._forall,
            "with": self._with,
            "if": self._if,
            "match": self._match,
            "enum": self._enumeration,
        }

    def file(self) -> CatFile:
        cursor = self._cursor
        title = self._title()
        catdep = cursor.accept("catdep")
        found: list[Instruction] = []
        while cursor.token.sort is not Sort.END:
            found += self._instruction()
        return CatFile(cursor.source, title, catdep, tuple(found))

    def _title(self) -> str:
        """``NAME "text"``, ``NAME NAME``, ``NAME``, ``"text"`` or nothing."""
        cursor = self._cursor
        title = cursor.source.name.replace("\\", "/").rsplit("/", 1)[-1]
        if cursor.token.sort is Sort.NAME:
            title = cursor.take().text
            if cursor.token.sort is Sort.NAME:
                return cursor.take().text
        if cursor.token.sort is Sort.STRING:
            title = cursor.take().text
        return title

    def _body(self, *ends: str) -> tuple[Instruction, ...]:
        cursor = self._cursor
        found: list[Instruction] = []
        while not cursor.sees(*ends):
            found += self._instruction()
        return tuple(found)

    def _instruction(self) -> tuple[Instruction, ...]:
        """The next instruction; none where it is one that is dropped."""
        cursor = self._cursor
        start = cursor.token.start
        if cursor.sees("~", *_KINDS):
            return (self._check(Role.AXIOM, start),)
        if cursor.sees(*_ROLES):
            return (self._check(_ROLES[cursor.take().text], start),)
        if cursor.token.sort is not Sort.KEYWORD:
            cursor.refuse("expected an instruction", _HELP)
        keyword = cursor.take().text
        read = self._readers.get(keyword)
        if read is not None:
            return (read(start),)
        self._dropped(keyword)
        return ()

    def _include(self, start: int) -> Include:
        return Include(self._cursor.string("that names a file").text, self._cursor.since(start))

    def _dropped(self, keyword: str) -> None:
        cursor = self._cursor
        match keyword:
            case "show":
                self._terms.term()
                if cursor.accept("as"):
                    cursor.name("under which it is shown")
            case "unshow" | "debug":
                self._terms.term()
            case "instructions" | "default":
                cursor.name("of a set of instructions")
                cursor.expect("[", "before the annotations")
                if not cursor.sees("]"):
                    self._terms.term()
                cursor.expect("]", "after the annotations")
            case _:
                message = f"`{keyword}` does not begin an instruction; expected one before"
                cursor.refuse(message, _HELP)

    def _let(self, start: int) -> Let:
        cursor = self._cursor
        recursive = cursor.accept("rec")
        bindings = self._terms.bindings()
        when = None
        if recursive and cursor.accept("when"):
            when = self._check(Role.AXIOM, cursor.token.start)
        cursor.accept("in")
        return Let(bindings, recursive, when, cursor.since(start))

    def _check(self, role: Role, start: int) -> Check:
        cursor = self._cursor
        negated = cursor.accept("~")
        if not cursor.sees(*_KINDS):
            cursor.refuse("expected `acyclic`, `irreflexive` or `empty`", _HELP)
        kind = _KINDS[cursor.take().text]
        term = self._terms.term()
        return Check(kind, negated, term, self._label(), role, cursor.since(start))

    def _label(self) -> str | None:
        return self._cursor.name("for a check").text if self._cursor.accept("as") else None

    def _procedure(self, start: int) -> Procedure:
        cursor = self._cursor
        recursive = cursor.accept("rec")
        name = cursor.name("of a procedure").text
        parameters = self._procedure_parameters()
        cursor.expect("=", "before the body of a procedure")
        body = self._body("end")
        cursor.take()
        return Procedure(name, parameters, body, recursive, cursor.since(start))

    def _procedure_parameters(self) -> Pattern:
        cursor = self._cursor
        if not cursor.accept("("):
            return Pattern((None if cursor.accept("_") else cursor.name("of a parameter").text,))
        names: list[str | None] = []
        while not cursor.sees(")"):
            names.append(None if cursor.accept("_") else cursor.name("of a parameter").text)
            if not cursor.accept(","):
                break
        cursor.expect(")", "after the parameters")
        return Pattern(tuple(names))

    def _call(self, start: int) -> Call:
        cursor = self._cursor
        token = cursor.name("of a procedure")
        procedure = Name(token.text, cursor.since(token.start))
        argument = self._terms.operand()
        return Call(procedure, argument, self._label(), cursor.since(start))

    def _forall(self, start: int) -> Forall:
        cursor = self._cursor
        name = cursor.name("for the elements").text
        cursor.expect("in", "before a set")
        elements = self._terms.term()
        cursor.expect("do", "before what is done for each element")
        body = self._body("end")
        cursor.take()
        return Forall(name, elements, body, cursor.since(start))

    def _with(self, start: int) -> WithFrom:
        cursor = self._cursor
        name = cursor.name("for the element").text
        cursor.expect("from", "before a set")
        return WithFrom(name, self._terms.term(), cursor.since(start))

    def _if(self, start: int) -> IfVariant:
        cursor = self._cursor
        condition = self._terms.variants()
        then = self._body("else", "end")
        otherwise: tuple[Instruction, ...] = ()
        if cursor.take().text == "else":
            otherwise = self._body("end")
            cursor.take()
        return IfVariant(condition, then, otherwise, cursor.since(start))

    def _match(self, start: int) -> MatchTagDo:
        cursor = self._cursor
        subject = self._terms.term()
        cursor.expect("with", "after what is matched")
        cursor.accept("||")
        clauses: list[tuple[str, tuple[Instruction, ...]]] = []
        default = None
        while default is None:
            if cursor.accept("_"):
                cursor.expect("->", "after `_`")
                default = self._body("end")
                break
            if cursor.token.sort is not Sort.TAG:
                cursor.refuse("expected a tag or `_`")
            tag = cursor.take().text
            cursor.expect("->", "after a tag")
            clauses.append((tag, self._body("||", "end")))
            if not cursor.accept("||"):
                break
        cursor.expect("end", "after the clauses of `match`")
        return MatchTagDo(subject, tuple(clauses), default, cursor.since(start))

    def _enumeration(self, start: int) -> Enumeration:
        cursor = self._cursor
        name = cursor.name("of the enumeration").text
        cursor.expect("=", "before the tags")
        cursor.accept("||")
        tags: list[str] = []
        while True:
            if cursor.token.sort is not Sort.TAG:
                cursor.refuse("expected a tag")
            tags.append(cursor.take().text)
            if not cursor.accept("||"):
                return Enumeration(name, tuple(tags), cursor.since(start))
