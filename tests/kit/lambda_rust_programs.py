"""λRust programs as texts: typed, and run under every schedule."""

from collections.abc import Mapping
from dataclasses import dataclass

from rustrata.abstract.lambda_rust import MAIN, LambdaRustMachine
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, Findings, check
from rustrata.exploration.explorer import Limits, explore
from rustrata.programs.lambda_rust import lower, parse, syntax
from rustrata.programs.lambda_rust.library.bodies import Item
from rustrata.source import SourceFile
from rustrata.typing.bodies import Surroundings, check_function, function_type
from rustrata.typing.elaborate import elaborate
from rustrata.typing.judgements import Derivation
from rustrata.typing.library_values import library_of
from rustrata.typing.profiles import PROFILES
from rustrata.typing.recheck import recheck
from rustrata.typing.rejection import Rejection
from rustrata.typing.types import Fn

STEPS = 500_000


@dataclass(frozen=True, slots=True)
class Typed:
    """The functions of a program with what the checker says of each, up to the first rejection."""

    derivations: tuple[Derivation, ...]
    rejection: Rejection | None


def typed(program: syntax.SourceProgram, profile: str, *, written_out: bool = False) -> Typed:
    """Type every function, by the core checker alone where coercions are ``written_out``; check again."""
    abbreviations = {item.name.text: item for item in program.items if isinstance(item, syntax.TypeItem)}
    globals_: dict[str, Fn] = {}
    derivations: list[Derivation] = []
    for item in program.items:
        if not isinstance(item, syntax.Function):
            continue
        around = Surroundings(abbreviations, dict(globals_), PROFILES[profile])
        function = item
        if written_out:
            outcome = check_function(function, around)
        else:
            elaborated = elaborate(item, around)
            function, outcome = elaborated.function, elaborated.outcome
        if isinstance(outcome, Rejection):
            return Typed(tuple(derivations), outcome)
        recheck(function, outcome)
        derivations.append(outcome)
        globals_[item.name.text] = function_type(item, around)
    return Typed(tuple(derivations), None)


def machine(text: str, library: Mapping[str, Item] | None = None) -> LambdaRustMachine:
    """A run of `main` that ends with the number in the box that it returns; the box is freed."""
    program = parse(
        SourceFile(
            "program.lr", text + "\ncore numbered = main(rec end(r) := (let n = !na r in free(1, r); n));"
        )
    )
    lowered = lower(program, library_of(program, library))
    return LambdaRustMachine(lowered, lowered.expressions["numbered"])


def findings(text: str, library: Mapping[str, Item] | None = None) -> Findings:
    """Undefined behaviour, leaks and deadlocks of a program under every schedule."""
    return check(machine(text, library), EverySchedule(STEPS))


def results(text: str, library: Mapping[str, Item] | None = None) -> set[object]:
    """The numbers that `main` can return."""
    explored = explore(machine(text, library), lambda _: None, Limits(transitions=STEPS))
    assert explored.complete, "every schedule was seen"
    values = set[object]()
    for state in explored.final_states:
        values |= {thread.operands[0] for thread in state.threads if thread.name == MAIN}
    return values
