"""From the text of a cat model to its syntax tree, by lark with the grammar in ``cat.lark``."""

import re
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from lark.tree import Meta

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.syntax import (
    Apply,
    Binding,
    CatFile,
    Check,
    CheckKind,
    Empty,
    Everything,
    Include,
    Instruction,
    Let,
    Name,
    Operation,
    Operator,
    Term,
)
from rustrata.source import SourceFile, Span

Node: TypeAlias = Tree[Token] | Token

_OPERATORS = {
    "union": Operator.UNION,
    "sequence": Operator.SEQUENCE,
    "difference": Operator.DIFFERENCE,
    "intersection": Operator.INTERSECTION,
    "product": Operator.PRODUCT,
    "star": Operator.STAR,
    "plus": Operator.PLUS,
    "optional": Operator.OPTIONAL,
    "inverse": Operator.INVERSE,
    "complement": Operator.COMPLEMENT,
    "identity_on": Operator.IDENTITY_ON,
}
_STRING = r'"[^"\n]*"'
_OUTSIDE_COMMENTS = re.compile(rf"{_STRING}|\(\*|//[^\n]*|\#[^\n]*")
_INSIDE_COMMENTS = re.compile(r"\(\*|\*\)")
_UNSUPPORTED = re.compile(
    rf"{_STRING}|(?<![\w.\-])(with|match|if|forall|procedure|call|enum|instructions|try|assert|in"
    r"|undefined_unless|default|debug|fun|catdep)(?![\w.\-])|(\+\+|->|\|\||'\w+)"
)


@lru_cache(maxsize=1)
def _parser() -> Lark:
    grammar = resources.files("rustrata.relational.cat").joinpath("cat.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def parse_cat(source: SourceFile) -> CatFile:
    """Parse a cat model.

    Raises:
        RustrataError: CAT001 where the text is not cat, CAT004 at a construct that is not supported.
    """
    text = _without_comments(source)
    for found in _UNSUPPORTED.finditer(text):
        if found.lastindex is not None:
            raise RustrataError(_unsupported(found[0], Span(source, *found.span())))
    try:
        tree: Tree[Token] = _parser().parse(text)
    except UnexpectedInput as error:
        raise RustrataError(_syntax_error(source, error)) from None
    return _Reader(source).file(tree)


def _without_comments(source: SourceFile) -> str:
    """The text with spaces for comments, so that positions stay. ``(* *)`` nest."""
    text = source.text
    at = 0
    opened: list[int] = []
    while found := (_INSIDE_COMMENTS if opened else _OUTSIDE_COMMENTS).search(text, at):
        at = found.end()
        start = found.start()
        if found[0] == "(*":
            opened.append(start)
            continue
        if found[0] == "*)":
            start = opened.pop()
        if not opened and found[0][0] in "*/#":
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:at]) + text[at:]
    if opened:
        span = Span(source, opened[0], opened[0] + 2)
        raise RustrataError(Diagnostic("CAT001", "this comment is not closed", span))
    return text


def _syntax_error(source: SourceFile, error: UnexpectedInput) -> Diagnostic:
    if isinstance(error, UnexpectedCharacters):
        at = source.line_starts[error.line - 1] + error.column - 1
        message = f"unexpected character `{source.text[at : at + 1]}` in a cat model"
        return Diagnostic("CAT001", message, Span(source, at, at + 1))
    end = len(source.text)
    if not isinstance(error, UnexpectedToken) or error.token.type == "$END":
        message = "the model ends in the middle of an instruction"
        return Diagnostic("CAT001", message, Span(source, end, end))
    return Diagnostic(
        "CAT001",
        f"unexpected `{error.token}` in a cat model",
        Span(source, error.token.start_pos or 0, error.token.end_pos or end),
        help="a model is a list of `let name = ...` and `acyclic|irreflexive|empty ... as name`",
    )


def _unsupported(construct: str, span: Span) -> Diagnostic:
    return Diagnostic("CAT004", f"unsupported: `{construct}` in a cat model", span)


class _Reader:
    """Turns lark's tree into ours."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source

    def file(self, tree: Tree[Token]) -> CatFile:
        title = self.source.name
        instructions: list[Instruction] = []
        for node in tree.children:
            assert isinstance(node, Tree), "the start rule has no tokens of its own"
            if node.data == "title":
                title = str(node.children[-1]).strip('"')
            elif node.data != "ignored":
                instructions.append(self.instruction(node))
        return CatFile(self.source, title, tuple(instructions))

    def span(self, meta: Meta) -> Span:
        return Span(self.source, meta.start_pos, meta.end_pos)

    def instruction(self, node: Tree[Token]) -> Instruction:
        span = self.span(node.meta)
        match str(node.data):
            case "let" | "let_rec" as which:
                bindings = tuple(self.binding(child) for child in _trees(node))
                return Let(bindings, which == "let_rec", span)
            case "check" | "flag" as which:
                return self.check(node, which == "flag", span)
            case "include":
                return Include(str(node.children[0]).strip('"'), span)
            case rule:
                raise AssertionError(f"the grammar has no instruction {rule}")

    def check(self, node: Tree[Token], flag: bool, span: Span) -> Check:
        kind = next(c for c in node.children if isinstance(c, Token) and c.type.endswith("KIND"))
        last = node.children[-1]
        return Check(
            CheckKind(kind.lstrip("~ \t\r\n")),
            kind.type == "NEGATED_KIND",
            self.term(next(iter(_trees(node)))),
            str(last) if isinstance(last, Token) else None,
            flag,
            span,
        )

    def binding(self, node: Tree[Token]) -> Binding:
        *names, body = node.children
        words = [str(name) for name in names]
        return Binding(words[0], tuple(words[1:]), self.term(body), self.span(node.meta))

    def term(self, node: Node) -> Term:
        assert isinstance(node, Tree), "every expression is a tree"
        span = self.span(node.meta)
        kind = str(node.data)
        if kind in _OPERATORS:
            operands = tuple(self.term(child) for child in _trees(node))
            return Operation(_OPERATORS[kind], operands, span)
        match kind:
            case "empty":
                return Empty(span)
            case "everything":
                return Everything(span)
            case "name":
                return self.name(node.children[0])
            case _:
                assert kind == "apply", f"the grammar has no expression {kind}"
                return self.apply(node, span)

    def name(self, token: Node) -> Name:
        assert isinstance(token, Token) and token.start_pos is not None and token.end_pos is not None
        span = Span(self.source, token.start_pos, token.end_pos)
        return Name(str(token), span)

    def apply(self, node: Tree[Token], span: Span) -> Apply:
        head, *rest = node.children
        arguments: list[Term] = []
        for argument in rest:
            assert isinstance(argument, Tree)
            if argument.data == "tuple":
                arguments += [self.term(child) for child in _trees(argument)]
            else:
                arguments.append(self.term(argument))
        return Apply(self.name(head), tuple(arguments), span)


def _trees(node: Tree[Token]) -> tuple[Tree[Token], ...]:
    return tuple(child for child in node.children if isinstance(child, Tree))
