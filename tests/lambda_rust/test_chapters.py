"""The examples of chapters 8 and 9 of Jung's thesis are what their files say: typed, safe, stuck, racy ...

The files are those of ``examples/lambda_rust``; ``docs/rustbelt.md`` goes through them.
"""

from functools import cache

import pytest
from run_rustrata import ROOT, rustrata

from rustrata.abstract.lambda_rust.stuck import RACES
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.cli.lambda_rust_runs import Runs
from rustrata.programs.lambda_rust import parse, syntax
from rustrata.source import SourceFile

EXAMPLES = ROOT / "examples" / "lambda_rust"
TYPED = {syntax.Expectation.TYPED, syntax.Expectation.REJECT}


def expectations(name: str, *, of_types: bool) -> list[tuple[str, str]]:
    """What a file expects: of the type system, or of runs."""
    text = (EXAMPLES / f"{name}.lr").read_text(encoding="utf-8")
    items = parse(SourceFile(f"{name}.lr", text)).items
    return [
        (item.subject.text, item.expectation.value)
        for item in items
        if isinstance(item, syntax.ExpectItem) and (item.expectation in TYPED) is of_types
    ]


@cache
def judged(name: str) -> dict[str, str]:
    """What `rustrata type` says of each function: the first word of its line."""
    lines = rustrata(f"type examples/lambda_rust/{name}.lr").out.splitlines()
    words = [line.split() for line in lines if line.startswith(("typed", "rejected"))]
    return {line[1].rstrip(":"): line[0] for line in words}


def verdict(name: str, function: str) -> str:
    """What a run of a function is, under every schedule."""
    text = (EXAMPLES / f"{name}.lr").read_text(encoding="utf-8")
    machine = Runs(SourceFile(f"{name}.lr", text)).machine(function)
    if check(machine, EverySchedule(100_000), causes=RACES).undefined is not None:
        return "racy"
    found = check(machine, EverySchedule(100_000))
    if found.undefined is not None:
        return "stuck"
    return "safe" if found.leak is None else "leak"


@pytest.mark.parametrize(("function", "expected"), expectations("chapter8", of_types=True))
def test_chapter_8_is_typed_or_rejected(function: str, expected: str):
    assert judged("chapter8")[function] == ("typed" if expected == "typed" else "rejected")


def test_chapter_8_is_rejected_with_the_codes_of_rustc():
    assert rustrata("type examples/lambda_rust/chapter8.lr").code == 0, "expectations hold, codes included"


@pytest.mark.parametrize(("function", "expected"), expectations("unchecked", of_types=False))
def test_what_the_rules_of_chapter_8_keep_out(function: str, expected: str):
    assert verdict("unchecked", function) == expected


@pytest.mark.parametrize(("function", "expected"), expectations("chapter9", of_types=False))
def test_the_small_programs_of_section_9_2(function: str, expected: str):
    assert verdict("chapter9", function) == expected


@pytest.mark.parametrize("name", ["option_as_mut", "bor_demo", "rustbelt"])
def test_the_examples_of_section_9_3_are_typed(name: str):
    assert set(judged(name).values()) == {"typed"}


def test_the_program_in_the_guide_is_the_file():
    guide = (ROOT / "docs" / "rustbelt.md").read_text(encoding="utf-8")
    shown = guide.split("```\nfn ")[1].split("```")[0]
    assert f"fn {shown}" in (EXAMPLES / "option_as_mut.lr").read_text(encoding="utf-8")
