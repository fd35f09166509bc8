"""Going to a continuation: F-jump, and the arguments, bounds and result of F-call.

Source: Jung's thesis, Figure 9.6; the mechanised development, ``type_call`` and ``type_letcall``, for the
lifetimes that the callee's ϝ is inside of: all those of L that are alive.
"""

from collections.abc import Sequence

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.lambda_rust import syntax
from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.coercions import not_subtype
from rustrata.typing.context import Context
from rustrata.typing.judgements import Cont, Entry, Local, Place, Proof, show_locals
from rustrata.typing.memory_access import Use, missing, need_alive, require
from rustrata.typing.rejection import Cause, PremiseFails
from rustrata.typing.sizes import called_bounds, size
from rustrata.typing.subtyping import Subtyping, stand_in
from rustrata.typing.types import FUNCTION_LIFETIME, Fn, Own, Type, instantiate, show
from rustrata.typing.well_formed import TypeScope, ill_formed, lifetime

RESULT = "#result"
"""The name of a call's result while the entries of the continuation are compared."""


def own(type_: Type) -> Own:
    """own τ: a box of its own size."""
    return Own(size(type_), type_)


def target(name: syntax.Name, count: int, context: Context, rule: str) -> Cont:
    """The continuation that a body goes to: it is in K, has its parameters, and L is its L."""
    cont = context.conts.get(name.text)
    if cont is None:
        needed = did_you_mean(name.text, context.conts) or f"a `letcont {name.text}(...)`"
        raise PremiseFails(rule, f"{name.text} ∈ K", needed, Cause.ABSENT, name.span, "E0426")
    if len(cont.parameters) != count:
        premise = f"{name.text} takes {len(cont.parameters)} arguments"
        needed = f"{len(cont.parameters)} arguments, and there are {count}"
        raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, name.span, "E0061")
    if locals_as_set(cont.locals_) != locals_as_set(context.locals_):
        premise = f"L of {name.text} is {show_locals(cont.locals_)}"
        needed = f"that L, and it is {show_locals(context.locals_)} here"
        raise PremiseFails(rule, premise, needed, Cause.LIFETIME_CONTEXT, name.span)
    return cont


def take_all(context: Context, wanted: Sequence[Entry], rule: str, span: Span) -> Context:
    """T without the entries asked for; raises PremiseFails for one that it does not have."""
    left = context.copy()
    for entry in wanted:
        found = left.exact(entry.place, entry.type_, entry.blocked)
        if found is None:
            raise no_entry(left, entry, rule, span)
        left.remove(found)
    return left


def no_entry(context: Context, wanted: Entry, rule: str, span: Span) -> PremiseFails:
    """Why T does not have an entry that is asked for."""
    path = syntax.Path(*wanted.place, span)
    found = context.live(wanted.place)
    if wanted.blocked is not None:
        premise = f"{path} ◁†{wanted.blocked} {show(wanted.type_)} ∈ T"
        needed = f"that {wanted.blocked} blocks `{path}`"
        return PremiseFails(rule, premise, needed, Cause.ABSENT, span)
    if found is None:
        return missing(context, path, rule, show(wanted.type_), Use.MOVE)
    question = Subtyping(context.facts)
    if question.prove(found.type_, wanted.type_) is None:
        return not_subtype(context, path, found.type_, wanted.type_, question)
    premise = f"{path} ◁ {show(wanted.type_)} ∈ T"
    needed = f"`@sub {path} {show(wanted.type_)}` before"
    return PremiseFails(rule, premise, needed, Cause.SUBTYPE, span)


@record
class Called:
    """A function at the lifetimes of one call."""

    type_: Fn
    lifetimes: tuple[str, ...]
    opened: Fn


def called(body: syntax.Call, context: Context, scope: TypeScope) -> Called:
    """The function of a call and its instance; raises PremiseFails."""
    entry = require(context, body.function, "F-call", "fn(...)", Use.READ)
    fn = entry.type_
    if not isinstance(fn, Fn):
        premise, needed = f"{body.function} ◁ fn(...) -> τ", f"a function, not {show(fn)}"
        raise PremiseFails("F-call", premise, needed, Cause.SUBTYPE, body.function.span, "E0618")
    instance = _instance(body, fn, scope)
    opened = instantiate(fn, instance)
    if len(opened.arguments) != len(body.arguments):
        premise = f"{body.function} takes {len(opened.arguments)} arguments"
        needed = f"{len(opened.arguments)} arguments, and there are {len(body.arguments)}"
        raise PremiseFails("F-call", premise, needed, Cause.SUBTYPE, body.span, "E0061")
    return Called(fn, instance, opened)


def _instance(body: syntax.Call, fn: Fn, scope: TypeScope) -> tuple[str, ...]:
    """The lifetimes of a call: well-formed, and one for each that the function binds."""
    if body.lifetimes is None and fn.lifetimes:
        needed = f"`::<{', '.join(fn.lifetimes)}>` after `{body.function}`"
        premise = f"lifetimes for {', '.join(fn.lifetimes)}"
        raise PremiseFails("F-call", premise, needed, Cause.UNDETERMINED, body.span, "E0282")
    chosen = tuple(lifetime(name, scope) for name in body.lifetimes or ())
    if len(chosen) != len(fn.lifetimes):
        premise = f"{body.function} takes {len(fn.lifetimes)} lifetimes"
        ill_formed("F-call", premise, f"{len(fn.lifetimes)} lifetimes", body.span, "E0107")
    return chosen


def bounds_hold(body: syntax.Call, fn: Fn, instance: tuple[str, ...], context: Context) -> tuple[Proof, ...]:
    """Γ, ϝ | E, ϝ ⊑e κ; L ⊢ E'(ϝ), for every κ of L that is alive."""
    name = stand_in(context.facts)
    alive = [local.lifetime for local in context.locals_ if context.facts.alive(local.lifetime)]
    proofs = [need_alive(context, one, "F-call", body.function) for one in alive]
    facts = context.facts.with_externals((name, one) for one in alive)
    for small, large in called_bounds(fn, instance, name):
        proof = facts.includes(small, large)
        if proof is None:
            raise _bound_fails(body, context, (small, large), name)
        proofs.append(proof)
    return tuple(proofs)


def _bound_fails(body: syntax.Call, context: Context, bound: tuple[str, str], name: str) -> PremiseFails:
    """A bound of the callee does not hold: a lifetime is not alive, or too short."""
    small, large = bound
    if small == name:
        need_alive(context, large, "F-call", body.function)
    shown = FUNCTION_LIFETIME if small == name else small
    ends_here = context.facts.local(small) is not None or context.facts.local(large) is not None
    premise, needed = f"{shown} ⊑ {large}", f"a bound `{shown} <= {large}` of this function"
    if ends_here:
        needed = f"{large} to hold longer: {small if context.facts.local(small) else large} ends here"
    code = "E0597" if ends_here else None
    return PremiseFails("F-call", premise, needed, Cause.NOT_INCLUDED, body.span, code)


def locals_as_set(locals_: tuple[Local, ...]) -> set[tuple[str, frozenset[str]]]:
    """L up to the order of its entries and of their superlifetimes."""
    return {(local.lifetime, frozenset(local.above)) for local in locals_}


def substituted(cont: Cont, places: Sequence[Place]) -> tuple[Entry, ...]:
    """T'[ȳ/x̄] of a continuation."""
    by = dict(zip(cont.parameters, places, strict=True))

    def moved(place: Place) -> Place:
        variable, offset = by.get(place[0], (place[0], 0))
        return variable, offset + place[1]

    return tuple(Entry(moved(entry.place), entry.type_, entry.blocked) for entry in cont.entries)
