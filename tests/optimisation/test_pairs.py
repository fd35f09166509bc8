"""The text of optimisation pairs: what is read, and what is refused, and where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refused_texts import refusal_of

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.optimisation import (
    LIBRARY,
    Borrow,
    Call,
    Constant,
    Extra,
    Pair,
    PointerKind,
    Read,
    Return,
    Variable,
    Write,
    parse,
    read_shipped,
)
from rustrata.source import SourceFile

WHOLE = """\
"a title" "an origin"
memory (u8, [Cell<u8>; 2]), u8;
context cells, wildcards;
threads 1;

fn source(x: &mut u8, y: *const u8) {
    let v = *x;
    f(x);
    *x = 42;
    let z = &two_phase mut *y;
    let w = &raw const *x;
    *z = v;
    return v;
}

fn target(p: &u8, q: Box<u8>) {
    f(p);
    return *q;
}
"""


def read(text: str) -> Pair:
    return parse(SourceFile("folder/example.pair", text))


def refused(text: str) -> tuple[str, str]:
    """The code, and the text at the position."""
    with pytest.raises(RustrataError) as caught:
        read(text)
    span = caught.value.diagnostic.span
    assert span is not None
    return caught.value.diagnostic.code, span.text


def test_everything_that_a_pair_can_say():
    pair = read(WHOLE)
    assert (pair.name, pair.title, pair.origin) == ("example", "a title", "an origin")
    assert [(type_.size, type_.cells) for type_ in pair.memory] == [(3, ((1, 3),)), (1, ())]
    assert pair.extras == (Extra.CELLS, Extra.WILDCARDS)
    assert pair.threads == 1
    assert [p.kind for p in pair.source.parameters] == [PointerKind.UNIQUE, PointerKind.RAW_CONST]
    kinds = [type(statement) for statement in pair.source.statements]
    assert kinds == [Read, Call, Write, Borrow, Borrow, Write, Return]
    write = pair.source.statements[2]
    assert isinstance(write, Write)
    assert write.value == Constant(42)
    returned = pair.target.statements[-1]
    assert isinstance(returned, Return)
    assert isinstance(returned.value, Variable)
    assert returned.span.text == "return *q"


def test_parts_are_counted_in_bytes():
    pair = read(
        '"x"\nfn source(x: &(u8, (u8, u8))) { let a = x.1.1; }\nfn target(x: &[u8; 3]) { let a = x[2]; }'
    )
    before, after = pair.source.statements[0], pair.target.statements[0]
    assert isinstance(before, Read)
    assert isinstance(after, Read)
    assert before.place.offset == after.place.offset == 2


BODY = "fn source(x: &mut u8) { f(); }"


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("", "OPT001", ""),
        ('"x"', "OPT001", '"'),
        (f'"x"\n{BODY}', "OPT001", "}"),
        (f'"x"\n{BODY}\nfn goal(x: &mut u8) {{ f(); }}', "OPT002", "goal"),
        (f'"x"\nfn source(x: &mut u16) {{ }}\n{BODY}', "OPT003", "u16"),
        (f'"x"\nfn source(x: &mut u8) {{ *y = 1; }}\n{BODY}', "OPT003", "y"),
        (f'"x"\nfn source(x: &mut u8) {{ x = 1; }}\n{BODY}', "OPT002", "="),
        (f'"x"\nfn source(x: &mut u8) {{ *x = 256; }}\n{BODY}', "OPT002", "256"),
        (f'"x"\nfn source(x: &mut u8) {{ let x = 1; }}\n{BODY}', "OPT004", "x"),
        (f'"x"\nfn source(x: &mut u8) {{ let v = x.0; }}\n{BODY}', "OPT004", "0"),
        (f'"x"\nfn source(x: &mut u8) {{ let v = 1; f(v); }}\n{BODY}', "OPT004", "v"),
        (f'"x"\nfn source(x: &mut u8) {{ if v {{ }} }}\n{BODY}', "OPT006", "if"),
        ('"x"\nmemory [u8; 4], u8;\nfn source(', "OPT006", "memory [u8; 4], u8;"),
        (f'"x"\n{BODY}\nfn target(x: &mut u8, y: &u8) {{ f(); }}', "OPT005", "fn target"),
        (f'"x"\n{BODY}\nfn target(x: &mut u8) {{ }}', "OPT005", "f()"),
        (f'"x"\n{BODY}\nfn target(x: &mut u8) {{ g(); }}', "OPT005", "g()"),
        (f'"x"\n{BODY}\nfn target(x: &mut u8) {{ f(); return 1; }}', "OPT005", "fn source"),
        (
            '"x"\nmemory u8;\nfn source(x: &[u8; 2]) { }\nfn target(x: &[u8; 2]) { }',
            "OPT005",
            "x: &[u8; 2]",
        ),
        (f'"x"\ncontext boxing;\n{BODY}', "OPT002", "boxing"),
        (f'"x"\nthreads 3;\n{BODY}', "OPT002", "3"),
        (f'"x"\n{BODY} {BODY}', "OPT002", "source"),
        ('"x"\nfn source(x: &mut u8) { return 1; f(); }', "OPT002", "f"),
    ],
)
def test_mistakes_are_refused_where_they_are(text: str, code: str, where: str):
    assert refused(text) == (code, where)


def test_a_name_that_is_nearly_right_is_suggested():
    with pytest.raises(RustrataError) as caught:
        read('"x"\nfn source(pointer: &mut u8) { let v = *pointers; }')
    assert caught.value.diagnostic.help == "did you mean `pointer`?"


TEXTS = [WHOLE, *(read_shipped(name).text for name in LIBRARY)]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.data())
def test_a_text_is_read_or_refused_with_a_position(text: str, other: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    begin = data.draw(st.integers(0, len(other)))
    piece = other[begin : begin + data.draw(st.integers(0, 20))]
    refusal = refusal_of(read, text[:start] + piece + text[end:])
    assert refusal is None or (refusal.span is not None and refusal.code.startswith("OPT"))


def test_bodies_that_are_too_large_are_refused():
    many = " ".join(f"let y{number} = &*x;" for number in range(12))
    assert refused(f'"x"\nfn source(x: &u8) {{ {many} }}\n{BODY}')[0] == "OPT006"
    assert refused(f'"x"\nfn source(x: &u8) {{ {"f(); " * 13} }}\n{BODY}')[0] == "OPT006"


@pytest.mark.parametrize("number", ["256", "9" * 5000])
def test_a_number_is_a_byte(number: str):
    assert refused(f'"x {number}"\nfn source(x: &mut u8) {{ *x = {number}; }}\n{BODY}') == ("OPT002", number)
