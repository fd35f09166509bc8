"""The re-checker: does a derivation prove what it says? It searches for nothing, and imports no rule of the checker.

`recheck_rules` has the small judgements, the instructions and the coercions. `recheck` returns the types of
library functions that a derivation trusts, and raises `Refuted` for one that proves nothing.
"""

from collections import Counter
from dataclasses import replace

from rustrata.programs.lambda_rust import syntax
from rustrata.typing.judgements import Alive, Cont, Derivation, Entry, Includes, Local, Place, Step
from rustrata.typing.library_types import LIBRARY_TYPES, Trait, Variance
from rustrata.typing.recheck_rules import (
    FN,
    Facts,
    Refuted,
    State,
    coercion_rule,
    demand,
    instruction_rule,
    normal,
)
from rustrata.typing.sizes import called_bounds, has, size
from rustrata.typing.types import (
    STATIC,
    Bool,
    Fn,
    Library,
    Own,
    Ref,
    Sum,
    Type,
    Uninit,
    children,
    instantiate,
    lifetimes_of,
)

__all__ = ["Refuted", "recheck"]


def _refined(entry: Entry, index: int) -> list[Entry]:
    """What a branch of a case knows."""
    (x, n), pointer = entry.place, entry.type_
    if not isinstance(pointer, Own | Ref) or not isinstance(pointer.content, Sum):
        raise Refuted("a pointer to a sum")
    variants = pointer.content.variants
    payload = Entry((x, n + 1), replace(pointer, content=variants[index]))
    if isinstance(pointer, Ref):
        return [payload]
    width, most = size(variants[index]), max(map(size, variants))
    tag, padding = Own(pointer.block, Uninit(1)), Own(pointer.block, Uninit(most - width))
    return [Entry((x, n), tag), payload, *([Entry((x, n + 1 + width), padding)] if most > width else [])]


def _moved(cont: Cont, places: list[Place]) -> list[Entry]:
    demand(len(places) == len(cont.parameters), "as many arguments")
    by = dict(zip(cont.parameters, places, strict=True))
    moved = [(by.get(e.place[0], (e.place[0], 0)), e) for e in cont.entries]
    return [replace(e, place=(place[0], place[1] + e.place[1])) for place, e in moved]


def _locals(locals_: tuple[Local, ...]) -> set[tuple[str, frozenset[str]]]:
    return {(local.lifetime, frozenset(local.above)) for local in locals_}


def _own(type_: Type) -> Own:
    return Own(size(type_), type_)


def _function(fn: Fn, name: str, parameters: tuple[str, ...], ret: str, state: State) -> State:
    """The premise of S-fn: only what is captured is in T, and E is what the type says."""
    demand(len(parameters) == len(fn.arguments), "a type for each parameter")
    demand(not lifetimes_of(fn) - state.lifetimes - {STATIC}, "the lifetimes of a function type are in Γ")
    demand(
        all(FN not in lifetimes_of(t) for t in (*fn.arguments, fn.result)), "ϝ is in no argument or result"
    )
    lifetimes = state.lifetimes | {FN, *fn.lifetimes}
    local = (Local(FN, ()),)
    facts = Facts(frozenset(called_bounds(fn, fn.lifetimes, FN)), local)
    conts = {ret: Cont(ret, local, ("#",), (Entry(("#", 0), _own(fn.result)),))}
    inner = replace(state, lifetimes=lifetimes, facts=facts, conts={}, known={**state.known, (name, 0): fn})
    boxes = [Entry((x, 0), _own(t)) for x, t in zip(parameters, fn.arguments, strict=True)]
    return replace(inner.after((), boxes, name, *parameters), conts=conts)


def recheck(derivation: Derivation) -> tuple[Fn, ...]:
    """Check every step; the types of library functions that are trusted. Raises Refuted."""
    d = derivation
    known = {(name, 0): fn for name, fn in d.globals_ if name != d.name}
    names = frozenset(name for name, _ in d.globals_) - {d.name}
    state = State(names, frozenset(), Facts(frozenset(), ()), {}, known, Counter())
    todo = [(0, _function(d.type_, d.name, d.parameters, d.ret, state))]
    trusted: list[Fn] = []
    while todo:
        number, state = todo.pop()
        step = d.steps[number]
        demand(all(after > number for after in step.next), "a derivation is a tree")
        for proof in step.proofs if step.rule != "F-call" else ():
            state.facts.proves(proof, proof.conclusion)
        todo += zip(step.next, _premises(step, state, trusted, d.profile), strict=True)
    return tuple(trusted)


def _premises(step: Step, state: State, trusted: list[Fn], profile: str) -> list[State]:
    """The states of the premises of one rule."""
    match step.rule, step.body:
        case "S-library", syntax.Let(name, syntax.LibraryValue()):
            trusted += [entry.type_ for entry in step.given if isinstance(entry.type_, Fn)]
            demand(not step.taken and len(step.given) == len(trusted[-1:]), "S-library gives a function")
            return [state.after((), step.given, *([name.text] if name else []))]
        case "S-fn", syntax.Let(name, syntax.Function() as function):
            return _value(step, name, function, state)
        case _, syntax.Let(name, instruction):
            paths, kept, value = instruction_rule(step, instruction)
            places = [path.key for path in paths]
            demand([(e.place, e.blocked) for e in step.taken] == [(p, None) for p in places], "the paths")
            given = [Entry(p, t) for p, t in zip(places, kept, strict=True) if t is not None]
            given += [Entry((name.text, 0), value)] if name and value else []
            demand(list(step.given) == given, f"{step.rule} gives {given}")
            return [state.after(step.taken, given, *([name.text] if name else []))]
        case "F-equalize", syntax.GhostStep(syntax.Equalize(small, large)):
            return [_equalized(small.text, large.text, state, profile)]
        case _, syntax.GhostStep(ghost):
            demand(coercion_rule(step, ghost), f"{step.rule} is a coercion")
            return [state.after(step.taken, step.given)]
        case "F-newlft", syntax.NewLifetime(name, above):
            names = [one.text for one in above]
            demand(name.text not in {*state.lifetimes, STATIC}, "a new lifetime")
            demand(set(names) <= state.lifetimes | {STATIC}, "superlifetimes are in Γ")
            locals_ = (*state.facts.locals_, Local(name.text, tuple(names)))
            return [
                replace(
                    state,
                    lifetimes=state.lifetimes | {name.text},
                    facts=replace(state.facts, locals_=locals_),
                )
            ]
        case "F-endlft", syntax.EndLifetime(name):
            left = tuple(local for local in state.facts.locals_ if local.lifetime != name.text)
            demand(len(left) < len(state.facts.locals_), "the lifetime is in L")
            demand(all(e.blocked == name.text for e in step.taken), "only what it blocks is unblocked")
            demand([replace(e, blocked=None) for e in step.taken] == list(step.given), "Tunblock-block")
            return [replace(state.after(step.taken, step.given), facts=replace(state.facts, locals_=left))]
        case "F-letcont", syntax.LetCont():
            return _letcont(step, step.body, state)
        case "F-jump", syntax.Jump(target, arguments):
            return _leave(target.text, [path.key for path in arguments], state)
        case "F-call", syntax.Call():
            return _call(step, step.body, state)
        case "F-if", syntax.If(path):
            demand([(e.place, e.type_) for e in step.taken] == [(path.key, Bool())], "a condition")
            return [state.after(step.taken, step.given), state.after(step.taken, step.given)]
        case (("F-case-own" | "F-case-bor"), syntax.Case(path, branches)):
            return _case(step, path, branches, state)
    raise Refuted(f"{step.rule} is no rule for this body")


def _value(step: Step, name: syntax.Name | None, function: syntax.Function, state: State) -> list[State]:
    """S-fn: what is captured is copy and send, and mentions no lifetime that the function binds."""
    fn = step.function
    demand(fn is not None, "S-fn has the type of the function")
    assert fn is not None, "demanded"
    for entry in step.taken:
        free = not {FN, *fn.lifetimes} & lifetimes_of(entry.type_) and entry.blocked is None
        demand(free and has(Trait.COPY, entry.type_) and has(Trait.SEND, entry.type_), "S-fn: captured")
    names = [name.text] if name else []
    bound = [Entry((name.text, 0), fn)] if name else []
    demand(list(step.given) == [*step.taken, *bound], "S-fn gives the function")
    after = state.after(step.taken, step.given, *names)
    captured = Counter({key: 1 for key in after.entries if key in map(normal, step.taken)})
    inner = replace(after, entries=captured)
    parameters = tuple(one.text for one in function.parameters)
    return [after, _function(fn, function.name.text, parameters, function.ret.text, inner)]


def _brands(type_: Type) -> set[str]:
    inner = {name for part in children(type_) for name in _brands(part)}
    if isinstance(type_, Library):
        variances = LIBRARY_TYPES[type_.name].lifetimes
        inner |= {n for v, n in zip(variances, type_.lifetimes, strict=True) if v is Variance.BRAND}
    return inner


def _equalized(small: str, large: str, state: State, profile: str) -> State:
    demand(Local(small, (large,)) in state.facts.locals_, "F-equalize: one superlifetime")
    types = [e.type_ for e in (*+state.entries, *(e for c in state.conts.values() for e in c.entries))]
    branded = {name for type_ in types for name in _brands(type_)}
    demand(profile == "thesis-2020" or not branded & {small, large}, "F-equalize: no brand")
    left = tuple(local for local in state.facts.locals_ if local.lifetime != small)
    return replace(state, facts=Facts(state.facts.externals | {(small, large), (large, small)}, left))


def _letcont(step: Step, body: syntax.LetCont, state: State) -> list[State]:
    cont = step.cont
    names = tuple(name.text for name in body.parameters)
    demand(cont is not None and (cont.name, cont.parameters) == (body.name.text, names), "F-letcont")
    assert cont is not None, "demanded"
    demand(not {cont.name} & {*state.variables, *state.conts}, "a new continuation")
    used = {one for local in cont.locals_ for one in (local.lifetime, *local.above)}
    used |= {e.blocked for e in cont.entries if e.blocked}
    demand(used <= state.lifetimes | {STATIC}, "the lifetimes of a continuation are in Γ")
    conts = {**state.conts, cont.name: cont}
    facts = replace(state.facts, locals_=cont.locals_)
    inside = replace(state, entries=Counter(), facts=facts).after((), cont.entries, *names)
    return [replace(inside, conts=conts), replace(state, conts=conts)]


def _leave(name: str, places: list[Place], state: State) -> list[State]:
    """F-jump: L is that of the continuation, and T has what it asks for."""
    demand(name in state.conts, f"{name} is in K")
    cont = state.conts[name]
    demand(_locals(cont.locals_) == _locals(state.facts.locals_), "L is that of the continuation")
    state.after(_moved(cont, places), ())
    return []


def _call(step: Step, body: syntax.Call, state: State) -> list[State]:
    """F-call: the first proofs say that lifetimes of L are alive, the others are the bounds of the callee."""
    fn, key = step.function, body.function.key
    assert fn is not None, "F-call has the type of the function"
    demand(not set(step.lifetimes) - state.lifetimes - {STATIC}, "the lifetimes of the call are in Γ")
    state.after([Entry(key, fn)], ())
    alive = [proof for proof in step.proofs if isinstance(proof.conclusion, Alive)]
    for proof in alive:
        state.facts.proves(proof, proof.conclusion)
    name = "'fn#"
    while any(name in pair for pair in state.facts.externals):
        name += "#"
    inside = {(name, proof.conclusion.lifetime) for proof in alive if isinstance(proof.conclusion, Alive)}
    facts = replace(state.facts, externals=state.facts.externals | inside)
    for proof in step.proofs[len(alive) :]:
        facts.proves(proof, proof.conclusion)
    proved = {proof.conclusion for proof in step.proofs[len(alive) :]}
    needed = called_bounds(fn, step.lifetimes, name)
    demand({Includes(small, large) for small, large in needed} <= proved, "the bounds of the callee")
    opened = instantiate(fn, step.lifetimes)
    demand(len(opened.arguments) == len(body.arguments), "as many arguments")
    pairs = zip(body.arguments, opened.arguments, strict=True)
    left = state.after([Entry(path.key, _own(type_)) for path, type_ in pairs], ())
    result = left.after((), [Entry(("#result", 0), _own(opened.result))], "#result")
    return _leave(body.ret.text, [("#result", 0)], result)


def _case(step: Step, path: syntax.Path, branches: tuple[syntax.Body, ...], state: State) -> list[State]:
    (entry,) = step.taken
    pointer = entry.type_
    demand((entry.place, entry.blocked) == (path.key, None), "the scrutinee")
    if isinstance(pointer, Ref):
        demand([proof.conclusion for proof in step.proofs] == [Alive(pointer.lifetime)], "F-case-bor")
    states = []
    for index, branch in enumerate(branches):
        whole = isinstance(branch, syntax.GhostStep) and isinstance(branch.ghost, syntax.Whole)
        states.append(state.after([entry], [entry] if whole else _refined(entry, index)))
    variants = (
        pointer.content.variants
        if isinstance(pointer, Own | Ref) and isinstance(pointer.content, Sum)
        else ()
    )
    demand(len(variants) == len(branches), "a branch for each variant")
    return states
