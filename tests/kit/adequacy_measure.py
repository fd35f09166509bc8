"""Adequacy as a measurement: random well-typed programs are typed, checked again, and run to the end.

Jung's thesis, section 9.4 and Theorem 5: a well-typed program does not get stuck, whatever the schedule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from time import process_time

from lambda_rust_programs import typed
from well_typed import well_typed

from rustrata.abstract.lambda_rust import LambdaRustMachine
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, Findings, check
from rustrata.programs.lambda_rust import lower, parse, run_of, syntax
from rustrata.programs.lambda_rust.core import Variable
from rustrata.source import SourceFile
from rustrata.typing.judgements import Derivation, Proof
from rustrata.typing.library_values import library_of

MOST_STEPS = 300_000
"""Steps of the machine for all schedules of one program."""

RULES = frozenset(
    [
        "Lincl-refl",
        "Lincl-static",
        "Lincl-local",
        "Lincl-extern",
        "Lincl-trans",
        "Lalive-static",
        "Lalive-local",
        "Lalive-incl",
        "T-refl",
        "T-trans",
        "T-bor-lft",
        "T-bor-shr",
        "T-bor-mut",
        "T-own",
        "T-prod",
        "T-sum",
        "T-fn",
        "T-rec-unfold",
        "T-rec",
        "T-hypothesis",
        "T-flatten",
        "T-library",
        "C-copy",
        "C-weaken",
        "C-subtype",
        "C-split-own",
        "C-split-bor",
        "C-share",
        "C-borrow",
        "C-reborrow",
        "Twrite-own",
        "Twrite-bor",
        "Tread-own-copy",
        "Tread-own-move",
        "Tread-bor",
        "S-num",
        "S-true",
        "S-false",
        "S-nat-op",
        "S-nat-leq",
        "S-eq",
        "S-path",
        "S-fn",
        "S-library",
        "S-new",
        "S-delete",
        "S-deref",
        "S-deref-bor-own",
        "S-deref-bor-mut",
        "S-assgn",
        "S-memcpy",
        "S-sum-assgn",
        "S-sum-assgn-unit",
        "S-sum-memcpy",
        "F-letcont",
        "F-jump",
        "F-newlft",
        "F-endlft",
        "F-call",
        "F-if",
        "F-case-bor",
        "F-case-own",
        "F-equalize",
    ]
)
"""The names that derivations have. F-let and F-consequence have none: they join two others."""


@dataclass(slots=True)
class Measured:
    """What was seen. ``rejected`` and ``stuck`` are seeds, with the reason; both should be empty."""

    programs: int = 0
    functions: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    libraries: Counter[str] = field(default_factory=Counter)
    states: int = 0
    transitions: int = 0
    most_states: int = 0
    with_threads: int = 0
    without_end: int = 0
    cut: list[int] = field(default_factory=list)
    rejected: list[tuple[int, str]] = field(default_factory=list)
    stuck: list[tuple[int, str]] = field(default_factory=list)
    seconds: Counter[str] = field(default_factory=Counter)

    def unused(self) -> set[str]:
        """Rules that no derivation has."""
        return set(RULES - self.rules.keys())


def measure(seeds: Iterable[int]) -> Measured:
    """Generate, type, check again and run the programs of some seeds."""
    found = Measured()
    for seed in seeds:
        started = process_time()
        text, profile = well_typed(seed)
        found.programs += 1
        made = process_time()
        program = parse(SourceFile(f"seed {seed}", text))
        result = typed(program, profile, written_out=True)
        if result.rejection is not None:
            found.rejected.append((seed, f"{result.rejection.rule}: {result.rejection.premise}"))
        for derivation in result.derivations:
            _count(derivation, found)
        checked = process_time()
        _run(seed, program, found)
        found.seconds.update(
            {"making": made - started, "typing": checked - made, "running": process_time() - checked}
        )
    return found


def _run(seed: int, program: syntax.SourceProgram, found: Measured) -> None:
    main = run_of(Variable("main", program.span), program.span)
    machine = LambdaRustMachine(lower(program, library_of(program)), main)
    findings: Findings = check(machine, EverySchedule(MOST_STEPS))
    states = findings.states or 0
    found.states += states
    found.transitions += findings.transitions
    found.most_states = max(found.most_states, states)
    text = program.span.source.text
    found.with_threads += "@lib spawn<" in text or "@lib join_both<" in text
    found.without_end += findings.deadlock is not None or findings.diverges is not None
    if findings.undefined is not None:
        found.stuck.append((seed, findings.undefined.stuck.reason))
    elif findings.stopped is not None:
        found.cut.append(seed)


def _count(derivation: Derivation, found: Measured) -> None:
    found.functions += 1
    for step in derivation.steps:
        found.rules[step.rule] += 1
        found.rules.update(rule for proof in step.proofs for rule in rules_of(proof))
        match step.body:
            case syntax.Let(_, syntax.LibraryValue(name)):
                found.libraries[name.text] += 1
            case syntax.Let(_, syntax.Function()):
                found.functions += 1
            case _:
                pass


def rules_of(proof: Proof) -> Iterator[str]:
    """The rules of a derivation tree."""
    yield proof.rule
    for premise in proof.premises:
        yield from rules_of(premise)
