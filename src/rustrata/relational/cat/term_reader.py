"""Reader of cat's expressions, with the precedence of herd's grammar.

From what binds least: ``|``, ``++``, ``;`` (right), ``\\`` (left), ``&`` (right), ``*`` between two
operands, ``~`` before one, then ``*``, ``+``, ``?``, ``^-1``, ``^+``, ``^*`` after one, then application.
"""

from collections.abc import Callable
from typing import NoReturn

from rustrata.relational.cat.cursor import Cursor
from rustrata.relational.cat.syntax import (
    Apply,
    Binding,
    Compare,
    Comparison,
    Conditional,
    EachVariant,
    Empty,
    Everything,
    ExplicitSet,
    Lambda,
    LetIn,
    MatchSet,
    MatchTag,
    Name,
    NotVariant,
    Operation,
    Operator,
    Pattern,
    SomeVariant,
    Tag,
    Term,
    Try,
    Tuple,
    Variant,
    VariantCondition,
)
from rustrata.relational.cat.tokens import Sort
from rustrata.source import Span

_RIGHT = ((Operator.UNION, "|"), (Operator.ADD, "++"), (Operator.SEQUENCE, ";"))
_AFTER_HAT = {"-1": Operator.INVERSE, "+": Operator.PLUS, "*": Operator.STAR}
_AFTER = {"+": Operator.PLUS, "?": Operator.OPTIONAL}
_STARTS_OPERAND = ("(", "[", "{", "0", "_", "~", "begin")
MOST_NESTED = 60
"""Expressions inside each other."""
MOST_OPERANDS = 200
"""Operands of one operator, one after another."""
_KINDS = ("acyclic", "irreflexive", "empty")


class TermReader:
    """Reads expressions at a cursor. Every method raises CAT001 where the text is not cat."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self._depth = 0

    def term(self) -> Term:
        """Any expression, a tuple without parentheses included."""
        self._deeper()
        found = self._term()
        self._depth -= 1
        return found

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MOST_NESTED:
            self.cursor.refuse(f"unsupported: more than {MOST_NESTED} expressions inside each other")

    def _term(self) -> Term:
        cursor = self.cursor
        start = cursor.token.start
        if cursor.sees("let"):
            return self._let_in()
        if cursor.accept("fun"):
            parameters = self._parameters()
            cursor.expect("->", "after the parameters of a function")
            body = self.term()
            return Lambda(parameters, body, cursor.since(start))
        if cursor.accept("try"):
            tried = self.term()
            cursor.expect("with", "after `try`")
            otherwise = self.term()
            return Try(tried, otherwise, cursor.since(start))
        if cursor.accept("if"):
            return self._conditional(start)
        if cursor.sees("match"):
            return self._match()
        first = self.simple_term()
        if not cursor.sees(","):
            return first
        elements = [first]
        while cursor.accept(","):
            elements.append(self.simple_term())
        return Tuple(tuple(elements), cursor.since(start))

    def bindings(self) -> tuple[Binding, ...]:
        """``pattern = term and ...``."""
        found = [self._binding()]
        while self.cursor.accept("and"):
            found.append(self._binding())
        return tuple(found)

    def _binding(self) -> Binding:
        cursor = self.cursor
        start = cursor.token.start
        pattern = self._parameters()
        if not cursor.sees("=") and len(pattern.names) == 1 and pattern.names[0] is not None:
            parameters = self._parameters()
            cursor.expect("=", "in a definition")
            body = self.term()
            span = cursor.since(start)
            return Binding(pattern, Lambda(parameters, body, span), span)
        cursor.expect("=", "in a definition")
        return Binding(pattern, self.term(), cursor.since(start))

    def _parameters(self) -> Pattern:
        """``name``, ``_``, ``(a, b)``, ``()``, and ``a, b`` where a definition begins."""
        cursor = self.cursor
        enclosed = cursor.accept("(")
        if enclosed and cursor.accept(")"):
            return Pattern(())
        names = [self._parameter()]
        while cursor.accept(","):
            names.append(self._parameter())
        if enclosed:
            cursor.expect(")", "after the parameters")
        return Pattern(tuple(names))

    def _parameter(self) -> str | None:
        if self.cursor.accept("_"):
            return None
        return self.cursor.name("to define, or `_`").text

    def _let_in(self) -> Term:
        cursor = self.cursor
        start = cursor.take().start
        recursive = cursor.accept("rec")
        bindings = self.bindings()
        cursor.expect("in", "after local definitions")
        body = self.term()
        return LetIn(bindings, recursive, body, cursor.since(start))

    def _conditional(self, start: int) -> Term:
        cursor = self.cursor
        condition: VariantCondition | Compare
        condition = self.variants() if self._sees_variant() else self._comparison()
        cursor.expect("then", "after the condition")
        then = self.term()
        cursor.expect("else", "in a conditional expression")
        otherwise = self.term()
        return Conditional(condition, then, otherwise, cursor.since(start))

    def _comparison(self) -> Compare:
        cursor = self.cursor
        start = cursor.token.start
        left = self.term()
        for comparison in Comparison:
            if cursor.accept(comparison.value):
                right = self.term()
                return Compare(comparison, left, right, cursor.since(start))
        cursor.refuse("expected `=`, `subset` or `in` in a condition")

    def _sees_variant(self) -> bool:
        distance = 0
        while self.cursor.ahead(distance).text == "(":
            distance += 1
        token = self.cursor.ahead(distance)
        named = token.sort is Sort.KEYWORD and token.text in ("variant", "not")
        return token.sort is Sort.STRING or named

    def variants(self) -> VariantCondition:
        """A condition on variants: ``||`` binds least, then ``&&``, then ``not``."""
        found = self._each_variant()
        while self.cursor.accept("||"):
            found = SomeVariant((found, self._each_variant()))
        return found

    def _each_variant(self) -> VariantCondition:
        found = self._variant()
        while self.cursor.accept("&&"):
            found = EachVariant((found, self._variant()))
        return found

    def _variant(self) -> VariantCondition:
        cursor = self.cursor
        start = cursor.token.start
        if cursor.accept("not"):
            return NotVariant(self._variant())
        if cursor.accept("("):
            found = self.variants()
            cursor.expect(")", "after a condition")
            return found
        cursor.accept("variant")
        return Variant(cursor.string("that names a variant").text, cursor.since(start))

    def _match(self) -> Term:
        cursor = self.cursor
        start = cursor.take().start
        subject = self.term()
        cursor.expect("with", "after what is matched")
        cursor.accept("||")
        if cursor.token.sort is Sort.TAG or (cursor.sees("_") and cursor.ahead(1).text == "->"):
            return self._tag_clauses(subject, start)
        return self._set_clauses(subject, start)

    def _tag_clauses(self, subject: Term, start: int) -> Term:
        cursor = self.cursor
        clauses: list[tuple[str, Term]] = []
        default = None
        while default is None:
            if cursor.accept("_"):
                cursor.expect("->", "after `_`")
                default = self.term()
                break
            if cursor.token.sort is not Sort.TAG:
                cursor.refuse("expected a tag or `_`")
            tag = cursor.take().text
            cursor.expect("->", "after a tag")
            clauses.append((tag, self.term()))
            if not cursor.accept("||"):
                break
        cursor.expect("end", "after the clauses of `match`")
        return MatchTag(subject, tuple(clauses), default, cursor.since(start))

    def _set_clauses(self, subject: Term, start: int) -> Term:
        cursor = self.cursor
        empty: Term | None = None
        chosen: tuple[str | None, str | None, str | None, Term] | None = None
        while empty is None or chosen is None:
            if empty is not None or chosen is not None:
                cursor.expect("||", "and the other clause of a match on a set")
            if empty is None and cursor.accept("{"):
                cursor.expect("}", "for the empty set")
                cursor.expect("->", "after `{}`")
                empty = self.term()
            elif chosen is None:
                chosen = self._element_clause()
            else:
                cursor.refuse("expected the clause for `{}`")
        cursor.expect("end", "after the clauses of `match`")
        return MatchSet(subject, empty, *chosen, cursor.since(start))

    def _element_clause(self) -> tuple[str | None, str | None, str | None, Term]:
        cursor = self.cursor
        before, element = None, self._parameter()
        if cursor.accept("|"):
            before, element = element, self._parameter()
        cursor.expect("++", "between an element and the rest")
        rest = self._parameter()
        cursor.expect("->", "after a pattern")
        return before, element, rest, self.term()

    def simple_term(self) -> Term:
        """An expression made of operators and applications."""
        return self._binary(0)

    def _binary(self, level: int) -> Term:
        if level == len(_RIGHT):
            return self._difference()
        operator, symbol = _RIGHT[level]
        return self._right_associative(operator, symbol, lambda: self._binary(level + 1))

    def _right_associative(self, operator: Operator, symbol: str, operand: Callable[[], Term]) -> Term:
        cursor = self.cursor
        operands = [(cursor.token.start, operand())]
        while cursor.accept(symbol):
            if len(operands) == MOST_OPERANDS:
                self._too_many(f"operands of `{symbol}`")
            operands.append((cursor.token.start, operand()))
        end = cursor.since(cursor.token.start).end
        _, found = operands.pop()
        for start, left in reversed(operands):
            found = Operation(operator, (left, found), Span(cursor.source, start, end))
        return found

    def _difference(self) -> Term:
        start = self.cursor.token.start
        left = self._intersection()
        for _ in range(MOST_OPERANDS):
            if not self.cursor.accept("\\"):
                return left
            right = self._intersection()
            left = Operation(Operator.DIFFERENCE, (left, right), self.cursor.since(start))
        self._too_many("operands of `\\`")

    def _too_many(self, what: str) -> NoReturn:
        self.cursor.refuse(f"unsupported: more than {MOST_OPERANDS} {what}")

    def _intersection(self) -> Term:
        return self._right_associative(Operator.INTERSECTION, "&", self._product)

    def _product(self) -> Term:
        cursor = self.cursor
        start = cursor.token.start
        left = self._prefixed()
        if not cursor.accept("*"):
            return left
        right = self._prefixed()
        return Operation(Operator.PRODUCT, (left, right), cursor.since(start))

    def _prefixed(self) -> Term:
        start = self.cursor.token.start
        if self.cursor.accept("~"):
            self._deeper()
            operand = self._prefixed()
            self._depth -= 1
            return Operation(Operator.COMPLEMENT, (operand,), self.cursor.since(start))
        return self._postfixed()

    def _postfixed(self) -> Term:
        cursor = self.cursor
        start = cursor.token.start
        found = self._application()
        for _ in range(MOST_OPERANDS):
            operator = self._operator_after()
            if operator is None:
                return found
            cursor.take()
            found = Operation(operator, (found,), cursor.since(start))
        self._too_many("operators after an expression")

    def _operator_after(self) -> Operator | None:
        """The operator after an operand, whose last word is next; None when there is none."""
        cursor = self.cursor
        if cursor.accept("^"):
            symbol = cursor.token.text
            if symbol not in _AFTER_HAT:
                cursor.refuse("expected `-1`, `+` or `*` after `^`")
            return _AFTER_HAT[symbol]
        if cursor.sees(*_AFTER):
            return _AFTER[cursor.token.text]
        return Operator.STAR if cursor.sees("*") and not self._starts_operand(1) else None

    def _starts_operand(self, distance: int) -> bool:
        token = self.cursor.ahead(distance)
        if token.sort in (Sort.NAME, Sort.TAG):
            return True
        if token.text == "~" and self.cursor.ahead(distance + 1).text in _KINDS:
            return False
        return token.sort in (Sort.SYMBOL, Sort.KEYWORD) and token.text in _STARTS_OPERAND

    def _application(self) -> Term:
        cursor = self.cursor
        token = cursor.token
        if token.sort is not Sort.NAME:
            return self.operand()
        found: Term = self._name()
        for _ in range(MOST_OPERANDS):
            if cursor.sees("~") or not self._starts_operand(0):
                return found
            found = Apply(found, self.operand(), cursor.since(token.start))
        self._too_many("arguments")

    def _name(self) -> Name:
        token = self.cursor.take()
        return Name(token.text, self.cursor.since(token.start))

    def operand(self) -> Term:
        """A name, a tag, a constant, or something in brackets."""
        cursor = self.cursor
        start = cursor.token.start
        if cursor.token.sort is Sort.NAME:
            return self._name()
        if cursor.token.sort is Sort.TAG:
            return Tag(cursor.take().text, cursor.since(start))
        if cursor.accept("0"):
            return Empty(cursor.since(start))
        if cursor.accept("_"):
            return Everything(cursor.since(start))
        if cursor.accept("{"):
            self._deeper()
            elements = [] if cursor.sees("}") else [self.simple_term()]
            while elements and cursor.accept(","):
                elements.append(self.simple_term())
            cursor.expect("}", "after the elements of a set")
            self._depth -= 1
            return ExplicitSet(tuple(elements), cursor.since(start))
        return self._enclosed()

    def _enclosed(self) -> Term:
        cursor = self.cursor
        start = cursor.token.start
        for opening, closing in (("[", "]"), ("(", ")"), ("begin", "end")):
            if not cursor.accept(opening):
                continue
            if opening == "(" and cursor.accept(")"):
                return Tuple((), cursor.since(start))
            inner = self.term()
            cursor.expect(closing, f"to close `{opening}`")
            if opening == "[":
                return Operation(Operator.IDENTITY_ON, (inner,), cursor.since(start))
            return inner
        cursor.refuse("expected an expression")
