"""The re-checker refuses what is not a derivation: every part of every node, altered.

It imports nothing of the checker: definitions of types and of the shape of derivations only.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import pytest
from run_rustrata import ROOT
from typing_of import typed
from well_typed_corpus import WELL_TYPED

from rustrata.programs.lambda_rust import syntax
from rustrata.typing import recheck as module
from rustrata.typing import recheck_rules
from rustrata.typing.judgements import (
    Alive,
    Derivation,
    Entry,
    Includes,
    Local,
    Proof,
    Reads,
    Step,
    Subtype,
    Writes,
)
from rustrata.typing.recheck import Refuted, recheck
from rustrata.typing.types import Bool, Fn, Int, Own, Uninit

EXAMPLES = (ROOT / "examples" / "lambda_rust" / "rustbelt.lr").read_text(encoding="utf-8")
STRANGE = Own(7, Uninit(7))
"""A type that no program of the corpus has."""
DEFINITIONS = {"judgements", "types", "sizes", "library_types", "recheck_rules"}


@dataclass(frozen=True)
class Derived:
    """A function and its derivation."""

    name: str
    function: syntax.Function
    derivation: Derivation


def corpus() -> Iterator[Derived]:
    texts = [("examples", EXAMPLES, "thesis-2020"), *((p.name, p.text, p.profile) for p in WELL_TYPED)]
    for name, text, profile in texts:
        for one in typed(text, profile).functions:
            assert isinstance(one.outcome, Derivation)
            yield Derived(f"{name}: {one.function.name.text}", one.function, one.outcome)


CORPUS = list(corpus())


def altered_proof(proof: Proof) -> Iterator[tuple[str, Proof]]:
    """Each node of a tree with another rule, another conclusion, or a premise less or more."""
    yield "rule", replace(proof, rule="T-none")
    match proof.conclusion:
        case Includes(small, large):
            yield "conclusion", replace(proof, conclusion=Includes(f"{small}#", large))
            yield "conclusion", replace(proof, conclusion=Includes(small, f"{large}#"))
        case Alive(lifetime):
            yield "conclusion", replace(proof, conclusion=Alive(f"{lifetime}#"))
        case Subtype(left, right):
            yield "conclusion", replace(proof, conclusion=Subtype(STRANGE, right))
            yield "conclusion", replace(proof, conclusion=Subtype(left, STRANGE))
        case Writes(before, value, after) | Reads(before, value, after):
            kind = type(proof.conclusion)
            yield "conclusion", replace(proof, conclusion=kind(STRANGE, value, after))
            yield "conclusion", replace(proof, conclusion=kind(before, STRANGE, after))
            yield "conclusion", replace(proof, conclusion=kind(before, value, STRANGE))
    if proof.witness:
        yield "witness", replace(proof, witness=())
        yield "witness", replace(proof, witness=("", *proof.witness))
    yield "premises", replace(proof, premises=(*proof.premises, Proof("T-refl", Subtype(Int(), Int()))))
    for index, premise in enumerate(proof.premises):
        before, after = proof.premises[:index], proof.premises[index + 1 :]
        yield "premises", replace(proof, premises=(*before, *after))
        for what, other in altered_proof(premise):
            yield what, replace(proof, premises=(*before, other, *after))


def altered_entries(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """An entry less, one more, or one changed."""
    yield (*entries, Entry(("nowhere", 0), Int()))
    for index, entry in enumerate(entries):
        before, after = entries[:index], entries[index + 1 :]
        yield (*before, *after)
        yield (*before, replace(entry, type_=STRANGE), *after)
        yield (*before, replace(entry, place=(entry.place[0], entry.place[1] + 5)), *after)
        yield (*before, replace(entry, place=("nowhere", 0)), *after)
        yield (*before, replace(entry, blocked=None if entry.blocked else "'fn"), *after)


WITHOUT_ENTRIES = {"F-jump", "F-call", "F-if", "F-letcont", "F-newlft", "F-equalize"}
"""Rules that say nothing by their entries: what they take is determined by the body and by K."""


def altered_continuation(step: Step) -> Iterator[tuple[str, Step]]:
    """F-letcont with another type of the continuation; F-jump and F-call find it in K."""
    if step.rule != "F-letcont":
        return
    assert step.cont is not None
    yield "cont", replace(step, cont=None)
    yield "cont", replace(step, cont=replace(step.cont, name="other"))
    yield "cont", replace(step, cont=replace(step.cont, parameters=(*step.cont.parameters, "other")))
    yield "cont", replace(step, cont=replace(step.cont, locals_=(Local("'none", ()),)))
    wanting = Entry(("nowhere", 0), Int())
    yield "cont", replace(step, cont=replace(step.cont, entries=(*step.cont.entries, wanting)))


def altered_step(step: Step) -> Iterator[tuple[str, Step]]:
    yield "rule", replace(step, rule="F-none")
    if step.rule not in WITHOUT_ENTRIES:
        for entries in altered_entries(step.taken):
            yield "taken", replace(step, taken=entries)
        if step.rule not in {"F-case-own", "F-case-bor"}:
            for entries in altered_entries(step.given):
                yield "given", replace(step, given=entries)
    for index, proof in enumerate(step.proofs):
        before, after = step.proofs[:index], step.proofs[index + 1 :]
        for what, other in altered_proof(proof):
            yield f"proof: {what}", replace(step, proofs=(*before, other, *after))
    yield "next", replace(step, next=(*step.next, 0))
    yield "next", replace(step, next=step.next[:-1] if step.next else (0,))
    yield "next", replace(step, next=tuple(number + 1 for number in step.next) or (99_999,))
    end = syntax.Jump(syntax.Name("end", step.body.span), (), step.body.span)
    yield "body", replace(step, body=end)
    yield from altered_continuation(step)
    if step.function is not None:
        other = Fn((), (), (Bool(), STRANGE, Int()), STRANGE)
        yield "function", replace(step, function=other)
        yield "function", replace(step, function=None)
    if step.rule == "F-call":
        yield "lifetimes", replace(step, lifetimes=(*step.lifetimes, "'static"))
        if step.lifetimes:
            yield "lifetimes", replace(step, lifetimes=("'none", *step.lifetimes[1:]))


def altered(derived: Derived) -> Iterator[tuple[str, Derivation]]:
    d = derived.derivation
    for number, step in enumerate(d.steps):
        for what, other in altered_step(step):
            steps = (*d.steps[:number], other, *d.steps[number + 1 :])
            yield f"step {number}, {step.rule}: {what}", replace(d, steps=steps)
    yield "name", replace(d, name="other")
    yield "parameters", replace(d, parameters=(*d.parameters, "other"))
    yield "ret", replace(d, ret="other")
    if any(step.cont is not None and step.cont.name == d.ret for step in d.steps):
        # A function that never returns has every type for its result.
        yield "type", replace(d, type_=replace(d.type_, result=STRANGE))
    yield "type", replace(d, type_=replace(d.type_, arguments=(*d.type_.arguments, Int())))
    yield "steps", replace(d, steps=d.steps[:-1])
    for index, (name, _) in enumerate(d.globals_):
        globals_ = (*d.globals_[:index], (name, Fn((), (), (), STRANGE)), *d.globals_[index + 1 :])
        yield "globals", replace(d, globals_=globals_)


@pytest.mark.parametrize("derived", CORPUS, ids=lambda derived: derived.name)
def test_a_derivation_is_accepted(derived: Derived):
    recheck(derived.function, derived.derivation)


@pytest.mark.parametrize("derived", CORPUS, ids=lambda derived: derived.name)
def test_an_altered_derivation_is_refused(derived: Derived):
    accepted = []
    for what, derivation in altered(derived):
        try:
            recheck(derived.function, derivation)
        except Refuted:
            continue
        accepted.append(what)
    assert accepted == []


def test_every_rule_of_the_corpus_is_altered():
    rules = {step.rule for derived in CORPUS for step in derived.derivation.steps}
    assert len(rules) >= 35, sorted(rules)


def test_every_field_of_a_step_is_altered():
    steps = (step for derived in CORPUS for step in derived.derivation.steps)
    touched = {what.split(":")[0] for step in steps for what, _ in altered_step(step)}
    assert touched == {"proof" if field.name == "proofs" else field.name for field in fields(Step)}


@pytest.mark.parametrize("checked", [module, recheck_rules], ids=lambda module: module.__name__)
def test_it_imports_definitions_only(checked):
    nodes = ast.walk(ast.parse(inspect.getsource(checked)))
    imported = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    of_typing = [n for n in imported if n.module.startswith("rustrata.typing")]
    names = {n.module.rpartition(".")[2] for n in of_typing if n.module != "rustrata.typing"}
    names |= {alias.name for n in of_typing if n.module == "rustrata.typing" for alias in n.names}
    assert names <= DEFINITIONS
