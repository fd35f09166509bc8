"""Timelines of borrow traces: the pictures of the guide, and what every picture shows."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from run_rustrata import ROOT, rustrata

from rustrata.abstract.aliasing.judging import Record, judge, record
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS
from rustrata.abstract.aliasing.trace_events import Story, events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile
from rustrata.views.borrow_lanes import lanes_of, letters
from rustrata.views.borrow_timeline import timeline

TRACES = sorted((ROOT / "examples" / "borrows").glob("*.borrows"))
SPACE = "{http://www.w3.org/2000/svg}"


def judged(text: str, model: str) -> tuple[Story, Record]:
    story = events_of(parse(SourceFile("trace.borrows", text)))
    return story, record(story, judge(story, model))


def test_the_pictures_of_the_guide_can_be_drawn(tmp_path: Path):
    """The build of the documentation draws them."""
    drawn = re.search(r"^PICTURES = (\{.*?\})", (ROOT / "docs" / "conf.py").read_text("utf-8"), re.M | re.S)
    assert drawn is not None
    pictures = ast.literal_eval(drawn.group(1))
    shown = re.findall(r"\(pictures/(\S+)\.svg\)", (ROOT / "docs" / "aliasing.md").read_text("utf-8"))
    assert sorted(shown) == sorted(pictures)
    for name, model in pictures.items():
        trace = f"examples/borrows/{name.partition('-')[0]}.borrows"
        rustrata(["check", trace, "--aliasing", model, "--svg", str(tmp_path / name)])
        assert ElementTree.parse(tmp_path / name).getroot().tag == f"{SPACE}svg"


@pytest.mark.parametrize("model", ALIASING_MODELS)
@pytest.mark.parametrize("trace", TRACES, ids=lambda path: path.stem)
def test_every_tag_has_a_lane_and_every_step_a_row(trace: Path, model: str):
    story, judged_record = judged(trace.read_text(encoding="utf-8"), model)
    root = ElementTree.fromstring(timeline(story, [judged_record], "a < b & c"))
    texts = [element.text or "" for element in root.iter(f"{SPACE}text")]
    for lane in lanes_of(story, judged_record):
        assert lane.heading in texts
        for stretch in lane.stretches:
            assert letters(stretch.word) in texts
    rows = [text for text in texts if text[:3].strip().isdigit()]
    assert len(rows) >= len(judged_record.told)
    marked = [e for e in root.iter(f"{SPACE}rect") if e.get("class") == "band"]
    assert len(marked) == (judged_record.judgement.step is not None)


def test_bytes_that_fare_differently_have_lanes_of_their_own():
    text = "let a: [u8; 4];\nlet x = &mut a;\nlet y = &mut x[1..3];\nx[2] = 1;\n"
    story, told = judged(text, "stacked-borrows-miri-2026-08")
    headings = [lane.heading for lane in lanes_of(story, told)]
    assert headings == ["a", "x", "y @1..2", "y @2..3"]
    ends = {lane.heading: lane.stretches[-1].ends for lane in lanes_of(story, told)}
    assert ends == {"a": False, "x": False, "y @1..2": False, "y @2..3": True}


def test_different_permissions_have_different_letters():
    words = [
        f"{kind}{interior}{conflicted}{used}"
        for kind in ("Reserved",)
        for interior in ("", ", interior mutable")
        for conflicted in ("", ", conflicted")
        for used in ("", ", not used")
    ]
    words += ["Unique", "Frozen", "Frozen, not used", "Cell", "Disabled", "SharedRW", "SharedRO", "unknown"]
    assert len({letters(word) for word in words}) == len(words)


def test_a_lane_shows_how_long_a_call_protects_its_tag():
    text = "let a: i32;\nlet p = &raw mut a;\nbegin f(x: &i32 = &*p);\nbegin g();\nend f;\nread *p;\n"
    for model in ("stacked-borrows-thesis", "tree-borrows-miri-2026-08"):
        story = events_of(parse(SourceFile("trace.borrows", text)))
        told = record(story, judge(story, model), drawn=True)
        guarded = {lane.name: lane.protected for lane in lanes_of(story, told)}
        assert guarded["x"] == (4, 6)
        assert [name for name, when in guarded.items() if when is not None] == ["x"]
