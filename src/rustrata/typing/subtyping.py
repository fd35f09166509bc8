"""Subtyping G ⊢ τ ⇒ τ', with a proof tree.

Source: Jung's thesis, Figure 9.5 (T-*); the mechanised development for products, ``fn`` and library types.
Products are compared by their normal form: nested products flatten, () is neutral, neighbours of ↯ join.
Recursive types: equal, one unfolding, or the Amber rule; no coinduction, so that nothing rests on a guard
that the published lemmas do not have.
"""

from collections.abc import Sequence

from rustrata.typing.judgements import Proof, Subtype
from rustrata.typing.library_types import LIBRARY_TYPES, Variance
from rustrata.typing.lifetimes import LifetimeFacts
from rustrata.typing.sizes import bounds_in_body, bounds_of, normal_parts
from rustrata.typing.types import (
    STATIC,
    Fn,
    Library,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
    children,
    instantiate,
    lifetimes_of,
    same,
    substitute_type,
    unfold,
)

MOST_UNFOLDINGS = 64
"""Unfoldings of recursive types in one question; the answer beyond is no."""


class Subtyping:
    """One question τ ⇒ τ' under E and L."""

    def __init__(self, facts: LifetimeFacts) -> None:
        self.facts = facts
        self.unfoldings = 0
        self.hypotheses: list[tuple[str, str]] = []
        self.missing: tuple[str, str] | None = None
        """The last inclusion of lifetimes that was not derivable."""

    def prove(self, left: Type, right: Type) -> Proof | None:
        """A proof of τ ⇒ τ', or None."""
        conclusion = Subtype(left, right)
        if same(left, right):
            return Proof("T-refl", conclusion)
        if isinstance(left, Var) and isinstance(right, Var):
            assumed = (left.name, right.name) in self.hypotheses
            return Proof("T-hypothesis", conclusion) if assumed else None
        if any(isinstance(side, Product | Uninit) for side in (left, right)):
            return self._products(left, right)
        match left, right:
            case (Rec(), _) | (_, Rec()):
                return self._recursive(left, right)
            case Own(n, inner), Own(m, other) if n == m:
                return self._congruence("T-own", conclusion, [(inner, other)])
            case Ref(), Ref():
                return self._references(left, right)
            case Sum(parts), Sum(others) if len(parts) == len(others):
                return self._congruence("T-sum", conclusion, list(zip(parts, others, strict=True)))
            case Fn(), Fn():
                return self._functions(left, right)
            case Library(), Library() if left.name == right.name:
                return self._libraries(left, right)
            case _:
                return None

    def _congruence(self, rule: str, conclusion: Subtype, pairs: list[tuple[Type, Type]]) -> Proof | None:
        premises = [self.prove(left, right) for left, right in pairs]
        proved = [premise for premise in premises if premise is not None]
        return Proof(rule, conclusion, tuple(proved)) if len(proved) == len(premises) else None

    def _included(self, small: str, large: str) -> Proof | None:
        proof = self.facts.includes(small, large)
        if proof is None:
            self.missing = (small, large)
        return proof

    def _products(self, left: Type, right: Type) -> Proof | None:
        mine, other = normal_parts(left), normal_parts(right)
        if mine == (left,) and other == (right,):
            return None
        if len(mine) != len(other):
            if isinstance(left, Rec):
                return self._unfolding(left, right, unfold(left), right)
            return self._unfolding(left, right, left, unfold(right)) if isinstance(right, Rec) else None
        inner = Subtype(Product(mine), Product(other))
        proof = self._congruence("T-prod", inner, list(zip(mine, other, strict=True)))
        if proof is None:
            return None
        return _chain(
            Proof("T-flatten", Subtype(left, inner.left)),
            proof,
            Proof("T-flatten", Subtype(inner.right, right)),
        )

    def _recursive(self, left: Type, right: Type) -> Proof | None:
        if isinstance(left, Rec) and isinstance(right, Rec):
            return self._amber(left, right)
        if isinstance(left, Rec):
            return self._unfolding(left, right, unfold(left), right)
        assert isinstance(right, Rec), "one of the two is recursive"
        return self._unfolding(left, right, left, unfold(right))

    def _unfolding(self, left: Type, right: Type, new_left: Type, new_right: Type) -> Proof | None:
        self.unfoldings += 1
        inner = self.prove(new_left, new_right) if self.unfoldings <= MOST_UNFOLDINGS else None
        if inner is None:
            return None
        return _chain(
            Proof("T-rec-unfold", Subtype(left, new_left)),
            inner,
            Proof("T-rec-unfold", Subtype(new_right, right)),
        )

    def _amber(self, left: Rec, right: Rec) -> Proof | None:
        depth = len(self.hypotheses)
        names = (f"{left.variable}#{depth}", f"{right.variable}##{depth}")
        self.hypotheses.append(names)
        inner = self.prove(
            substitute_type(left.body, left.variable, Var(names[0])),
            substitute_type(right.body, right.variable, Var(names[1])),
        )
        self.hypotheses.pop()
        return inner and Proof("T-rec", Subtype(left, right), (inner,), names)

    def _references(self, left: Ref, right: Ref) -> Proof | None:
        middle = Ref(right.lifetime, left.mutable, left.content)
        inclusion = self._included(right.lifetime, left.lifetime)
        if inclusion is None or left.mutable != right.mutable:
            return None
        there = self.prove(left.content, right.content)
        back = self.prove(right.content, left.content) if left.mutable and there else None
        if there is None or (left.mutable and back is None):
            return None
        rule = "T-bor-mut" if left.mutable else "T-bor-shr"
        premises = (there,) if back is None else (there, back)
        return _chain(
            Proof("T-bor-lft", Subtype(left, middle), (inclusion,)),
            Proof(rule, Subtype(middle, right), premises),
        )

    def _libraries(self, left: Library, right: Library) -> Proof | None:
        library = LIBRARY_TYPES[left.name]
        premises: list[Proof | None] = []
        for variance, mine, other in zip(library.lifetimes, left.lifetimes, right.lifetimes, strict=True):
            premises.append(self._included(other, mine))
            if variance is not Variance.COVARIANT:
                premises.append(self._included(mine, other))
        for variance, inner, outer in zip(library.arguments, left.arguments, right.arguments, strict=True):
            premises.append(self.prove(inner, outer))
            if variance is not Variance.COVARIANT:
                premises.append(self.prove(outer, inner))
        proved = tuple(premise for premise in premises if premise is not None)
        return Proof("T-library", Subtype(left, right), proved) if len(proved) == len(premises) else None

    def _functions(self, left: Fn, right: Fn) -> Proof | None:
        if len(left.arguments) != len(right.arguments):
            return None
        new = freshened(right, self.facts, lifetimes_of(left))
        instance = instance_for(left, (*left.arguments, left.result), (*new.arguments, new.result))
        old = instantiate(left, instance)
        name = stand_in(self.facts)
        below = Subtyping(self.facts.with_externals(bounds_in_body(bounds_of(new), name)))
        below.hypotheses, below.unfoldings = self.hypotheses, self.unfoldings
        needed = [below._included(small, large) for small, large in bounds_in_body(bounds_of(old), name)]
        pairs = [*zip(new.arguments, old.arguments, strict=True), (old.result, new.result)]
        premises = [*needed, *(below.prove(small, large) for small, large in pairs)]
        self.missing = below.missing or self.missing
        proved = tuple(premise for premise in premises if premise is not None)
        if len(proved) != len(premises):
            return None
        return Proof("T-fn", Subtype(left, new), proved, (name, *instance))


def stand_in(facts: LifetimeFacts) -> str:
    """A lifetime that E does not mention: ϝ of the new type in T-fn, and of the callee in F-call."""
    name = "'fn#"
    while any(name in inclusion for inclusion in facts.externals):
        name += "#"
    return name


def freshened(fn: Fn, facts: LifetimeFacts, others: frozenset[str]) -> Fn:
    """The function type with bound lifetimes that E, L and ``others`` do not mention."""
    used = set(others) | {lifetime for inclusion in facts.externals for lifetime in inclusion}
    used |= {local.lifetime for local in facts.locals_} | lifetimes_of(fn)
    names = []
    for lifetime in fn.lifetimes:
        name = lifetime
        while name in used:
            name += "'"
        names.append(name)
        used.add(name)
    opened = instantiate(fn, tuple(names))
    return Fn(tuple(names), opened.bounds, opened.arguments, opened.result)


def instance_for(fn: Fn, formal: Sequence[Type], actual: Sequence[Type]) -> tuple[str, ...]:
    """Lifetimes for those that ``fn`` binds, found by matching types; static for one that nothing fixes."""
    found: dict[str, str] = {}

    def match_types(left: Type, right: Type) -> None:
        while isinstance(right, Rec) and not isinstance(left, Rec):
            right = unfold(right)
        if type(left) is not type(right):
            return
        for mine, other in zip(_own_lifetimes(left), _own_lifetimes(right), strict=False):
            if mine in fn.lifetimes:
                found.setdefault(mine, other)
        for inner, outer in zip(children(left), children(right), strict=False):
            match_types(inner, outer)

    for left, right in zip(formal, actual, strict=False):
        match_types(left, right)
    return tuple(found.get(lifetime, STATIC) for lifetime in fn.lifetimes)


def _own_lifetimes(type_: Type) -> tuple[str, ...]:
    match type_:
        case Ref(lifetime, _, _):
            return (lifetime,)
        case Library(_, lifetimes, _):
            return lifetimes
        case _:
            return ()


def _chain(*proofs: Proof) -> Proof:
    """The proofs in sequence by T-trans, without steps that change nothing."""

    def moves(proof: Proof) -> bool:
        conclusion = proof.conclusion
        return not isinstance(conclusion, Subtype) or conclusion.left != conclusion.right

    kept = [proof for proof in proofs if moves(proof)] or [proofs[0]]
    result = kept[-1]
    for proof in reversed(kept[:-1]):
        first, last = proof.conclusion, result.conclusion
        assert isinstance(first, Subtype), "T-trans joins subtypings"
        assert isinstance(last, Subtype), "T-trans joins subtypings"
        result = Proof("T-trans", Subtype(first.left, last.right), (proof, result))
    return result
