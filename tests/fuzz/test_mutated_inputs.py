"""Mutated texts of every kind: each is answered or refused with a code, and nothing else.

The runner `tests/conformance/fuzz.py` does the same to many more, with limits of time and memory.
"""

from pathlib import Path
from random import Random

import pytest
from fuzz_seeds import shipped
from fuzz_targets import TARGETS, answer_to, command_for
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutation import EXTREMES, ODDITIES, Mutator, words_of
from reduction import reduced

quickly = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("target", TARGETS)
@quickly
@given(random=st.randoms(use_true_random=False), number=st.integers(0, 35))
def test_a_shipped_text_with_mistakes(target: str, random: Random, number: int, tmp_path: Path):
    texts = shipped()[TARGETS[target].kind]
    content = Mutator(random, words_of(texts), texts).mutated(random.choice(texts))
    answer_to(target, command_for(target, number), content, tmp_path)


@pytest.mark.parametrize("kind", ["litmus", "cat", "map", "borrows", "pair"])
@quickly
@given(data=st.data(), number=st.integers(0, 35))
def test_words_in_any_order(kind: str, data: st.DataObject, number: int, tmp_path: Path):
    """After a beginning that says which language it is."""
    texts = shipped()[kind]
    beginning = data.draw(st.sampled_from(texts)).split(b"\n")[:3]
    word = st.sampled_from(words_of(texts)) | st.sampled_from((*EXTREMES, *ODDITIES))
    rest = data.draw(st.lists(word, max_size=30))
    target = "litmus" if kind == "litmus" else kind
    answer_to(target, command_for(target, number), b"\n".join((*beginning, b" ".join(rest))), tmp_path)


def test_the_same_seed_gives_the_same_inputs():
    texts = shipped()["litmus"]

    def inputs() -> list[bytes]:
        mutator = Mutator(Random("7"), words_of(texts), texts)
        return [mutator.mutated(texts[0]) for _ in range(50)]

    assert inputs() == inputs()
    assert len(set(inputs())) > 40


def test_a_failing_input_is_reduced_to_what_makes_it_fail():
    content = b"one two\nthree BAD four\nfive\n" * 20
    assert reduced(content, lambda smaller: b"BAD" in smaller, 1000) == b"BAD"
