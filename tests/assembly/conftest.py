"""Tests in assembly, judged by the shipped models."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from rustrata.architecture.assemble import assemble
from rustrata.executions.outcomes import values_in
from rustrata.programs.litmus import AssemblyTest, parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.model import Model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

MODELS = {
    "AArch64": "aarch64",
    "ARM": "armv7",
    "MIPS": "mips",
    "PPC": "ppc",
    "RISCV": "riscv",
    "X86": "x86tso",
    "X86_64": "x86tso",
}


@dataclass(frozen=True)
class Seen:
    """What became of a test: executions that meet the condition and that do not, states, what is missing."""

    positive: int
    negative: int
    states: frozenset[str]
    incomplete: str


def parse_assembly(text: str) -> AssemblyTest:
    test = parse(SourceFile("test.litmus", text))
    assert isinstance(test, AssemblyTest)
    return test


def run_test(text: str, unroll: int = 2, model: str | Model = "") -> Seen:
    """Judge a test by a shipped model, by default that of its dialect, or by one that is given."""
    test = parse_assembly(text)
    if isinstance(model, str):
        model = load_model(model or MODELS[test.dialect.value])
    constants = tuple(values_in(test.condition))
    question = Question(assemble(test, unroll), model, constants)
    tally = question.tally(test.condition, Budget(100_000))
    return Seen(tally.positive, tally.negative, frozenset(map(str, tally.outcomes)), tally.incomplete)


@pytest.fixture
def assembly() -> Callable[[str], AssemblyTest]:
    return parse_assembly


@pytest.fixture
def run() -> Callable[..., Seen]:
    return run_test
