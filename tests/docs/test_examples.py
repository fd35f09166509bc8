"""Every Python and console block of the README and of the documentation runs and prints what it says."""

from pathlib import Path

import pytest
from console_blocks import commands_of, evaluate_console, matches
from run_rustrata import ROOT
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
BOOK = Sybil([PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=evaluate_console)])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_examples_of(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for example in BOOK.parse(path).examples():
        example.evaluate()


def test_the_readme_has_examples():
    assert len(list(BOOK.parse(ROOT / "README.md").examples())) >= 2


def test_a_block_is_split_at_its_prompts():
    block = "$ rustrata explain X\nerror\n\nmore\n$ echo $?\n2\n"
    assert list(commands_of(block)) == [("rustrata explain X", "error\n\nmore\n"), ("echo $?", "2\n")]


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nb", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\n", "a\n", True),
        ("", "", True),
        ("a\n", "a\nb\n", False),
        ("a.b\n", "axb\n", False),
        ("", "a\n", False),
    ],
)
def test_what_counts_as_the_same_output(expected: str, actual: str, same: bool):
    assert matches(expected, actual) is same
