"""Every word of every dialect's vocabulary makes a test that is read, and assembled where it can be; words in
any order make a test or a diagnostic."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import ASSEMBLERS
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.litmus import Dialect, parse
from rustrata.programs.litmus.generate import Generated, generate
from rustrata.programs.litmus.generate.relaxations import PLAIN, DependencyKind
from rustrata.programs.litmus.generate.vocabulary import LANGUAGES, VOCABULARIES
from rustrata.refinement.dialects import lower_test
from rustrata.source import SourceFile, Span

NOT_ASSEMBLED = (".NSH",)
"""Words whose instructions the assembler of AArch64 refuses."""


def cycles_of(dialect: Dialect) -> Iterator[tuple[Dialect, str]]:
    """A cycle for each word, with annotations where the language needs them."""
    words = VOCABULARIES[dialect]
    orders = "RlxRlx" if dialect in LANGUAGES else ""
    for fence in words.fences:
        yield dialect, f"{fence}dWR{orders} Fre PodWR{orders} Fre"
    for word, kind in words.dependencies.items():
        for target in "W" if kind is DependencyKind.DATA else "RW":
            back = "Rfe PodRW Rfe" if target == "W" else "Fre PodWW Rfe"
            yield dialect, " ".join(f"{edge}{orders}" for edge in (f"Dp{word}d{target}", *back.split()))
    for name, annotation in words.annotations.items():
        other = "Rlx" if dialect in LANGUAGES and name != PLAIN else PLAIN
        if annotation.reads:
            yield dialect, f"PodRW{name}{other} Rfe PodRW{name}{other} Rfe"
        if annotation.writes:
            yield dialect, f"PodRW{other}{name} Rfe PodRW{other}{name} Rfe"
    for kind in words.updates:
        for read, write in words.update_orderings:
            if not (kind.value == "Amo.StAdd" and read != PLAIN):
                edge = f"{kind.value}{read}{write}"
                yield dialect, f"PodRR{orders[:3] or PLAIN}{read} {edge} Rfe PodRW{orders} Rfe"


CYCLES = [case for dialect in Dialect for case in cycles_of(dialect)]


@pytest.mark.parametrize(("dialect", "cycle"), CYCLES)
def test_a_word_makes_a_test(dialect: Dialect, cycle: str):
    made = generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect)
    read = parse(SourceFile(made.name, made.text))
    assert read.name == made.name
    runs = dialect in LANGUAGES or dialect in ASSEMBLERS
    if runs and not any(word in cycle for word in NOT_ASSEMBLED):
        assert len(lower_test(read).threads) == len(read.threads)


WORDS = sorted(
    {word for _, cycle in CYCLES for word in cycle.split()} | {"Rfi", "Fri", "Coi", "Coe", "PosWW", "PosRR"}
)
ALONE = ("A", "L", "P", "Rlx", "Rl", "X", "Hat", "Rfe*", "[Rfe", "RfLeave", "podrr", "Dp", "\u03b1", "1")


@pytest.mark.parametrize("dialect", Dialect)
@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS, *ALONE]), max_size=7))
def test_words_in_any_order_make_a_test_or_a_diagnostic(dialect: Dialect, words: list[str]):
    cycle = " ".join(words)
    made = made_or_refused(cycle, dialect)
    if isinstance(made, Diagnostic):
        assert made.code.startswith("GEN")
        assert made.span is not None
    else:
        assert parse(SourceFile(made.name, made.text)).name == made.name


def made_or_refused(cycle: str, dialect: Dialect) -> Generated | Diagnostic:
    try:
        return generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect)
    except RustrataError as error:
        return error.diagnostic
