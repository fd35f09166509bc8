"""Derivations as JSON: the steps by number, what each takes from T and gives, and its trees."""

from rustrata.diagnostics.json_form import Json, span_json
from rustrata.typing.derivation_text import show_continuation, show_judgement
from rustrata.typing.judgements import Derivation, Proof, Step, show_entry, show_inclusions
from rustrata.typing.points import head
from rustrata.typing.sizes import bounds_of
from rustrata.typing.types import show


def derivation_json(derivation: Derivation) -> dict[str, Json]:
    """A derivation; ``next`` of a step has the numbers of its premises; step 0 is the root."""
    return {
        "type": show(derivation.type_),
        "profile": derivation.profile,
        "E": show_inclusions(bounds_of(derivation.type_)),
        "functions": {name: show(fn) for name, fn in derivation.globals_},
        "steps": [_step(step) for step in derivation.steps],
    }


def _step(step: Step) -> dict[str, Json]:
    return {
        "rule": step.rule,
        "text": head(step.body),
        "span": span_json(step.body.span),
        "taken": [show_entry(entry) for entry in step.taken],
        "given": [show_entry(entry) for entry in step.given],
        "premises": [_tree(proof) for proof in step.proofs],
        "next": list(step.next),
        "continuation": None if step.cont is None else show_continuation(step.cont),
        "lifetimes": list(step.lifetimes),
        "function": None if step.function is None else show(step.function),
    }


def _tree(proof: Proof) -> dict[str, Json]:
    return {
        "rule": proof.rule,
        "conclusion": show_judgement(proof.conclusion),
        "premises": [_tree(premise) for premise in proof.premises],
    }
