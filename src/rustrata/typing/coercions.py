"""The ghost instructions: coercions of T, G ⊢ T ⇒ T', each with the entries it takes and gives.

Source: Jung's thesis, Figure 9.5 (C-*); the mechanised development for C-copy.
"""

from itertools import accumulate
from typing import assert_never

from rustrata.programs.lambda_rust import syntax
from rustrata.typing.context import Context, Loan
from rustrata.typing.instructions import Effect
from rustrata.typing.judgements import Entry, Place, Subtype
from rustrata.typing.library_types import Trait
from rustrata.typing.memory_access import Use, missing, need_alive, require
from rustrata.typing.rejection import Cause, PremiseFails
from rustrata.typing.sizes import has, size
from rustrata.typing.subtyping import Subtyping
from rustrata.typing.types import Own, Product, Ref, Type, Uninit, show
from rustrata.typing.well_formed import TypeScope, lifetime, read_type

Coercion = (
    syntax.Borrow
    | syntax.Reborrow
    | syntax.Share
    | syntax.Split
    | syntax.Merge
    | syntax.Duplicate
    | syntax.Drop
    | syntax.Subsume
)
"""The ghost instructions that change T alone."""


def apply_coercion(context: Context, ghost: Coercion, scope: TypeScope) -> Effect:
    """The effect of a ghost instruction; raises PremiseFails."""
    match ghost:
        case syntax.Borrow(path, name, _):
            return _borrow(context, path, lifetime(name, scope))
        case syntax.Reborrow(path, name, _):
            return _reborrow(context, path, lifetime(name, scope))
        case syntax.Share(path, _):
            return _share(context, path)
        case syntax.Split(path, _):
            return _split(context, path)
        case syntax.Merge(path, type_, _):
            return _merge(context, path, read_type(type_, scope))
        case syntax.Duplicate(path, _):
            entry = require(context, path, "C-copy", "τ", Use.READ)
            if not has(Trait.COPY, entry.type_):
                premise, needed = f"{show(entry.type_)} copy", "a type that is copy; this one moves"
                raise PremiseFails("C-copy", premise, needed, Cause.NOT_COPY, path.span, "E0382")
            return Effect("C-copy", (entry,), (entry, entry))
        case syntax.Drop(path, _):
            entry = require(context, path, "C-weaken", "τ", Use.READ)
            return Effect("C-weaken", (entry,), ())
        case syntax.Subsume(path, type_, _):
            entry = require(context, path, "C-subtype", "τ", Use.MOVE)
            return subsume(context, path, entry, read_type(type_, scope))
        case _:
            assert_never(ghost)


def _borrow(context: Context, path: syntax.Path, name: str) -> Effect:
    entry = require(context, path, "C-borrow", "own τ", Use.BORROW)
    if not isinstance(entry.type_, Own):
        if isinstance(entry.type_, Ref) and context.blocked(path.key) is not None:
            raise missing(context, path, "C-borrow", "own τ", Use.BORROW)
        premise, needed = f"{path} ◁ own τ", f"an owned pointer; `@reborrow {path} {name}` is for references"
        raise PremiseFails("C-borrow", premise, needed, Cause.SUBTYPE, path.span, "E0308")
    given = (Entry(entry.place, Ref(name, True, entry.type_.content)), Entry(entry.place, entry.type_, name))
    context.loans[(entry.place, name)] = Loan(path.span, mutable=True)
    return Effect("C-borrow", (entry,), given)


def _reborrow(context: Context, path: syntax.Path, name: str) -> Effect:
    entry = require(context, path, "C-reborrow", "&κ mut τ", Use.BORROW)
    if not isinstance(entry.type_, Ref) or not entry.type_.mutable:
        premise, needed = f"{path} ◁ &κ mut τ", f"a mutable reference, not {show(entry.type_)}"
        raise PremiseFails("C-reborrow", premise, needed, Cause.SUBTYPE, path.span, "E0596")
    within = context.facts.includes(name, entry.type_.lifetime)
    if within is None:
        premise = f"{name} ⊑ {entry.type_.lifetime}"
        needed = f"`newlft {name} <= [{entry.type_.lifetime}]`, or a bound that says so"
        raise PremiseFails("C-reborrow", premise, needed, Cause.NOT_INCLUDED, path.span)
    given = (Entry(entry.place, Ref(name, True, entry.type_.content)), Entry(entry.place, entry.type_, name))
    context.loans[(entry.place, name)] = Loan(path.span, mutable=True)
    return Effect("C-reborrow", (entry,), given, (within,))


def _share(context: Context, path: syntax.Path) -> Effect:
    entry = require(context, path, "C-share", "&κ mut τ", Use.SHARE)
    if not isinstance(entry.type_, Ref) or not entry.type_.mutable:
        premise, needed = f"{path} ◁ &κ mut τ", f"a mutable reference, not {show(entry.type_)}"
        raise PremiseFails("C-share", premise, needed, Cause.SUBTYPE, path.span, "E0308")
    name = entry.type_.lifetime
    alive = need_alive(context, name, "C-share", path)
    loan = context.loans.get((entry.place, name))
    if loan is not None:
        context.loans[(entry.place, name)] = Loan(loan.span, mutable=False)
    given = (Entry(entry.place, Ref(name, False, entry.type_.content)),)
    return Effect("C-share", (entry,), given, (alive,))


def pieces(place: Place, type_: Own | Ref) -> tuple[Entry, ...] | None:
    """The entries for the parts of a pointer to a product; None if it points to something else."""
    if not isinstance(type_.content, Product):
        return None
    parts = type_.content.parts
    offsets = accumulate((size(part) for part in parts), initial=0)
    return tuple(
        Entry((place[0], place[1] + offset), _pointer(type_, part))
        for offset, part in zip(offsets, parts, strict=False)
    )


def _pointer(like: Own | Ref, content: Type) -> Type:
    if isinstance(like, Own):
        return Own(like.block, content)
    return Ref(like.lifetime, like.mutable, content)


def _split(context: Context, path: syntax.Path) -> Effect:
    entry = require(context, path, "C-split-own", "a pointer to a product", Use.MOVE)
    type_ = entry.type_
    rule = "C-split-bor" if isinstance(type_, Ref) else "C-split-own"
    given = pieces(entry.place, type_) if isinstance(type_, Own | Ref) else None
    if given is None or (rule == "C-split-bor" and not given):
        premise, needed = f"{path} points to a product", f"a product, not {show(type_)}"
        raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, path.span, "E0609")
    return Effect(rule, (entry,), given)


def _merge(context: Context, path: syntax.Path, type_: Type) -> Effect:
    rule = "C-split-bor" if isinstance(type_, Ref) else "C-split-own"
    parts = pieces(path.key, type_) if isinstance(type_, Own | Ref) else None
    if not parts:
        premise, needed = f"{show(type_)} points to a product with parts", "such a type"
        raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, path.span, "E0308")
    taken: list[Entry] = []
    for part in parts:
        entry = context.exact(part.place, part.type_)
        if entry is None:
            piece = syntax.Path(*part.place, path.span)
            raise missing(context, piece, rule, show(part.type_), Use.MOVE)
        taken.append(entry)
    return Effect(rule, tuple(taken), (Entry(path.key, type_),))


def subsume(context: Context, path: syntax.Path, entry: Entry, type_: Type) -> Effect:
    """C-subtype of one entry; the failure names the inclusion of lifetimes that is missing, if one is."""
    question = Subtyping(context.facts)
    proof = question.prove(entry.type_, type_)
    if proof is None:
        raise not_subtype(context, path, entry.type_, type_, question)
    assert isinstance(proof.conclusion, Subtype), "this proves a subtyping"
    return Effect("C-subtype", (entry,), (Entry(entry.place, type_),), (proof,))


def not_subtype(
    context: Context, path: syntax.Path, left: Type, right: Type, question: Subtyping
) -> PremiseFails:
    """Why τ ⇒ τ' has no proof."""
    premise = f"{show(left)} ⇒ {show(right)}"
    if question.missing is not None:
        small, large = question.missing
        ends_here = context.facts.local(large) is not None or large in context.ended
        code = "E0597" if ends_here else None
        needed = f"{small} ⊑ {large}: a bound `{small} <= {large}`"
        if ends_here:
            needed = f"{small} ⊑ {large}, and {large} ends in this function"
        return PremiseFails("C-subtype", premise, needed, Cause.NOT_INCLUDED, path.span, code)
    inside = left.content if isinstance(left, Own) else left
    code = "E0381" if isinstance(inside, Uninit) else "E0308"
    needed = f"`{path}` of type {show(right)}, and it has {show(left)}"
    return PremiseFails("C-subtype", premise, needed, Cause.SUBTYPE, path.span, code)
