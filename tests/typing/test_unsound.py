"""Each premise is needed: for each there is a program that it alone refuses, and that gets stuck.

Run with `tests/mutants`: a type checker without the premise types the program.
"""

import pytest
from lambda_rust_programs import STEPS
from typing_of import program_of, typed
from unsound import UNSOUND, Unsound

from rustrata.abstract.lambda_rust import LambdaRustMachine
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.programs.lambda_rust import lower, run_of
from rustrata.programs.lambda_rust.core import Variable
from rustrata.typing.library_values import library_of
from rustrata.typing.rejection import Rejection


@pytest.mark.parametrize("program", UNSOUND, ids=lambda program: program.name)
def test_it_is_refused_by_the_rule(program: Unsound):
    found = typed(program.text, program.profile).functions
    rejections = [one.outcome for one in found if isinstance(one.outcome, Rejection)]
    assert [rejection.rule for rejection in rejections[:1]] == [program.rule]


@pytest.mark.parametrize("program", UNSOUND, ids=lambda program: program.name)
def test_it_gets_stuck(program: Unsound):
    read = program_of(program.text)
    machine = LambdaRustMachine(lower(read, library_of(read)), run_of(Variable("main", read.span), read.span))
    assert check(machine, EverySchedule(STEPS)).undefined is not None


def test_there_is_one_for_each_rule_that_can_refuse():
    rules = {program.rule for program in UNSOUND}
    assert len(UNSOUND) >= 50
    assert len(rules) >= 20
