"""The re-checker: does a derivation prove what it says? It searches for nothing, and imports no rule.

What it accepts is the function with its ghost instructions erased, at the type that the derivation names.
`recheck_rules` has the small judgements, the instructions and the coercions.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rustrata.programs.lambda_rust import syntax as s
from rustrata.typing import types as t
from rustrata.typing.judgements import (
    Alive,
    Cont,
    Derivation,
    Entry,
    Includes,
    Local,
    Place,
    Step,
    show_entry,
)
from rustrata.typing.library_types import LIBRARY_TYPES, Trait, Variance
from rustrata.typing.recheck_rules import Facts, Refuted, demand, is_coercion, simple_instruction
from rustrata.typing.sizes import called_bounds, has, size
from rustrata.typing.types import FUNCTION_LIFETIME as FN
from rustrata.typing.types import STATIC, Fn, Own, Ref, Sum, Type, Uninit

__all__ = ["Refuted", "recheck"]

RESULT = ("#result", 0)
Key = tuple[Place, str | None]
"""What T is looked up by: a path, and the lifetime that blocks it."""


@dataclass(slots=True)
class State:
    """Γ, E, L, K and T before a step; ``known`` are the functions that every T has."""

    variables: set[str]
    lifetimes: frozenset[str]
    facts: Facts
    conts: dict[str, Cont]
    known: dict[Place, Fn]
    entries: dict[Key, list[Type]]

    def copy(self) -> "State":
        """The state, to be changed apart."""
        entries = {key: [*types] for key, types in self.entries.items()}
        return replace(self, variables={*self.variables}, entries=entries, conts={**self.conts})

    def bind(self, *names: str) -> None:
        """Γ with new names."""
        bound = {*self.variables, *self.conts}
        demand(not bound & {*names} and len({*names}) == len(names), "new names")
        self.variables |= {*names}

    def take(self, taken: Iterable[Entry]) -> None:
        """T without entries that it has."""
        for entry in taken:
            known = self.known.get(entry.place)
            if entry.blocked is None and known is not None and t.same(known, entry.type_):
                continue
            there = self.entries.get((entry.place, entry.blocked), [])
            found = next((index for index, one in enumerate(there) if t.same(one, entry.type_)), None)
            if found is None:
                raise Refuted(f"{show_entry(entry)} is in T")
            del there[found]

    def give(self, given: Iterable[Entry]) -> None:
        """T with well-formed entries."""
        for entry in given:
            lifetimes = t.lifetimes_of(entry.type_) | ({entry.blocked} if entry.blocked else set())
            formed = entry.place[0] in self.variables and not t.free_type_variables(entry.type_)
            if not formed or not lifetimes - {STATIC} <= self.lifetimes:
                raise Refuted(f"{show_entry(entry)} is well-formed")
            self.entries.setdefault((entry.place, entry.blocked), []).append(entry.type_)

    def change(self, taken: Iterable[Entry], given: Iterable[Entry]) -> "State":
        """What a rule does to T."""
        self.take(taken)
        self.give(given)
        return self


Premises = list[tuple[s.Body, State]]
"""The bodies that a rule has premises for, with the state of each."""


def recheck(function: s.Function, derivation: Derivation) -> tuple[Fn, ...]:
    """The types of library functions that a derivation trusts; raises Refuted if it proves nothing."""
    d = derivation
    globals_ = {(name, 0): fn for name, fn in d.globals_ if name != d.name}
    start = State({name for name, _ in globals_}, frozenset(), Facts(frozenset(), ()), {}, globals_, {})
    names = (d.name, d.ret, d.parameters)
    demand(names == (function.name.text, function.ret.text, _texts(function.parameters)), "the function")
    todo = [(0, function.body, _inside(function, d.type_, start))]
    trusted: list[Fn] = []
    while todo:
        number, body, state = todo.pop()
        demand(0 <= number < len(d.steps) and d.steps[number].body is body, "each body has its step")
        step = d.steps[number]
        for proof in () if isinstance(body, s.Call) else step.proofs:
            state.facts.proves(proof, proof.conclusion)
        premises = _premises(step, state, trusted, d.profile)
        demand(len(step.next) == len(premises), step.rule)
        demand(all(after > number for after in step.next), "a derivation is a tree")
        todo += [(after, part, there) for after, (part, there) in zip(step.next, premises, strict=True)]
    return tuple(trusted)


def _texts(names: Iterable[s.Name]) -> tuple[str, ...]:
    return tuple(name.text for name in names)


def _own(type_: Type) -> Own:
    return Own(size(type_), type_)


def _inside(function: s.Function, fn: Fn, state: State) -> State:
    """The premise of S-fn: T has only what is captured, and E is what the type says."""
    demand(len(function.parameters) == len(fn.arguments), "a type for each parameter")
    demand(not t.lifetimes_of(fn) - state.lifetimes - {STATIC}, "the lifetimes of a function type are in Γ")
    demand(not {STATIC, *state.lifetimes} & {*fn.lifetimes}, "the lifetimes that a function binds are new")
    demand(not any(FN in t.lifetimes_of(one) for one in (*fn.arguments, fn.result)), "ϝ is in no argument")
    name, local = function.name.text, (Local(FN, ()),)
    inner = replace(
        state.copy(),
        lifetimes=state.lifetimes | {FN, *fn.lifetimes},
        facts=Facts(frozenset(called_bounds(fn, fn.lifetimes, FN)), local),
        conts={
            function.ret.text: Cont(function.ret.text, local, ("#",), (Entry(("#", 0), _own(fn.result)),))
        },
        known={**state.known, (name, 0): fn},
    )
    inner.bind(name, *_texts(function.parameters))
    demand(function.ret.text not in inner.variables, "a new continuation")
    pairs = zip(function.parameters, fn.arguments, strict=True)
    return inner.change((), [Entry((one.text, 0), _own(type_)) for one, type_ in pairs])


def _premises(step: Step, state: State, trusted: list[Fn], profile: str) -> Premises:  # noqa: C901 -- one case for each rule
    """The bodies and states of the premises of a rule for a function body."""
    locals_ = state.facts.locals_
    match step.rule, step.body:
        case _, s.Let():
            return _let(step, step.body, state, trusted)
        case "F-equalize", s.GhostStep(s.Equalize(small, large), rest):
            state.facts = _equalized(small.text, large.text, state, profile)
            return [(rest, state)]
        case rule, s.GhostStep(_, rest):
            proved = [proof.conclusion for proof in step.proofs]
            demand(is_coercion(rule, [*step.taken], [*step.given], proved), rule)
            return [(rest, state.change(step.taken, step.given))]
        case "F-newlft", s.NewLifetime(name, above, rest):
            demand(name.text not in state.lifetimes | {STATIC}, "a new lifetime")
            demand({*_texts(above)} <= state.lifetimes | {STATIC}, "superlifetimes are in Γ")
            state.lifetimes |= {name.text}
            state.facts = replace(state.facts, locals_=(*locals_, Local(name.text, _texts(above))))
            return [(rest, state)]
        case "F-endlft", s.EndLifetime(name, rest):
            left = tuple(local for local in locals_ if local.lifetime != name.text)
            demand(len(left) < len(locals_), "the lifetime is in L")
            demand(
                all(entry.blocked == name.text for entry in step.taken), "only what it blocks is unblocked"
            )
            demand([replace(entry, blocked=None) for entry in step.taken] == [*step.given], "Tunblock-block")
            state.facts = replace(state.facts, locals_=left)
            return [(rest, state.change(step.taken, step.given))]
        case "F-letcont", s.LetCont():
            return _letcont(step, step.body, state)
        case "F-jump", s.Jump(target, arguments):
            return _leave(target.text, [path.key for path in arguments], state)
        case "F-call", s.Call():
            return _call(step, step.body, state)
        case "F-if", s.If(path, then, otherwise):
            state.copy().take([Entry(path.key, t.Bool())])
            return [(then, state.copy()), (otherwise, state)]
        case "F-case-own" | "F-case-bor", s.Case():
            return _case(step, step.body, state)
        case _:
            raise Refuted(f"{step.rule} is no rule for this body")


def _let(step: Step, body: s.Let, state: State, trusted: list[Fn]) -> Premises:
    names = (body.name.text,) if body.name else ()
    match step.rule, body.instruction, step.given:
        case "S-fn", s.Function() as function, _ if step.function is not None:
            return _value(step, body, function, step.function, state)
        case "S-library", s.LibraryValue(), (Entry(place, Fn() as fn, None),):
            demand(names == (place[0],) and place[1] == 0 and not step.taken, "S-library gives a function")
            trusted.append(fn)
        case "S-library", s.LibraryValue(), ():
            demand(not names and not step.taken, "S-library gives a function")
        case rule, instruction, _:
            proved = [proof.conclusion for proof in step.proofs]
            types = [entry.type_ for entry in step.taken]
            paths, kept, value = simple_instruction(rule, instruction, types, proved)
            taken = [Entry(path.key, type_) for path, type_ in zip(paths, types, strict=True)]
            given = [Entry(path.key, type_) for path, type_ in zip(paths, kept, strict=True) if type_]
            given += [Entry((name, 0), value) for name in names if value]
            demand([*step.taken] == taken and [*step.given] == given, rule)
    state.take(step.taken)
    state.bind(*names)
    state.give(step.given)
    return [(body.rest, state)]


def _value(step: Step, body: s.Let, function: s.Function, fn: Fn, state: State) -> Premises:
    """S-fn: what is captured is copy and send, and mentions no lifetime that the function binds."""
    for entry in step.taken:
        apart = not {FN, *fn.lifetimes} & t.lifetimes_of(entry.type_) and entry.blocked is None
        demand(apart and has(Trait.COPY, entry.type_) and has(Trait.SEND, entry.type_), "S-fn: captured")
    bound = [Entry((name, 0), fn) for name in _texts([body.name] if body.name else [])]
    demand([*step.given] == [*step.taken, *bound], "S-fn gives the function")
    state.take(step.taken)
    inner = _inside(function, fn, replace(state, entries={}).change((), step.taken))
    state.bind(*(entry.place[0] for entry in bound))
    return [(body.rest, state.change((), step.given)), (function.body, inner)]


def _brands(type_: Type) -> set[str]:
    inner = {name for part in t.children(type_) for name in _brands(part)}
    if isinstance(type_, t.Library):
        variances = LIBRARY_TYPES[type_.name].lifetimes
        inner |= {name for v, name in zip(variances, type_.lifetimes, strict=True) if v is Variance.BRAND}
    return inner


def _equalized(small: str, large: str, state: State, profile: str) -> Facts:
    unbranded = profile == "thesis-2020"
    below = [Local(small, (large,))] + [Local(small, ())] * (unbranded and large == STATIC)
    demand(any(local in below for local in state.facts.locals_), "F-equalize: one superlifetime")
    types = [type_ for there in state.entries.values() for type_ in there]
    types += [entry.type_ for cont in state.conts.values() for entry in cont.entries]
    branded = {name for type_ in types for name in _brands(type_)}
    demand(unbranded or not branded & {small, large}, "F-equalize: no brand")
    left = tuple(local for local in state.facts.locals_ if local.lifetime != small)
    return Facts(state.facts.externals | {(small, large), (large, small)}, left)


def _letcont(step: Step, body: s.LetCont, state: State) -> Premises:
    cont, names = step.cont, _texts(body.parameters)
    if cont is None or (cont.name, cont.parameters) != (body.name.text, names):
        raise Refuted("F-letcont has the type of the continuation")
    demand(cont.name not in {*state.variables, *state.conts}, "a new continuation")
    used = {one for local in cont.locals_ for one in (local.lifetime, *local.above)}
    demand(used <= state.lifetimes | {STATIC}, "the lifetimes of a continuation are in Γ")
    state.conts[cont.name] = cont
    inside = replace(state.copy(), entries={}, facts=replace(state.facts, locals_=cont.locals_))
    inside.bind(*names)
    return [(body.body, inside.change((), cont.entries)), (body.rest, state)]


def _leave(name: str, places: list[Place], state: State) -> Premises:
    """F-jump: L is that of the continuation, and T has what it asks for."""
    cont = state.conts.get(name)
    if cont is None or len(places) != len(cont.parameters):
        raise Refuted(f"{name} is in K, with as many parameters")
    mine, its = ({(a.lifetime, frozenset(a.above)) for a in l_} for l_ in (state.facts.locals_, cont.locals_))
    demand(mine == its, "L is that of the continuation")
    by = dict(zip(cont.parameters, places, strict=True))
    moved = [(by.get(entry.place[0], (entry.place[0], 0)), entry) for entry in cont.entries]
    state.take(Entry((x, n + e.place[1]), e.type_, e.blocked) for (x, n), e in moved)
    return []


def _call(step: Step, body: s.Call, state: State) -> Premises:
    """F-call: the first proofs say that lifetimes are alive, the others are the bounds of the callee."""
    fn, facts = step.function, state.facts
    if fn is None or len(fn.lifetimes) != len(step.lifetimes) or len(fn.arguments) != len(body.arguments):
        raise Refuted("F-call has the type of the function, and as many lifetimes and arguments")
    demand({*step.lifetimes} <= state.lifetimes | {STATIC}, "the lifetimes of the call are in Γ")
    state.copy().take([Entry(body.function.key, fn)])
    name = "'fn#"
    while any(name in pair for pair in facts.externals):
        name += "#"
    alive = [proof for proof in step.proofs if isinstance(proof.conclusion, Alive)]
    for proof in alive:
        facts.proves(proof, proof.conclusion)
    inside = {(name, proof.conclusion.lifetime) for proof in alive if isinstance(proof.conclusion, Alive)}
    facts = replace(facts, externals=facts.externals | inside)
    bounds = [proof for proof in step.proofs if not isinstance(proof.conclusion, Alive)]
    for proof in bounds:
        facts.proves(proof, proof.conclusion)
    needed = {Includes(*pair) for pair in called_bounds(fn, step.lifetimes, name)}
    demand(needed <= {proof.conclusion for proof in bounds}, "the bounds of the callee")
    opened = t.instantiate(fn, step.lifetimes)
    pairs = zip(body.arguments, opened.arguments, strict=True)
    state.take([Entry(path.key, _own(type_)) for path, type_ in pairs])
    state.bind(RESULT[0])
    state.give([Entry(RESULT, _own(opened.result))])
    return _leave(body.ret.text, [RESULT], state)


def _case(step: Step, body: s.Case, state: State) -> Premises:
    """F-case-own and F-case-bor: a branch knows its variant, or keeps the sum and begins with `@whole`."""
    match step.rule, step.taken:
        case "F-case-own", (Entry(place, Own(_, Sum(variants)) as pointer, None),) if not step.proofs:
            pass
        case "F-case-bor", (Entry(place, Ref(k, _, Sum(variants)) as pointer, None),):
            demand([proof.conclusion for proof in step.proofs] == [Alive(k)], "F-case-bor: alive")
        case _:
            raise Refuted("a pointer to a sum")
    demand(place == body.scrutinee.key and len(variants) == len(body.branches), "a branch for each variant")
    state.take(step.taken)
    (x, n), most, premises = place, max(map(size, variants), default=0), Premises()
    for branch, variant in zip(body.branches, variants, strict=True):
        after = n + 1 + size(variant)
        known = [Entry((x, n + 1), replace(pointer, content=variant))]
        if isinstance(pointer, Own):
            known.insert(0, Entry(place, replace(pointer, content=Uninit(1))))
        if isinstance(pointer, Own) and most > size(variant):
            known.append(Entry((x, after), replace(pointer, content=Uninit(most - size(variant)))))
        if isinstance(branch, s.GhostStep) and isinstance(branch.ghost, s.Whole):
            branch, known = branch.rest, [*step.taken]
        premises.append((branch, state.copy().change((), known)))
    return premises
