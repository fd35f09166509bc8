"""The positions of keys and values: the text at each position is the value that tomllib read."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from rustrata.source import SourceFile
from rustrata.virtual.toml_positions import toml_positions

EVERYTHING = '''\
# comment with [brackets] and "quotes"
title = "a \\"quoted\\" [string] # no comment"
literal = 'C:\\path' # = comment
dotted.key . "with space" = 0x10
multi = """
one "two" \\"""three"""" # four quotes: one is content
raw = \'\'\'
it's ''here''\'\'\'
when = 1979-05-27 07:32:00
numbers = [1, 2.5, # a comment
  [true, "]"], { a = 1, b.c = [3] },
]

[a.b]
x = 1
[[a.list]]
y = { }
[[a.list]]
y = {z = -7}
  [a.list.inner]
  deep = +99
[[a.list.pages]]
n = 1
[[a.list.pages]]
n = 2
["quoted.table"]
last = false'''


def every_path(value: object, path: tuple = ()) -> list[tuple]:
    match value:
        case dict():
            inner = [every_path(item, (*path, name)) for name, item in value.items()]
        case list():
            inner = [every_path(item, (*path, index)) for index, item in enumerate(value)]
        case _:
            inner = []
    return [*([path] if path else []), *(found for paths in inner for found in paths)]


def value_at(document: object, path: tuple) -> object:
    for step in path:
        document = document[step]
    return document


def check(text: str) -> None:
    """Every path is found, and a value with a text of its own reads back as itself."""
    document = tomllib.loads(text)
    positions = toml_positions(SourceFile("m.toml", text))
    assert set(positions) == set(every_path(document))
    for path, place in positions.items():
        if place.key != place.value or not isinstance(value_at(document, path), dict | list):
            assert tomllib.loads(f"v = {place.value.text}")["v"] == value_at(document, path), path


def test_every_kind_of_toml_value_is_found() -> None:
    check(EVERYTHING)


def test_windows_line_ends() -> None:
    text = "a = 1\r\n[t]\r\nb = 'x'\r\n"
    positions = toml_positions(SourceFile("m.toml", text))
    assert positions["t", "b"].value.text == "'x'"
    assert positions["t", "b"].value.position == (3, 5)
    assert positions["a",].value.text == "1"


def test_a_header_is_the_place_of_the_tables_that_it_opens() -> None:
    positions = toml_positions(SourceFile("m.toml", EVERYTHING))
    assert positions["a", "list", 1].key.text == "[[a.list]]"
    assert positions["a", "list", 0].key.start < positions["a", "list", 1].key.start
    assert positions["a", "list", 1, "inner"].key.text == "[a.list.inner]"


bare_keys = st.text("abc_-1", min_size=1, max_size=3)
keys = bare_keys | st.sampled_from(['"q r"', "'l'", '"\\u0041"'])
scalars = st.sampled_from(
    ["0", "0x1_0", "-1.5e3", "true", '"s"', '"a\\"]"', "'#'", '"""\n}"""', "'''\n''x'''", "inf", "07:32:00"]
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[ {' , '.join(items)} ]")
        | st.lists(st.tuples(bare_keys, inner), max_size=2, unique_by=lambda pair: pair[0]).map(
            lambda pairs: f"{{ {', '.join(f'{key} = {value}' for key, value in pairs)} }}"
        )
    ),
    max_leaves=5,
)
lines = st.one_of(
    st.builds(lambda key, value: f"{key} = {value}  # c", keys, values),
    st.builds(lambda key: f"[{key}]", keys),
    st.builds(lambda key: f"[[ {key} ]]", keys),
    st.builds(lambda a, b: f"[{a} . {b}]", keys, keys),
    st.just("\t# note"),
)


@given(st.lists(lines, max_size=6))
def test_positions_agree_with_tomllib(written: list[str]) -> None:
    """Lines that do not fit together (a key twice) are left out, so every generated text counts."""
    kept: list[str] = []
    for line in written:
        try:
            tomllib.loads("\n".join([*kept, line]))
        except tomllib.TOMLDecodeError:
            continue
        kept.append(line)
    check("\n".join(kept))
