"""Every rule of Stacked Borrows fires in a case, and every one that can forbid does so in another."""

import re
from pathlib import Path

import pytest
from stacked_cases import FIRING, FORBIDDING, MIRI, PERMITTED, THESIS, Case, end, rule_of

from rustrata.abstract.aliasing import stack, stacked, stacked_reasons, stacked_retag, stacked_telling
from rustrata.abstract.aliasing.judging import judge
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

PAIRS = [(case, model) for case in (*FIRING, *FORBIDDING) for model in case.models]
NO_NAMES = {"wildcard-forbidden"}
"""Of a switch that no version with a name has; `test_stacked_random` has it."""


@pytest.mark.parametrize(("case", "model"), PAIRS, ids=lambda value: getattr(value, "rule", value))
def test_the_rule_of(case: Case, model: str):
    assert rule_of(case, model) == case.rule


@pytest.mark.parametrize("model", [THESIS, MIRI])
@pytest.mark.parametrize("text", PERMITTED)
def test_permitted(text: str, model: str):
    assert judge(events_of(parse(SourceFile("permitted.borrows", end(text)))), model).step is None


def rules_in_the_source() -> set[str]:
    """Every rule that the source names."""
    pattern = re.compile(r'"((?:new|read|write|retag|dealloc|wildcard)-[a-z0-9-]+|alloc|dealloc)"')
    found: set[str] = set()
    for module in (stack, stacked, stacked_reasons, stacked_retag, stacked_telling):
        assert module.__file__ is not None
        found.update(pattern.findall(Path(module.__file__).read_text(encoding="utf-8")))
    return found | {"read-not-granted", "write-not-granted"}


def test_every_rule_has_a_case():
    assert rules_in_the_source() - NO_NAMES == {case.rule for case in (*FIRING, *FORBIDDING)}
