"""Small judgements, instructions and coercions, read again: the part of the re-checker without bodies.

It imports definitions only: types with their sizes, traits and bounds, the table of library types, and the
shape of derivations. Every rule is written here once more, as a check of what a derivation says.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from rustrata.programs.lambda_rust import syntax
from rustrata.typing import judgements as j
from rustrata.typing.judgements import (
    Alive,
    Cont,
    Entry,
    Includes,
    Local,
    Proof,
    Reads,
    Step,
    Subtype,
    Writes,
)
from rustrata.typing.library_types import LIBRARY_TYPES, Trait, Variance
from rustrata.typing.sizes import called_bounds, has, normal_parts, size
from rustrata.typing.types import (
    STATIC,
    UNIT,
    Bool,
    Fn,
    Int,
    Library,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
    canonical,
    free_type_variables,
    instantiate,
    lifetimes_of,
    same,
    substitute_type,
)

FN = "'fn"


class Refuted(Exception):
    """A derivation does not prove its conclusion."""


def demand(condition: bool, what: str) -> None:
    if not condition:
        raise Refuted(what)


def _parts(pointer: Type) -> list[tuple[int, Type]]:
    """The parts of a pointer to a product, with their offsets."""
    if not isinstance(pointer, Own | Ref) or not isinstance(pointer.content, Product):
        raise Refuted("a pointer to a product")
    parts = pointer.content.parts
    offsets = accumulate(map(size, parts), initial=0)
    return [(offset, replace(pointer, content=part)) for offset, part in zip(offsets, parts, strict=False)]


@dataclass(frozen=True, slots=True)
class Facts:
    """E and L, under which small judgements are proved; ``assumed`` are the hypotheses of T-rec."""

    externals: frozenset[tuple[str, str]]
    locals_: tuple[Local, ...]

    def proves(self, proof: Proof, wanted: object, assumed: frozenset[tuple[str, str]] = frozenset()) -> None:
        demand(proof.conclusion == wanted, f"{proof.rule} proves {wanted}")
        match proof.conclusion:
            case Includes(small, large):
                demand(self._includes(proof, small, large), f"{proof.rule}: {small} is in {large}")
            case Alive(lifetime):
                demand(self._alive(proof, lifetime), f"{proof.rule}: {lifetime} is alive")
            case Subtype(left, right):
                self._subtype(proof, left, right, assumed)
                return
            case Writes() | Reads():
                demand(_access(proof), f"{proof.rule}: {wanted}")
        for premise in proof.premises:
            self.proves(premise, premise.conclusion)

    def _includes(self, proof: Proof, small: str, large: str) -> bool:
        match proof.rule, [premise.conclusion for premise in proof.premises]:
            case "Lincl-refl", []:
                return small == large
            case "Lincl-static", []:
                return large == STATIC
            case "Lincl-extern", []:
                return (small, large) in self.externals
            case "Lincl-local", []:
                return any(local.lifetime == small and large in local.above for local in self.locals_)
            case "Lincl-trans", [Includes(a, b), Includes(c, d)]:
                return (a, b, d) == (small, c, large)
        return False

    def _alive(self, proof: Proof, lifetime: str) -> bool:
        match proof.rule, [premise.conclusion for premise in proof.premises]:
            case "Lalive-static", []:
                return lifetime == STATIC
            case "Lalive-incl", [Alive(below), Includes(small, large)]:
                return (below, large) == (small, lifetime)
            case "Lalive-local", above:
                return any(
                    local.lifetime == lifetime and [Alive(name) for name in local.above] == above
                    for local in self.locals_
                )
        return False

    def _subtype(self, proof: Proof, left: Type, right: Type, assumed: frozenset[tuple[str, str]]) -> None:
        wanted: list[object] = []
        facts = self
        match proof.rule, left, right:
            case "T-refl", _, _:
                demand(same(left, right), "T-refl")
            case "T-hypothesis", Var(a), Var(b):
                demand((a, b) in assumed, "T-hypothesis")
            case "T-trans", _, _:
                middle = proof.premises[0].conclusion.right  # type: ignore[union-attr]
                wanted = [Subtype(left, middle), Subtype(middle, right)]
            case "T-flatten", _, _:
                demand(same(Product(normal_parts(left)), Product(normal_parts(right))), "T-flatten")
            case "T-rec-unfold", _, _:
                ways = [(a, b) for a, b in ((left, right), (right, left)) if isinstance(a, Rec)]
                unfolds = any(same(substitute_type(a.body, a.variable, a), b) for a, b in ways)
                demand(unfolds or same(left, right), "T-rec-unfold")
            case "T-own", Own(n, a), Own(m, b):
                demand(n == m, "T-own")
                wanted = [Subtype(a, b)]
            case "T-bor-lft", Ref(k, m, a), Ref(j, n, b):
                demand(m == n and same(a, b), "T-bor-lft")
                wanted = [Includes(j, k)]
            case "T-bor-shr", Ref(k, False, a), Ref(j, False, b):
                demand(k == j, "T-bor-shr")
                wanted = [Subtype(a, b)]
            case "T-bor-mut", Ref(k, True, a), Ref(j, True, b):
                demand(k == j, "T-bor-mut")
                wanted = [Subtype(a, b), Subtype(b, a)]
            case ("T-prod", Product(a), Product(b)) | ("T-sum", Sum(a), Sum(b)):
                demand(len(a) == len(b), proof.rule)
                wanted = [Subtype(p, q) for p, q in zip(a, b, strict=True)]
            case "T-rec", Rec(x, a), Rec(y, b):
                p, q = proof.witness
                used = (
                    free_type_variables(left) | free_type_variables(right) | {n for h in assumed for n in h}
                )
                demand(p != q and not {p, q} & used, "the variables of T-rec are new")
                assumed = assumed | {(p, q)}
                wanted = [Subtype(substitute_type(a, x, Var(p)), substitute_type(b, y, Var(q)))]
            case "T-library", Library(), Library():
                demand(left.name == right.name, "T-library")
                wanted = _library(left, right)
            case "T-fn", Fn(), Fn():
                facts, wanted = self._function(left, right, proof)
            case _:
                raise Refuted(f"{proof.rule} is no rule for {left} and {right}")
        demand(len(wanted) == len(proof.premises), f"{proof.rule} has {len(wanted)} premises")
        for premise, judgement in zip(proof.premises, wanted, strict=True):
            facts.proves(premise, judgement, assumed)

    def _function(self, left: Fn, right: Fn, proof: Proof) -> tuple["Facts", list[object]]:
        name, *instance = proof.witness
        used = {one for pair in self.externals for one in pair} | {local.lifetime for local in self.locals_}
        demand(
            not (used | lifetimes_of(left)) & {name, *right.lifetimes},
            "the lifetimes of the new type are new",
        )
        demand(len(instance) == len(left.lifetimes), "a lifetime for each that is bound")
        old, given = instantiate(left, tuple(instance)), called_bounds(right, right.lifetimes, name)
        needed = called_bounds(left, tuple(instance), name)
        pairs = [*zip(right.arguments, old.arguments, strict=True), (old.result, right.result)]
        proved = [premise.conclusion for premise in proof.premises[: len(proof.premises) - len(pairs)]]
        demand({Includes(a, b) for a, b in needed} <= set(proved), "T-fn: the old bounds follow")
        return Facts(self.externals | set(given), self.locals_), [
            *proved,
            *(Subtype(a, b) for a, b in pairs),
        ]


def _library(left: Library, right: Library) -> list[object]:
    table = LIBRARY_TYPES[left.name]
    wanted: list[object] = []
    for variance, a, b in zip(table.lifetimes, left.lifetimes, right.lifetimes, strict=True):
        wanted += [Includes(b, a)] if variance is Variance.COVARIANT else [Includes(b, a), Includes(a, b)]
    for variance, s, t in zip(table.arguments, left.arguments, right.arguments, strict=True):
        wanted += [Subtype(s, t)] if variance is Variance.COVARIANT else [Subtype(s, t), Subtype(t, s)]
    return wanted


def _access(proof: Proof) -> bool:
    alive = [premise.conclusion for premise in proof.premises]
    match proof.rule, proof.conclusion:
        case "Twrite-own", Writes(Own(n, old), value, Own(m, new)):
            return n == m and size(old) == size(value) and same(new, value)
        case "Twrite-bor", Writes(Ref(k, True, old), value, after):
            return same(old, value) and after == Ref(k, True, old) and alive == [Alive(k)]
        case "Tread-own-copy", Reads(Own(_, old), value, after):
            return same(old, value) and has(Trait.COPY, value) and after == proof.conclusion.before
        case "Tread-own-move", Reads(Own(n, old), value, after):
            return same(old, value) and after == Own(n, Uninit(size(value)))
        case "Tread-bor", Reads(Ref(k, _, old), value, after):
            kept = same(old, value) and after == proof.conclusion.before
            return kept and has(Trait.COPY, value) and alive == [Alive(k)]
    return False


def normal(entry: Entry) -> Entry:
    return replace(entry, type_=canonical(entry.type_))


@dataclass(slots=True)
class State:
    """Γ, E, L, K and T before a step; ``known`` are the functions that every T has."""

    variables: frozenset[str]
    lifetimes: frozenset[str]
    facts: Facts
    conts: dict[str, Cont]
    known: dict[j.Place, Fn]
    entries: Counter[Entry]

    def after(self, taken: Iterable[Entry], given: Iterable[Entry], *names: str) -> "State":
        """Γ and T with new names, without what a rule takes, with what it gives."""
        demand(not set(names) & {*self.variables, *self.conts}, f"{names} are new")
        entries = Counter(self.entries)
        for entry in taken:
            known = self.known.get(entry.place)
            if entry.blocked is not None or known is None or not same(known, entry.type_):
                demand(entries[normal(entry)] > 0, f"{j.show_entry(entry)} is in T")
                entries[normal(entry)] -= 1
        for entry in given:
            closed = not free_type_variables(entry.type_) and entry.place[0] in {*self.variables, *names}
            demand(
                closed and lifetimes_of(entry.type_) <= self.lifetimes | {STATIC}, f"{entry} is well-formed"
            )
            entries[normal(entry)] += 1
        return replace(self, variables=self.variables | set(names), entries=entries, conts=dict(self.conts))


def instruction_rule(
    step: Step, node: syntax.Instruction
) -> tuple[list[syntax.Path], list[Type | None], Type | None]:
    """The paths that an instruction takes, their types after it (None: gone), and the type of its value."""
    types = [entry.type_ for entry in step.taken]
    proved = [proof.conclusion for proof in step.proofs]
    match step.rule, node, types, proved:
        case ("S-num", syntax.Literal(int() as value), [], []) if not isinstance(value, bool):
            return [], [], Int()
        case (("S-true" | "S-false"), syntax.Literal(bool()), [], []):
            return [], [], Bool()
        case "S-path", syntax.Move(path), [type_], []:
            return [path], [None], type_
        case "S-nat-op", syntax.Arithmetic("+" | "-", p, q), [Int(), Int()], []:
            return [p, q], [None, None], Int()
        case "S-nat-leq", syntax.Arithmetic("<=", p, q), [Int(), Int()], []:
            return [p, q], [None, None], Bool()
        case "S-eq", syntax.Arithmetic("==", p, q), [*_], []:
            demand({type(t) for t in types} <= {Int} or {type(t) for t in types} <= {Own, Ref}, "S-eq")
            return [p, q][-len(types) :], [*types], Bool()
        case "S-new", syntax.New(n), [], []:
            return [], [], Own(n, Uninit(n))
        case "S-delete", syntax.Delete(n, path), [Own(m, type_)], []:
            demand(n == m == size(type_), "S-delete: the whole block")
            return [path], [None], None
        case "S-deref", syntax.Load(path), [type_], [Reads(before, value, after)]:
            demand(type_ == before and size(value) == 1, "S-deref")
            return [path], [after], value
        case "S-deref-bor-own", syntax.Load(path), [Ref(k, m, Own(_, type_))], [Alive(k2)]:
            demand(k == k2, "S-deref-bor-own")
            return [path], [None], Ref(k, m, type_)
        case "S-deref-bor-mut", syntax.Load(path), [Ref(k, m, Ref(i, True, type_))], [
            Alive(k2),
            Includes(a, b),
        ]:
            demand((k, i, k) == (a, b, k2), "S-deref-bor-mut")
            return [path], [None], Ref(k, m, type_)
        case "S-assgn", syntax.Store(p, q), [first, second], [Writes(before, value, after)]:
            demand((first, second) == (before, value) and size(value) == 1, "S-assgn")
            return [p, q], [after, None], None
        case "S-memcpy", syntax.Memcpy(p, n, q), [first, second], [Writes() as w, Reads() as r]:
            demand((first, second) == (w.before, r.before) and same(w.value, r.value), "S-memcpy")
            demand(size(r.value) == n, "S-memcpy: the size")
            return [p, q], [w.after, r.after], None
        case "S-sum-assgn-unit", syntax.InjectUnit(p, i), [first], [Writes(before, Sum(of), after)]:
            demand(first == before and same(of[i], UNIT), "S-sum-assgn-unit")
            return [p], [after], None
        case "S-sum-assgn", syntax.Inject(p, i, q), [first, value], [Writes(before, Sum(of), after)]:
            demand(first == before and same(of[i], value), "S-sum-assgn")
            return [p, q], [after, None], None
        case "S-sum-memcpy", syntax.InjectMemcpy(p, i, n, q), [first, second], [
            Writes(b, Sum(of), a),
            Reads() as r,
        ]:
            demand(
                (first, second) == (b, r.before) and same(of[i], r.value) and size(r.value) == n, step.rule
            )
            return [p, q], [a, r.after], None
    raise Refuted(f"{step.rule} does not fit")


def coercion_rule(step: Step, ghost: syntax.Ghost) -> bool:
    taken, given = list(step.taken), list(step.given)
    proved = [proof.conclusion for proof in step.proofs]
    match step.rule, taken, given, proved:
        case "C-copy", [entry], [first, second], []:
            return entry == first == second and has(Trait.COPY, entry.type_)
        case "C-weaken", _, [], []:
            return True
        case "C-subtype", [Entry(p, old)], [Entry(q, new)], [Subtype(left, right)]:
            return (
                p == q
                and same(old, left)
                and same(new, right)
                and not taken[0].blocked
                and not given[0].blocked
            )
        case "C-borrow", [Entry(p, Own(n, type_), None)], [Entry(_, Ref(k)), _], []:
            return given == [Entry(p, Ref(k, True, type_)), Entry(p, Own(n, type_), k)]
        case "C-reborrow", [Entry(p, Ref(k, True, type_), None)], [Entry(_, Ref(i)), _], [Includes(a, b)]:
            there = given == [Entry(p, Ref(i, True, type_)), Entry(p, Ref(k, True, type_), i)]
            return there and (a, b) == (i, k)
        case "C-share", [Entry(p, Ref(k, True, type_), None)], [new], [Alive(k2)]:
            return new == Entry(p, Ref(k, False, type_)) and k == k2
        case "C-split-own" | "C-split-bor", _, _, []:
            whole, parts = (taken[0], given) if isinstance(ghost, syntax.Split) else (given[0], taken)
            (x, n), pieces = whole.place, _parts(whole.type_)
            named = [Entry((x, n + offset), type_) for offset, type_ in pieces]
            fits = list(map(normal, named)) == list(map(normal, parts)) and whole.blocked is None
            return fits and (bool(parts) or (isinstance(ghost, syntax.Split) and step.rule == "C-split-own"))
    return False
