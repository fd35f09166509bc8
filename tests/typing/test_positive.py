"""Programs that must be typed: the examples of the mechanised development and of the thesis, and more.

The checker types them through the elaborator, the re-checker accepts their derivations, and what the
elaborator wrote is typed again by the core checker alone, after printing and reading.
"""

import pytest
from adequacy_measure import RULES
from run_rustrata import ROOT
from typing_of import derivation, program_of, typed
from well_typed_corpus import WELL_TYPED

from rustrata.programs.lambda_rust import print_program, syntax
from rustrata.typing.bodies import Surroundings, check_function, function_type
from rustrata.typing.derivation_text import rules_of_step
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES
from rustrata.typing.programs import is_met
from rustrata.typing.recheck import recheck

EXAMPLES = (ROOT / "examples" / "lambda_rust" / "rustbelt.lr").read_text(encoding="utf-8")
FEATURES = {
    "get_x": {"S-deref", "C-split-bor", "C-share"},
    "init_prod": {"C-subtype", "T-own", "T-flatten", "C-split-own", "Twrite-own"},
    "lazy_lft": {"C-copy", "C-share", "C-subtype", "F-endlft", "S-delete"},
    "get_default": {"F-newlft", "C-reborrow", "F-letcont", "F-case-own", "F-endlft", "F-equalize", "F-call"},
    "rebor": {"Tread-own-move", "C-split-bor", "C-borrow", "Tread-bor"},
    "unbox": {"S-deref-bor-own", "C-split-bor"},
    "cons": {"T-rec-unfold", "S-sum-memcpy"},
}
"""What the examples are there to show, from the mechanised development's folder of examples."""


def rules_in(of: Derivation) -> set[str]:
    return {rule for step in of.steps for rule in rules_of_step(step)}


@pytest.mark.parametrize("function", [f.function.name.text for f in typed(EXAMPLES).functions])
def test_the_examples_are_typed_as_the_file_says(function: str):
    program = typed(EXAMPLES)
    found = program.of(function)
    assert found is not None
    (expected,) = program.expected(function)
    assert is_met(expected, found.outcome)
    assert isinstance(found.outcome, Derivation)
    assert FEATURES.get(function, set()) <= rules_in(found.outcome)


@pytest.mark.parametrize("program", WELL_TYPED, ids=lambda program: program.name)
def test_it_is_typed(program):
    for one in typed(program.text, program.profile).functions:
        assert isinstance(one.outcome, Derivation), f"{one.outcome.rule}: {one.outcome.premise}"
    assert program.rules <= rules_in(derivation(program.text, program.profile))


@pytest.mark.parametrize("text", [EXAMPLES, *(program.text for program in WELL_TYPED)])
def test_what_the_elaborator_writes_is_typed_as_it_is(text: str):
    for profile in PROFILES.values():
        read = program_of(text)
        found = typed(text, profile.name)
        if not all(isinstance(one.outcome, Derivation) for one in found.functions):
            continue
        written = {one.function.name.text: one.function for one in found.functions}
        items = tuple(
            written[item.name.text] if isinstance(item, syntax.Function) else item for item in read.items
        )
        again = program_of(print_program(syntax.SourceProgram(items, read.span)))
        abbreviations = {item.name.text: item for item in again.items if isinstance(item, syntax.TypeItem)}
        known = {}
        for function in again.items:
            if isinstance(function, syntax.Function):
                around = Surroundings(abbreviations, dict(known), profile)
                outcome = check_function(function, around)
                assert isinstance(outcome, Derivation), f"{outcome.rule}: {outcome.premise}"
                recheck(function, outcome)
                known[function.name.text] = function_type(function, around)


def test_every_rule_is_used():
    texts = [(EXAMPLES, "thesis-2020"), *((program.text, program.profile) for program in WELL_TYPED)]
    outcomes = [one.outcome for text, profile in texts for one in typed(text, profile).functions]
    used = {rule for outcome in outcomes if isinstance(outcome, Derivation) for rule in rules_in(outcome)}
    assert RULES - used == set()
