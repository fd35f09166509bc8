"""The cat reader: the tree of each construct, how tightly operators bind, and where mistakes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import (
    Apply,
    Check,
    CheckKind,
    Empty,
    Everything,
    ExplicitSet,
    Include,
    Let,
    Name,
    Operation,
    Operator,
    Pattern,
    Role,
    Term,
    Tuple,
)
from rustrata.source import SourceFile

NAMES = ("po", "rf", "co", "po-loc", "dmb.full", "S")


def parsed(text: str):
    return parse_cat(SourceFile("m.cat", text))


def term(text: str) -> Term:
    (let,) = parsed(f"let x = {text}").instructions
    return let.bindings[0].term


def shown(found: Term) -> str:
    """Fully parenthesised, so that two texts can be compared."""
    match found:
        case Name(name, _):
            return name
        case Empty() | Everything():
            return found.span.text
        case Apply(function, argument, _):
            return f"{shown(function)}({shown(argument)})"
        case Tuple(elements, _):
            return ", ".join(map(shown, elements))
        case ExplicitSet(elements, _):
            return f"{{{', '.join(map(shown, elements))}}}"
        case Operation(operator, operands, _):
            return shown_operation(operator, [shown(operand) for operand in operands])


def shown_operation(operator: Operator, operands: list[str]) -> str:
    match operator:
        case Operator.IDENTITY_ON:
            return f"[{operands[0]}]"
        case Operator.COMPLEMENT:
            return f"(~{operands[0]})"
        case _:
            left, *rest = operands
            return f"({left} {operator.value} {rest[0]})" if rest else f"({left}{operator.value})"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        # `|` binds least, then `;`, `\`, `&`, `*` and what follows an operand [herd, modelParser.mly].
        ("a | b ; c", "(a | (b ; c))"),
        ("a ; b | c", "((a ; b) | c)"),
        ("a ; b \\ c", "(a ; (b \\ c))"),
        ("a \\ b ; c", "((a \\ b) ; c)"),
        ("a \\ b & c", "(a \\ (b & c))"),
        ("a & b \\ c", "((a & b) \\ c)"),
        ("a & B * C", "(a & (B * C))"),
        ("A * B & c", "((A * B) & c)"),
        ("A * B^-1", "(A * (B^-1))"),
        ("a | b & c ; d \\ e", "(a | ((b & c) ; (d \\ e)))"),
        # Difference goes to the left, the others, which are associative, to the right.
        ("a \\ b \\ c", "((a \\ b) \\ c)"),
        ("a | b | c", "(a | (b | c))"),
        ("a ; b ; c", "(a ; (b ; c))"),
        ("a & b & c", "(a & (b & c))"),
        # After an operand.
        ("a+", "(a^+)"),
        ("a^+", "(a^+)"),
        ("a*", "(a^*)"),
        ("a^*", "(a^*)"),
        ("a?", "(a?)"),
        ("a^-1", "(a^-1)"),
        ("a?^-1+", "(((a?)^-1)^+)"),
        ("a* ; b", "((a^*) ; b)"),
        ("(a | b)*", "((a | b)^*)"),
        ("A*B", "(A * B)"),
        ("a;b?", "(a ; (b?))"),
        ("~a & b", "((~a) & b)"),
        ("~a^-1", "(~(a^-1))"),
        ("~(a | b)", "(~(a | b))"),
    ],
)
def test_operators(text: str, means: str):
    assert shown(term(text)) == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("0", "0"),
        ("{}", "{}"),
        ("{A, B | C}", "{A, (B | C)}"),
        ("_", "_"),
        ("_ * W", "(_ * W)"),
        ("[R & W]", "[(R & W)]"),
        ("[R] ; po", "([R] ; po)"),
        ("f a ; g(a, b)", "(f(a) ; g(a, b))"),
        ("f (a | b) & c", "(f((a | b)) & c)"),
        ("f [A] ; f a^-1", "(f([A]) ; (f(a)^-1))"),
        ("po-loc | dmb.full | co0", "(po-loc | (dmb.full | co0))"),
        ("included | withal | acyclic-order", "(included | (withal | acyclic-order))"),
    ],
)
def test_operands(text: str, means: str):
    assert shown(term(text)) == means


terms = st.recursive(
    st.sampled_from((*NAMES, "0", "_")),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("|;\\&*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.sampled_from(("^+", "^*", "?", "^-1"))).map(lambda t: f"({t[0]}{t[1]})"),
        inner.map(lambda t: f"(~{t})"),
        inner.map(lambda t: f"[{t}]"),
        st.tuples(inner, inner).map(lambda t: f"f({t[0]}, {t[1]})"),
    ),
    max_leaves=12,
)


@given(terms)
def test_a_parenthesised_text_is_its_tree(text: str):
    assert shown(term(text)) == text


def test_instructions():
    file = parsed(
        """"A title"
        include "other.cat"
        let a = po and b = rf
        let rec c = a | c ; c and d = c
        let f(x, y) = x ; y   let g z = z
        acyclic a as one
        ~irreflexive b
        flag ~empty d as warning
        show a, b as c  unshow a
        empty c* ~empty c"""
    )
    assert file.title == "A title"
    include, lets, recursive, f, g, one, two, warning, *last = file.instructions
    assert include == Include("other.cat", include.span)
    assert [b.pattern for b in lets.bindings] == [Pattern(("a",)), Pattern(("b",))]
    assert (lets.recursive, recursive.recursive) == (False, True)
    assert isinstance(f, Let)
    assert f.bindings[0].term.parameters == Pattern(("x", "y"))
    assert g.bindings[0].term.parameters == Pattern(("z",))
    assert one == Check(CheckKind.ACYCLIC, False, Name("a", one.span), "one", Role.AXIOM, one.span)
    assert two == Check(CheckKind.IRREFLEXIVE, True, Name("b", two.span), None, Role.AXIOM, two.span)
    assert warning == Check(
        CheckKind.EMPTY, True, Name("d", warning.span), "warning", Role.FLAG, warning.span
    )
    assert [(c.negated, shown(c.term)) for c in last] == [(False, "(c^*)"), (True, "c")]


@pytest.mark.parametrize(
    ("text", "title"), [("", "m.cat"), ('C "t"', "t"), ('"t"', "t"), ("AArch64 mine", "mine")]
)
def test_titles(text: str, title: str):
    assert parsed(text).title == title


def test_comments_nest_and_keep_positions():
    (let,) = parsed('(* a (* b *) " *)\n// let y = (* \n# let z\nlet x = (po*)(* c *)').instructions
    assert shown(let.bindings[0].term) == "(po^*)"
    assert let.span.position == (4, 1)
    assert let.bindings[0].term.span.text == "po*"


def test_spans_cover_what_they_name():
    found = term("(rf ; co) | po-loc")
    assert found.span.text == "(rf ; co) | po-loc"
    assert [operand.span.text for operand in found.operands] == ["rf ; co", "po-loc"]


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("let x = ", (1, 8), "the model ends"),
        ("let = a", (1, 5), "found `=`"),
        ("let x = a )", (1, 11), "found `)`"),
        ("let x = po\nlet y = (a, b", (2, 14), "the model ends"),
        ("acyclic po as", (1, 14), "the model ends"),
        ("let x =\n  a @ b", (2, 5), "unexpected character `@`"),
        ("let x = po (* open (* a *)", (1, 12), "comment"),
        ("let x = {a", (1, 11), "the model ends"),
    ],
)
def test_mistakes_are_placed(text: str, at: tuple[int, int], message: str):
    with pytest.raises(RustrataError) as caught:
        parsed(text)
    diagnostic = caught.value.diagnostic
    assert (diagnostic.code, diagnostic.span.position) == ("CAT001", at)
    assert message in diagnostic.message
