"""Words and cycles that are longer than any that a person writes are refused at once, or read."""

from time import process_time

import pytest

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus.generate import generate
from rustrata.programs.litmus.generate.notation import MOST_EDGES
from rustrata.programs.litmus.syntax import Dialect
from rustrata.source import SourceFile, Span


def generated(cycle: str, dialect: Dialect) -> str:
    return generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect).text


@pytest.mark.parametrize("dialect", [Dialect.X86_64, Dialect.AARCH64, Dialect.C])
@pytest.mark.parametrize("word", ["PodRR+" * 12_000, "Po" + "d" * 70_000, "PodRR" + "A" * 70_000])
def test_a_long_word_is_refused_at_once(word: str, dialect: Dialect):
    started = process_time()
    with pytest.raises(RustrataError) as found:
        generated(word, dialect)
    assert found.value.diagnostic.code == "GEN001"
    assert process_time() - started < 1


def test_a_cycle_may_have_many_edges_and_not_more():
    assert generated("PodWR Fre " * 100, Dialect.X86_64).count("movl") == 200
    with pytest.raises(RustrataError, match=f"a cycle of more than {MOST_EDGES} edges") as found:
        generated("PodWR Fre " * (MOST_EDGES // 2 + 1), Dialect.X86_64)
    span = found.value.diagnostic.span
    assert span is not None
    assert span.start == 5 * MOST_EDGES
