"""What Miri's own tests of aliasing do is forbidden here too, at the same place."""

import pytest
from miri_permitted import PERMITTED
from miri_traces import BOTH, STACKED

from rustrata.abstract.aliasing.judging import judge
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

MODELS = {"S": "stacked-borrows-miri-2026-08", "T": "tree-borrows-miri-2026-08"}
ALL = [(name, text, kind) for name, text in BOTH.items() for kind in "ST"]
ALL += [(name, text, "S") for name, text in STACKED.items()]


@pytest.mark.parametrize(("name", "text", "kind"), ALL, ids=[f"{name}-{kind}" for name, _, kind in ALL])
def test_miri_forbids(name: str, text: str, kind: str):
    story = events_of(parse(SourceFile(f"{name}.borrows", text)))
    judgement = judge(story, MODELS[kind])
    lines = [number for number, line in enumerate(text.splitlines(), 1) if f"//~{kind}" in line]
    assert judgement.step is not None
    assert [story.steps[judgement.step].span.position[0]] == lines


@pytest.mark.parametrize("model", MODELS.values())
@pytest.mark.parametrize("name", PERMITTED)
def test_miri_permits(name: str, model: str):
    assert judge(events_of(parse(SourceFile(f"{name}.borrows", PERMITTED[name]))), model).violation is None
