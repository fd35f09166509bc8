"""From the text of a cat model to its syntax tree, by lark with the grammar in ``cat.lark``."""

from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import Any, TypeAlias

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
_UNSUPPORTED = frozenset(
    (
        *("with", "match", "if", "forall", "procedure", "call", "enum", "instructions", "try", "assert"),
        *("undefined_unless", "default", "debug", "fun", "catdep"),
    )
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
    try:
        tree: Tree[Token] = _parser().parse(source.text)
    except UnexpectedInput as error:
        raise RustrataError(_syntax_error(source, error)) from None
    return _Reader(source).file(tree)


def _syntax_error(source: SourceFile, error: UnexpectedInput) -> Diagnostic:
    end = len(source.text)
    ends = Diagnostic("CAT001", "the model ends in the middle of an instruction", Span(source, end, end))
    if isinstance(error, UnexpectedCharacters):
        at: int = error.pos_in_stream or 0
        message = f"unexpected character `{source.text[at : at + 1]}` in a cat model"
        return Diagnostic("CAT001", message, Span(source, at, at + 1))
    if not isinstance(error, UnexpectedToken):
        return ends
    for token in (*(error.token_history or ()), error.token):
        if token.type == "UNSUPPORTED" or token in _UNSUPPORTED:
            start = token.start_pos or 0
            return _unsupported(str(token), Span(source, start, start + len(token)))
    if error.token.type == "$END":
        return ends
    return Diagnostic(
        "CAT001",
        f"unexpected `{error.token}` in a cat model",
        Span(source, error.token.start_pos or 0, error.token.end_pos or end),
        help="a model is a list of `let name = ...` and `acyclic|irreflexive|empty ... as name`",
    )


def _unsupported(construct: str, span: Span) -> Diagnostic:
    line = span.position[0]
    return Diagnostic("CAT004", f"unsupported: `{construct}` at line {line} of a cat model", span)


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
            case _:
                raise RustrataError(_unsupported(str(node.children[0]), span))

    def check(self, node: Tree[Token], flag: bool, span: Span) -> Check:
        *before, last = node.children
        named = isinstance(last, Token)
        tokens = [child for child in before if isinstance(child, Token)]
        kind = next(CheckKind(str(token)) for token in tokens if token.type == "KIND")
        term = next(child for child in node.children if isinstance(child, Tree))
        negated = tokens[0].type == "NEGATION"
        return Check(kind, negated, self.term(term), str(last) if named else None, flag, span)

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
        simple: dict[str, Callable[[], Any]] = {
            "empty": lambda: Empty(span),
            "everything": lambda: Everything(span),
            "name": lambda: self.name(node.children[0]),
            "apply": lambda: self.apply(node, span),
        }
        if kind == "tuple":
            raise RustrataError(_unsupported("(..., ...)", span))
        term: Term = simple[kind]()
        return term

    def name(self, token: Node) -> Name:
        assert isinstance(token, Token) and token.start_pos is not None and token.end_pos is not None
        span = Span(self.source, token.start_pos, token.end_pos)
        if token in _UNSUPPORTED:
            raise RustrataError(_unsupported(str(token), span))
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
