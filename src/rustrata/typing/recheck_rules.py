"""Small judgements, instructions and coercions, written once more: the part of the re-checker without bodies.

Each rule is one case: from a conclusion, and what the rule chooses, it says which premises there must be.
Of the type system this imports definitions only: types, sizes, traits and bounds, the library's table.
"""

from dataclasses import replace
from itertools import accumulate

from rustrata.programs.lambda_rust import syntax as s
from rustrata.records import record
from rustrata.typing import judgements as j
from rustrata.typing import types as t
from rustrata.typing.judgements import Alive, Entry, Includes, Judgement, Proof, Reads, Subtype, Writes
from rustrata.typing.library_types import LIBRARY_TYPES, Trait, Variance
from rustrata.typing.sizes import called_bounds, has, normal_parts, size
from rustrata.typing.types import (
    STATIC,
    UNIT,
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
    same,
)


class Refuted(Exception):
    """A derivation does not prove its conclusion."""


def demand(condition: bool, what: str) -> None:
    """Raise Refuted unless the condition holds."""
    if not condition:
        raise Refuted(what)


def _alike(one: Judgement, other: Judgement) -> bool:
    if isinstance(one, Subtype) and isinstance(other, Subtype):
        return same(one.left, other.left) and same(one.right, other.right)
    return one == other


@record
class Facts:
    """What small judgements follow from: E, L, and the hypotheses of T-rec."""

    externals: frozenset[tuple[str, str]]
    locals_: tuple[j.Local, ...]
    assumed: frozenset[tuple[str, str]] = frozenset()

    def proves(self, proof: Proof, wanted: Judgement) -> None:
        """Raise Refuted unless the tree proves what is wanted."""
        demand(_alike(proof.conclusion, wanted), proof.rule)
        facts, needed = self, self._of_lifetimes(proof)
        if needed is None:
            needed = _of_access(proof)
        if needed is None:
            facts, needed = self._of_subtyping(proof)
        demand(len(needed) == len(proof.premises), proof.rule)
        for premise, judgement in zip(proof.premises, needed, strict=True):
            facts.proves(premise, judgement)

    def _of_lifetimes(self, proof: Proof) -> list[Judgement] | None:
        above = {local.lifetime: local.above for local in self.locals_}
        match proof.rule, proof.conclusion, [premise.conclusion for premise in proof.premises]:
            case "Lincl-refl", Includes(small, large), _ if small == large:
                return []
            case "Lincl-static", Includes(_, large), _ if large == STATIC:
                return []
            case "Lincl-extern", Includes(small, large), _ if (small, large) in self.externals:
                return []
            case "Lincl-local", Includes(small, large), _ if large in above.get(small, ()):
                return []
            case "Lincl-trans", Includes(small, large), [Includes(_, middle), _]:
                return [Includes(small, middle), Includes(middle, large)]
            case "Lalive-static", Alive(lifetime), _ if lifetime == STATIC:
                return []
            case "Lalive-local", Alive(lifetime), _ if lifetime in above:
                return [Alive(one) for one in above[lifetime]]
            case "Lalive-incl", Alive(lifetime), [Alive(below), _]:
                return [Alive(below), Includes(below, lifetime)]
            case _:
                return None

    def _of_subtyping(self, proof: Proof) -> tuple["Facts", list[Judgement]]:
        """Most rules need no other facts for their premises; T-rec and T-fn do."""
        match proof.rule, proof.conclusion, proof.witness:
            case "T-rec", Subtype(Rec(x, a) as left, Rec(y, b) as right), (p, q):
                used = {name for pair in self.assumed for name in pair}
                used |= t.free_type_variables(left) | t.free_type_variables(right)
                demand(p != q and not {p, q} & used, "the variables of T-rec are new")
                bodies = Subtype(t.substitute_type(a, x, t.Var(p)), t.substitute_type(b, y, t.Var(q)))
                return replace(self, assumed=self.assumed | {(p, q)}), [bodies]
            case "T-fn", Subtype(Fn() as left, Fn() as right), (name, *instance):
                return self._of_functions(proof, left, right, name, tuple(instance))
            case _, Subtype(left, right), _:
                return self, self._structural(proof, left, right)
            case _:
                raise Refuted(f"{proof.rule} is no rule for {proof.conclusion}")

    def _structural(self, proof: Proof, left: Type, right: Type) -> list[Judgement]:  # noqa: C901 -- one case for each rule
        match proof.rule, left, right, [premise.conclusion for premise in proof.premises]:
            case "T-refl", _, _, _ if same(left, right):
                return []
            case "T-hypothesis", t.Var(p), t.Var(q), _ if (p, q) in self.assumed:
                return []
            case "T-trans", _, _, [Subtype(_, middle), _]:
                return [Subtype(left, middle), Subtype(middle, right)]
            case "T-flatten", _, _, _ if same(Product(normal_parts(left)), Product(normal_parts(right))):
                return []
            case "T-rec-unfold", Rec(), _, _ if same(t.unfold(left), right):
                return []
            case "T-rec-unfold", _, Rec(), _ if same(t.unfold(right), left):
                return []
            case "T-own", Own(n, a), Own(m, b), _ if n == m:
                return [Subtype(a, b)]
            case "T-bor-lft", Ref(k, m, a), Ref(i, n, b), _ if m == n and same(a, b):
                return [Includes(i, k)]
            case "T-bor-shr", Ref(k, False, a), Ref(i, False, b), _ if k == i:
                return [Subtype(a, b)]
            case "T-bor-mut", Ref(k, True, a), Ref(i, True, b), _ if k == i:
                return [Subtype(a, b), Subtype(b, a)]
            case ("T-prod", Product(a), Product(b), _) | ("T-sum", Sum(a), Sum(b), _) if len(a) == len(b):
                return [Subtype(one, other) for one, other in zip(a, b, strict=True)]
            case "T-library", Library(), Library(), _ if left.name == right.name:
                return _of_library(left, right)
        raise Refuted(f"{proof.rule} is no rule for {left} and {right}")

    def _of_functions(
        self, proof: Proof, left: Fn, right: Fn, name: str, instance: tuple[str, ...]
    ) -> tuple["Facts", list[Judgement]]:
        """T-fn: under the new bounds the old ones hold, arguments go back and the result goes forth."""
        used = {one for pair in self.externals for one in pair} | {one.lifetime for one in self.locals_}
        new = {name, *right.lifetimes}
        demand(not new & (used | t.lifetimes_of(left)), "the lifetimes of the new type are new")
        demand(len(instance) == len(left.lifetimes), "a lifetime for each that is bound")
        demand(len(left.arguments) == len(right.arguments), "as many arguments")
        old, under = t.instantiate(left, instance), called_bounds(right, right.lifetimes, name)
        needed: list[Judgement] = [Includes(*pair) for pair in called_bounds(left, instance, name)]
        needed += [Subtype(a, b) for a, b in zip(right.arguments, old.arguments, strict=True)]
        return replace(self, externals=self.externals | {*under}), [
            *needed,
            Subtype(old.result, right.result),
        ]


def _of_library(left: Library, right: Library) -> list[Judgement]:
    table = LIBRARY_TYPES[left.name]
    needed: list[Judgement] = []
    for variance, k, i in zip(table.lifetimes, left.lifetimes, right.lifetimes, strict=True):
        needed += [Includes(i, k)] if variance is Variance.COVARIANT else [Includes(i, k), Includes(k, i)]
    for variance, a, b in zip(table.arguments, left.arguments, right.arguments, strict=True):
        needed += [Subtype(a, b)] if variance is Variance.COVARIANT else [Subtype(a, b), Subtype(b, a)]
    return needed


def _of_access(proof: Proof) -> list[Judgement] | None:
    match proof.rule, proof.conclusion:
        case "Twrite-own", Writes(Own(n, old), value, after) if size(old) == size(value):
            return [] if same(after, Own(n, value)) else None
        case "Twrite-bor", Writes(Ref(k, True, old) as before, value, after) if same(old, value):
            return [Alive(k)] if after == before else None
        case "Tread-own-copy", Reads(Own(_, old) as before, value, after) if same(old, value):
            return [] if after == before and has(Trait.COPY, value) else None
        case "Tread-own-move", Reads(Own(n, old), value, after) if same(old, value):
            return [] if after == Own(n, Uninit(size(value))) else None
        case "Tread-bor", Reads(Ref(k, _, old) as before, value, after) if same(old, value):
            return [Alive(k)] if after == before and has(Trait.COPY, value) else None
        case _:
            return None


Kept = tuple[list[s.Path], list[Type | None], Type | None]


def simple_instruction(  # noqa: C901 -- one case for each rule
    rule: str, node: s.Instruction, types: list[Type], proved: list[Judgement]
) -> Kept:
    """The paths that are taken, their types after (None: gone), and the type of the value, if it has one."""
    match rule, node, types, proved:
        case "S-num", s.Literal(int() as value), [], [] if not isinstance(value, bool):
            return [], [], Int()
        case "S-true" | "S-false", s.Literal(bool() as value), [], [] if value == (rule == "S-true"):
            return [], [], t.Bool()
        case "S-path", s.Move(path), [type_], []:
            return [path], [None], type_
        case "S-nat-op", s.Arithmetic("+" | "-", p, q), [Int(), Int()], []:
            return [p, q], [None, None], Int()
        case "S-nat-leq", s.Arithmetic("<=", p, q), [Int(), Int()], []:
            return [p, q], [None, None], t.Bool()
        case "S-eq", s.Arithmetic("==", p, q), [first, *_], [] if len(types) == 2 or p.key == q.key:
            alike = Int if isinstance(first, Int) else Own | Ref
            demand(all(isinstance(type_, alike) for type_ in types), "S-eq: integers or pointers")
            return [p, q][-len(types) :], [*types], t.Bool()
        case "S-new", s.New(n), [], []:
            return [], [], Own(n, Uninit(n))
        case "S-delete", s.Delete(n, path), [Own(m, type_)], [] if n == m == size(type_):
            return [path], [None], None
        case "S-deref", s.Load(p), [type_], [Reads(before, value, after)] if (
            before == type_ and size(value) == 1
        ):
            return [p], [after], value
        case "S-deref-bor-own", s.Load(p), [Ref(k, m, Own(_, type_))], [alive] if alive == Alive(k):
            return [p], [None], Ref(k, m, type_)
        case "S-deref-bor-mut", s.Load(p), [Ref(k, m, Ref(i, True, type_))], [alive, outlives]:
            demand([alive, outlives] == [Alive(k), Includes(k, i)], rule)
            return [p], [None], Ref(k, m, type_)
        case _:
            return _writing_instruction(rule, node, types, proved)


def _writing_instruction(rule: str, node: s.Instruction, types: list[Type], proved: list[Judgement]) -> Kept:
    match rule, node, types, proved:
        case "S-assgn", s.Store(p, q), [to, type_], [Writes(before, value, after)]:
            demand([to, type_] == [before, value] and size(value) == 1, rule)
            return [p, q], [after, None], None
        case "S-memcpy", s.Memcpy(p, n, q), [to, source], [Writes() as w, Reads() as r]:
            demand(
                [to, source] == [w.before, r.before] and same(w.value, r.value) and size(r.value) == n, rule
            )
            return [p, q], [w.after, r.after], None
        case "S-sum-assgn-unit", s.InjectUnit(p, i), [to], [Writes(before, Sum(of), after)]:
            demand(to == before and i < len(of) and same(of[i], UNIT), rule)
            return [p], [after], None
        case "S-sum-assgn", s.Inject(p, i, q), [to, type_], [Writes(before, Sum(of), after)]:
            demand(to == before and i < len(of) and same(of[i], type_) and size(type_) == 1, rule)
            return [p, q], [after, None], None
        case "S-sum-memcpy", s.InjectMemcpy(p, i, n, q), [to, source], [
            Writes(before, Sum(of), a),
            Reads() as r,
        ]:
            demand([to, source] == [before, r.before] and i < len(of) and size(r.value) == n, rule)
            demand(same(of[i], r.value), rule)
            return [p, q], [a, r.after], None
        case _:
            raise Refuted(f"{rule} does not fit")


def _pieces(whole: Entry) -> list[Entry] | None:
    """p.m̄ ◁ own τ̄ or &κ τ̄, of p to Π τ̄."""
    match whole:
        case Entry((x, n), (Own(_, Product(parts)) | Ref(_, _, Product(parts))) as pointer, None):
            starts = accumulate(map(size, parts), initial=n)
            pairs = zip(starts, parts, strict=False)
            return [Entry((x, start), replace(pointer, content=part)) for start, part in pairs]
        case _:
            return None


def _named_alike(pieces: list[Entry] | None, taken: list[Entry]) -> bool:
    """Are the entries those of the pieces, up to the names that types bind?"""
    if pieces is None or len(pieces) != len(taken):
        return False
    pairs = list(zip(pieces, taken, strict=True))
    return all(a.place == b.place and b.blocked is None and same(a.type_, b.type_) for a, b in pairs)


def is_coercion(rule: str, taken: list[Entry], given: list[Entry], proved: list[Judgement]) -> bool:
    """G ⊢ taken ⇒ given by one coercion, if what it needs is proved."""
    match rule, taken, given, proved:
        case "C-copy", [Entry(_, type_, None) as entry], [_, _], []:
            return given == [entry, entry] and has(Trait.COPY, type_)
        case "C-weaken", [_], [], []:
            return True
        case "C-subtype", [Entry(place, old, None)], [Entry(there, new, None)], [Subtype(left, right)]:
            return place == there and same(old, left) and same(new, right)
        case "C-borrow", [Entry(p, Own(_, type_) as owned, None)], [Entry(_, Ref(k)), _], []:
            return given == [Entry(p, Ref(k, True, type_)), Entry(p, owned, k)]
        case "C-reborrow", [Entry(p, Ref(k, True, type_) as lent, None)], [Entry(_, Ref(i)), _], [inside]:
            return inside == Includes(i, k) and given == [Entry(p, Ref(i, True, type_)), Entry(p, lent, i)]
        case "C-share", [Entry(p, Ref(k, True, type_), None)], [new], [alive]:
            return alive == Alive(k) and new == Entry(p, Ref(k, False, type_))
        case "C-split-own", [Entry(_, Own()) as whole], _, [] if _pieces(whole) == given:
            return True
        case "C-split-bor", [Entry(_, Ref()) as whole], [_, *_], [] if _pieces(whole) == given:
            return True
        case "C-split-own" | "C-split-bor", [_, *_], [whole], [] if _named_alike(_pieces(whole), taken):
            return True
        case _:
            return False
