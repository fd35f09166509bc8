"""Derivations as text: the annotated program of the thesis, with the trees of the small premises below."""

from collections.abc import Iterator

from rustrata.typing.judgements import (
    Alive,
    Cont,
    Derivation,
    Entry,
    Includes,
    Judgement,
    Local,
    Proof,
    Reads,
    Step,
    Subtype,
    Writes,
    show_cont,
    show_entry,
    show_inclusions,
    show_locals,
)
from rustrata.typing.points import Point, head, points
from rustrata.typing.sizes import bounds_of, size
from rustrata.typing.types import FUNCTION_LIFETIME, Own, show

RULE_COLUMN = 48
"""The column at which the name of a rule stands."""


def show_judgement(judgement: Judgement) -> str:
    """A small judgement without the contexts that it holds in."""
    match judgement:
        case Includes(small, large):
            return f"{small} ⊑ {large}"
        case Alive(lifetime):
            return f"{lifetime} alive"
        case Subtype(left, right):
            return f"{show(left)} ⇒ {show(right)}"
        case Writes(before, value, after):
            return f"{show(before)} ⊸[{show(value)}] {show(after)}"
        case Reads(before, value, after):
            return f"{show(before)} ⊶[{show(value)}] {show(after)}"


def show_entries(entries: tuple[Entry, ...]) -> str:
    """T, or ∅."""
    return ", ".join(map(show_entry, entries)).replace("#result", "result") or "∅"


def show_locals_or_none(locals_: tuple[Local, ...]) -> str:
    """L, or ∅."""
    return show_locals(locals_) or "∅"


def show_continuation(cont: Cont) -> str:
    """``k(x): cont(L; T)``."""
    return show_cont(cont).replace("#result", "result")


def derivation_text(derivation: Derivation) -> Iterator[str]:
    """The lines of a derivation: the contexts at the start, then each body with its rule and T after it."""
    d = derivation
    result = Entry(("result", 0), Own(size(d.type_.result), d.type_.result))
    ret = Cont(d.ret, (Local(FUNCTION_LIFETIME, ()),), ("result",), (result,))
    yield f"{d.name}: {show(d.type_)}"
    yield f"  E = {show_inclusions(bounds_of(d.type_)) or '∅'}"
    yield f"  K = {show_cont(ret)}"
    locals_: tuple[Local, ...] | None = None
    for point in points(d):
        indent = "  " * (point.depth + 1)
        if point.opens or not point.number:
            yield f"{indent[:-2]}{point.opens}:" if point.opens else f"  {d.name}:"
        if point.opens or point.locals_ != locals_:
            yield f"{indent}  L = {show_locals_or_none(point.locals_)}"
        if point.opens or not point.number:
            yield f"{indent}  T = {show_entries(point.before)}"
        locals_ = point.locals_
        yield from _lines(point, indent)


def _lines(point: Point, indent: str) -> Iterator[str]:
    step = point.step
    yield f"{indent + head(step.body):<{RULE_COLUMN}} {step.rule}".rstrip()
    for proof in step.proofs:
        yield from _tree(proof, f"{indent}  | ")
    if step.rule not in {"F-jump", "F-call"} and point.after != point.before:
        yield f"{indent}  T = {show_entries(point.after)}"


def _tree(proof: Proof, indent: str) -> Iterator[str]:
    yield f"{indent}{proof.rule}: {show_judgement(proof.conclusion)}"
    for premise in proof.premises:
        yield from _tree(premise, f"{indent}  ")


def rules_of_step(step: Step) -> Iterator[str]:
    """The names of the rules of a step and of the trees of its premises, from the root, left to right."""
    yield step.rule
    todo = list(reversed(step.proofs))
    while todo:
        proof = todo.pop()
        yield proof.rule
        todo += reversed(proof.premises)
