"""Adequacy from the other side: programs near to well-typed and to stuck ones; what is typed is not stuck."""

import random

import pytest
from near_misses import near
from typing_of import program_of, typed
from unsound import UNSOUND
from well_typed import well_typed

from rustrata.abstract.lambda_rust import LambdaRustMachine
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.lambda_rust import lower, run_of, syntax
from rustrata.programs.lambda_rust.core import Variable
from rustrata.typing.judgements import Derivation
from rustrata.typing.library_values import library_of

STEPS = 3_000
EACH = 10
"""Programs near to one."""


def is_a_run(program: syntax.SourceProgram, text: str, profile: str) -> bool:
    """Is every function typed, and `main` without arguments?"""
    found = typed(text, profile)
    main = found.of("main")
    if main is None or not all(isinstance(one.outcome, Derivation) for one in found.functions):
        return False
    assert isinstance(main.outcome, Derivation)
    return not main.outcome.type_.arguments


@pytest.mark.parametrize("seed", range(24))
def test_what_is_typed_is_not_stuck(seed: int):
    rng = random.Random(seed)
    text, profile = well_typed(rng.randrange(3_000), fuel=10)
    if seed % 2:
        unsound = rng.choice(UNSOUND)
        text, profile = unsound.text, unsound.profile
    for _ in range(EACH):
        altered = near(text, rng)
        try:
            program = program_of(altered)
            if not is_a_run(program, altered, profile):
                continue
        except RustrataError:
            continue
        main = run_of(Variable("main", program.span), program.span)
        machine = LambdaRustMachine(lower(program, library_of(program)), main)
        assert check(machine, EverySchedule(STEPS)).undefined is None, altered


def test_deep_programs_are_typed():
    lets = "".join(f"let x{number} = {number} in\n" for number in range(10_000))
    text = f"fn f(x) ret ret : fn(; int) -> int =\n{lets}x := x9999; jump ret(x);"
    (found,) = typed(text).functions
    assert isinstance(found.outcome, Derivation)
    assert len(found.outcome.steps) == 10_002


def test_deep_programs_are_elaborated():
    chain = (f"letcont k{number}() := jump k{number - 1}() in\n" for number in range(1, 300))
    conts = "letcont k0() := jump ret(x) in\n" + "".join(chain)
    lets = "".join(f"let y{number} = *x in\n" for number in range(3_000))
    text = f"fn f(x) ret ret : fn(; int) -> int =\n{conts}{lets}x := y2999; jump k299();"
    (found,) = typed(text).functions
    assert isinstance(found.outcome, Derivation), found.outcome.premise
