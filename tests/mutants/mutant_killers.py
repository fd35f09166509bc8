"""What kills a mutant of the type checker: run with one in the place of ``rustrata.typing``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ill_typed import ILL_TYPED
from typing_of import program_of
from unsound import UNSOUND
from well_typed import well_typed
from well_typed_corpus import WELL_TYPED

from rustrata.programs.lambda_rust import syntax
from rustrata.typing.bodies import Surroundings, function_type
from rustrata.typing.elaborate import Elaborated, elaborate
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES
from rustrata.typing.recheck import Refuted, recheck
from rustrata.typing.rejection import PremiseFails, Rejection
from rustrata.typing.types import Fn

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "lambda_rust" / "rustbelt.lr"
CRASHES = (
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)
"""How a rule without its premise can fail where the premise would have said no."""


def typed(text: str, profile: str) -> Iterator[Elaborated]:
    """What the mutant says of each function; the derivations are not checked again."""
    program = program_of(text)
    abbreviations = {item.name.text: item for item in program.items if isinstance(item, syntax.TypeItem)}
    known: dict[str, Fn] = {}
    for function in program.items:
        if isinstance(function, syntax.Function):
            around = Surroundings(abbreviations, dict(known), PROFILES[profile])
            yield elaborate(function, around)
            try:
                known[function.name.text] = function_type(function, around)
            except PremiseFails:
                return


def should_be_typed(seeds: int) -> Iterator[tuple[str, str, str]]:
    """Names, texts and profiles of well-typed programs."""
    yield "rustbelt.lr", EXAMPLES.read_text(encoding="utf-8"), "thesis-2020"
    for program in WELL_TYPED:
        yield program.name, program.text, program.profile
    for seed in range(seeds):
        yield f"seed {seed}", *well_typed(seed)


def kills(seeds: int) -> dict[str, list[str]]:
    """The names of the programs on which the mutant fails, by the way in which it does."""
    found: dict[str, list[str]] = {count: [] for count in ("stuck", "wrong", "refuted", "other", "crash")}
    for unsound in UNSOUND:
        outcomes = _outcomes(unsound.name, typed(unsound.text, unsound.profile), found)
        if outcomes and not any(isinstance(one.outcome, Rejection) for one in outcomes):
            found["stuck"].append(unsound.name)
    for name, text, profile in should_be_typed(seeds):
        outcomes = _outcomes(name, typed(text, profile), found)
        if any(isinstance(one.outcome, Rejection) for one in outcomes):
            found["wrong"].append(name)
    for program in ILL_TYPED:
        outcomes = _outcomes(program.name, typed(program.text, program.profile), found)
        rules = [one.outcome.rule for one in outcomes if isinstance(one.outcome, Rejection)]
        if rules[-1:] != [program.rule]:
            found["other"].append(program.name)
    return found


def _outcomes(name: str, functions: Iterable[Elaborated], found: dict[str, list[str]]) -> list[Elaborated]:
    """The outcomes of a program; where the checker or the re-checker fails, that is noted."""
    outcomes: list[Elaborated] = []
    try:
        outcomes.extend(functions)
    except CRASHES:
        found["crash"].append(name)
        return outcomes
    try:
        for one in outcomes:
            if isinstance(one.outcome, Derivation):
                recheck(one.function, one.outcome)
    except (Refuted, *CRASHES):
        found["refuted"].append(name)
    return outcomes
