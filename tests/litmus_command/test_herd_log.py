"""The log that herd7's readers read: its form, byte for byte, and the hash of tests in C."""

import re
from hashlib import md5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litmus_texts import MP_ORDERED, MP_RELAXED, RACE, THREE_WRITERS

from rustrata.executions.outcomes import And, Equals, MemoryAt, Not, Or
from rustrata.programs.litmus import parse
from rustrata.refinement.judge import Counting, JudgeOptions, judge
from rustrata.source import SourceFile
from rustrata.views.answer_codec import decode, encode
from rustrata.views.herd_condition import herd_condition
from rustrata.views.herd_hash import herd_hash
from rustrata.views.litmus_answer import Answer, answer_of
from rustrata.views.litmus_herd import log_entry

# What readers of such logs look for, line by line.
LOG = re.compile(
    r"""Test (?P<name>\S+) (?P<kind>Allowed|Forbidden|Required)
States (?P<states>\d+)
(?P<listed>(?:(?:\S+=-?\d+; ?)*\n)*)(?P<verdict>Ok|No|Undef)
Witnesses
Positive: \d+ Negative: \d+
(?:Flag \S+\n)*Condition (?:exists|~exists|forall) \(.*\)
Observation (?P=name) (?:Never|Sometimes|Always) (?P<positive>\d+) (?P<negative>\d+)
Time (?P=name) \d+\.\d\d
(?:Hash=[0-9a-f]{32}
)?
"""
)


def answer(text: str, model: str = "c20", **options) -> Answer:
    test = parse(SourceFile("test.litmus", text))
    return answer_of(judge(test, model, JudgeOptions(**options)), witnesses=False)


def test_an_entry_of_a_claim_that_fails():
    assert log_entry(answer(MP_RELAXED), 0.0) == (
        "Test MP Forbidden\n"
        "States 4\n"
        "1:r0=0; 1:r1=0;\n"
        "1:r0=0; 1:r1=1;\n"
        "1:r0=1; 1:r1=0;\n"
        "1:r0=1; 1:r1=1;\n"
        "No\n"
        "Witnesses\n"
        "Positive: 3 Negative: 1\n"
        "Condition ~exists (1:r0=1 /\\ 1:r1=0)\n"
        "Observation MP Sometimes 1 3\n"
        "Time MP 0.00\n"
        f"Hash={herd_hash(parse(SourceFile('mp', MP_RELAXED)))}\n"
        "\n"
    )


def test_an_entry_of_undefined_behaviour_has_its_flag():
    assert "Undef\nWitnesses\nPositive: 1 Negative: 1\nFlag *undef*\nCondition" in log_entry(
        answer(RACE), 0.0
    )


@pytest.mark.parametrize(
    "question", ["exists (x=1)", "~exists (x=9)", "forall (x=1 \\/ x=2)", "forall (true)"]
)
def test_entries_have_the_form_that_readers_expect(question: str):
    entry = log_entry(answer(THREE_WRITERS.replace("QUESTION", question)), 1.234)
    match = LOG.fullmatch(entry)
    assert match is not None, entry
    assert len(match["listed"].splitlines()) == int(match["states"])
    assert "Time COW3 1.23\n" in entry


def test_a_test_that_was_not_decided_has_no_entry():
    assert log_entry(answer(MP_ORDERED, steps=1, counting=Counting.ALWAYS), 0.0) == ""


def test_conditions_are_bracketed_as_herd_does():
    x, y, z = (Equals(MemoryAt(name), 1) for name in "xyz")
    assert herd_condition(And((x, Or((y, z))))) == "[x]=1 /\\ ([y]=1 \\/ [z]=1)"
    assert herd_condition(Or((And((x, y)), z))) == "[x]=1 /\\ [y]=1 \\/ [z]=1"
    assert herd_condition(Not(And((x, y)))) == "not ([x]=1 /\\ [y]=1)"
    assert herd_condition(And(())) == "true"
    assert herd_condition(Or(())) == "false"


def hash_of(text: str) -> str | None:
    return herd_hash(parse(SourceFile("test.litmus", text)))


def test_the_hash_is_of_initial_state_code_and_observed_places():
    text = "C one\n{ int x = 2; }\nP0(volatile int* x) { int r0 = *x; }\nexists (0:r0=2 /\\ x=2)\n"
    parts = ("int x=2", " P0(volatile int* x) {\n int r0 = *x; \n}\n ;\n", "0:r0; x")
    inner = b"".join(md5(part.encode()).digest() for part in parts)
    assert hash_of(text) == md5(inner).hexdigest()


def test_the_hash_does_not_depend_on_what_is_claimed():
    same = MP_ORDERED.replace("~exists (1:r0=1 /\\ 1:r1=0)", "(* any *) exists (1:r1=1 \\/ 1:r0=0)")
    assert hash_of(same) == hash_of(MP_ORDERED)
    assert hash_of(MP_RELAXED) != hash_of(MP_ORDERED)
    assert hash_of(MP_ORDERED.replace("1:r1=0", "x=0")) != hash_of(MP_ORDERED)


def test_a_hash_that_the_test_gives_is_taken():
    given_hash = "0123456789abcdef" * 2
    assert hash_of(MP_ORDERED.replace("C MP\n", f"C MP\nHash={given_hash}\n")) == given_hash


def test_tests_in_rust_have_no_hash():
    assert hash_of(RACE) is None


@given(st.sampled_from([MP_ORDERED, MP_RELAXED, RACE]), st.booleans(), st.booleans())
def test_an_answer_is_the_same_after_it_was_kept(text: str, explain: bool, witnesses: bool):
    test = parse(SourceFile("test.litmus", text))
    first = answer_of(judge(test, "c20", JudgeOptions(explain=explain)), witnesses=witnesses)
    assert decode(encode(first)) == first
    assert "\n" not in encode(first)
