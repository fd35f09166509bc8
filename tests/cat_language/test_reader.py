"""The syntax of cat: what binds how, and where mistakes are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import Let
from rustrata.relational.model import parse_model
from rustrata.source import SourceFile


def term(text: str):
    (let,) = parse_cat(SourceFile("m.cat", f"let t = {text}")).instructions
    assert isinstance(let, Let)
    return let.bindings[0].term


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("a | b ; c", "a | (b ; c)"),
        ("a ; b \\ c", "a ; (b \\ c)"),
        ("a \\ b \\ c", "(a \\ b) \\ c"),
        ("a \\ b & c", "a \\ (b & c)"),
        ("a & A * B", "a & (A * B)"),
        ("a | b ++ c ; d", "a | (b ++ (c ; d))"),
        ("~a & b", "(~a) & b"),
        ("~a^-1", "~(a^-1)"),
        ("a+ ; b*", "(a+) ; (b*)"),
        ("a* ; b", "(a*) ; b"),
        ("a * b", "(a) * (b)"),
        ("f a+", "(f a)+"),
        ("f a b", "f (a) (b)"),
        ("f(a, b)", "f ((a, b))"),
        ("domain a | b", "(domain a) | b"),
        ("[A] ; po?", "([A]) ; (po?)"),
        ("a^+ | b^*", "a+ | b*"),
    ],
)
def test_precedence_is_that_of_herds_grammar(text: str, grouped: str):
    assert term(text) == term(grouped)


def test_a_star_before_a_negated_check_is_a_closure():
    file = parse_cat(SourceFile("m.cat", "let t = po*\n~empty rf as some"))
    assert len(file.instructions) == 2


@pytest.mark.parametrize(
    ("text", "title", "catdep"),
    [
        ('"a title"\n', "a title", False),
        ('RISCV "a title" let a = po', "a title", False),
        ("X86 TSO let a = po", "TSO", False),
        ("PPC let a = po", "PPC", False),
        ("let a = po", "m.cat", False),
        ("(* nothing *) catdep let a = po", "m.cat", True),
    ],
)
def test_the_first_line_names_the_model(text: str, title: str, catdep: bool):
    file = parse_cat(SourceFile("folder/m.cat", text))
    assert (file.title, file.catdep) == (title, catdep)


def test_comments_nest_and_may_end_lines():
    text = 'let a = po (* a (* b *) "c" *) | rf // d\n# e\nlet _x-1.y\' = a\n'
    assert len(parse_cat(SourceFile("m.cat", text)).instructions) == 2


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("let a = po |", "", "the model ends here"),
        ("let a = (po | rf\nacyclic a", "acyclic", "expected `)` to close `(`"),
        ("let a = [R\nacyclic a", "acyclic", "expected `]` to close `[`"),
        ("let = po", "=", "expected a name to define"),
        ("po | rf", "|", "expected an instruction"),
        ("acyclic po as", "", "the model ends here"),
        ("let a = po ^ rf", "rf", "expected `-1`"),
        ("let a = match S with || {} -> 0 end", "end", "expected `||`"),
        ("let a = match S with || x -> 0", "->", "expected `++`"),
        ("if po acyclic po end", "po", "expected a text in double quotes"),
        ("procedure p(a) acyclic a end", "acyclic", "expected `=`"),
        ("with co generate", "generate", "expected `from`"),
        ("let a = po $ rf", "$", "unexpected character"),
        ("let a = (* po", "(*", "not closed"),
        ("let a = try po", "", "the model ends here"),
        ("enum e = acq", "acq", "expected a tag"),
        ("end", "", "the model ends here"),
    ],
)
def test_a_mistake_is_at_its_word(text: str, at: str, message: str):
    with pytest.raises(RustrataError) as raised:
        parse_cat(SourceFile("m.cat", text))
    diagnostic = raised.value.diagnostic
    assert diagnostic.code == "CAT001"
    assert message in diagnostic.message
    assert diagnostic.span is not None
    assert diagnostic.span.text == at


WORDS = r"""
let rec and when acyclic irreflexive show unshow empty as fun in undefined_unless flag assert include
variant begin end procedure call enum debug match with forall from do try if then else not ( ) [ ] { }
0 _ | || & && * ~ + ++ ^ -1 \ ? = ; , -> 'a "x" po rf co R W x y f
"""


def mistake_in(text: str) -> Diagnostic | None:
    try:
        parse_model(SourceFile("m.cat", text), "m", frozenset(("A",)))
    except RustrataError as error:
        return error.diagnostic
    return None


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_words_are_a_model_or_a_mistake_with_a_place(words: list[str]):
    found = mistake_in(" ".join(words))
    assert found is None or (found.code.startswith("CAT") and found.span is not None)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_a_model_or_a_mistake_with_a_place(text: str):
    found = mistake_in(text)
    assert found is None or (found.code.startswith("CAT") and found.span is not None)


@pytest.mark.parametrize("text", ["(" * 5000, "~" * 5000 + "po", "po" + "?" * 5000, "po" + "|rf" * 5000])
def test_deep_expressions_are_refused_and_do_not_crash(text: str):
    with pytest.raises(RustrataError) as raised:
        parse_cat(SourceFile("m.cat", f"let a = {text}"))
    assert "unsupported: more than" in raised.value.diagnostic.message
