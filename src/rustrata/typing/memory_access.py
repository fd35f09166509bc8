"""The entry that a path has, and why it has none; the read and write judgements.

Source: Jung's thesis, Figure 9.6 (Tread-*, Twrite-*). A missing entry maps to the error of rustc for the
same mistake: what blocks it, or where it went, decides which.
"""

from enum import Enum

from rustrata.programs.lambda_rust.syntax import Path
from rustrata.typing.context import Context
from rustrata.typing.judgements import Entry, Proof, Reads, Writes, show_entry, show_place
from rustrata.typing.library_types import Trait
from rustrata.typing.rejection import Cause, Note, PremiseFails
from rustrata.typing.sizes import has, size
from rustrata.typing.types import Own, Ref, Type, Uninit, same, show


class Use(Enum):
    """What a rule needs an entry for; the values are rustc's codes while it is borrowed."""

    READ = "E0503"
    WRITE = "E0506"
    MOVE = "E0505"
    BORROW = "E0499"
    SHARE = "E0502"


def require(context: Context, path: Path, rule: str, wanted: str, use: Use) -> Entry:
    """The youngest entry of ``path`` that is not blocked; raises PremiseFails with the reason if none is."""
    entry = context.live(path.key)
    if entry is None:
        raise missing(context, path, rule, wanted, use)
    return entry


def missing(context: Context, path: Path, rule: str, wanted: str, use: Use) -> PremiseFails:
    """Why a path has no entry to use: blocked, moved, or never there."""
    premise = f"{path} ◁ {wanted} ∈ T"
    blocked = context.blocked(path.key) or next(
        (entry for entry in context.of_variable(path.variable) if entry.blocked), None
    )
    if blocked is not None and blocked.blocked is not None:
        return _blocked(context, path, rule, premise, blocked, use)
    if path.variable not in context.variables:
        needed = f"a `let {path.variable} = ...` before"
        return PremiseFails(rule, premise, needed, Cause.ABSENT, path.span, "E0425")
    note = context.history.get(path.key) or next(
        (note for place, note in context.history.items() if place[0] == path.variable), None
    )
    needed = f"an entry for `{path}`, which is gone: use it before, or give it back"
    notes = () if note is None else (note,)
    return PremiseFails(rule, premise, needed, Cause.ABSENT, path.span, "E0382", notes)


def _blocked(context: Context, path: Path, rule: str, premise: str, blocked: Entry, use: Use) -> PremiseFails:
    assert blocked.blocked is not None, "the caller found a blocked entry"
    loan = context.loans.get((blocked.place, blocked.blocked))
    mutable = loan is None or loan.mutable
    code = use.value
    if use is Use.BORROW and not mutable:
        code = "E0502"
    kind = "mutably" if mutable else "as shared"
    place = show_place(blocked.place)
    notes = () if loan is None else (Note(f"`{place}` is borrowed {kind} here", loan.span),)
    needed = f"`endlft {blocked.blocked}` before, which unblocks {show_entry(blocked)}"
    return PremiseFails(rule, premise, needed, Cause.BLOCKED, path.span, code, notes)


def need_alive(context: Context, lifetime: str, rule: str, path: Path) -> Proof:
    """A proof that a lifetime is alive, or PremiseFails."""
    proof = context.facts.alive(lifetime)
    if proof is None:
        ended = context.ended.get(lifetime)
        notes = () if ended is None else (Note("it ends here", ended),)
        needed = f"to use `{path}` before `endlft {lifetime}`"
        if ended is None:
            needed = f"{lifetime} in L, or a bound `'fn <= {lifetime}`"
        raise PremiseFails(rule, f"{lifetime} alive", needed, Cause.NOT_ALIVE, path.span, "E0597", notes)
    return proof


def prove_write(context: Context, before: Type, value: Type, rule: str, path: Path) -> Proof:
    """τ1 ⊸τ τ1': Twrite-own is a strong update, Twrite-bor keeps the type."""
    match before:
        case Own(block, content):
            if size(content) != size(value):
                premise = f"size({show(content)}) = size({show(value)})"
                needed = f"a place of {size(value)} cells, and this has {size(content)}"
                raise PremiseFails("Twrite-own", premise, needed, Cause.SIZE, path.span, "E0308")
            return Proof("Twrite-own", Writes(before, value, Own(block, value)))
        case Ref(lifetime, True, content):
            if not same(content, value):
                premise = f"{show(value)} is {show(content)}"
                needed = f"a value of type {show(content)}"
                raise PremiseFails("Twrite-bor", premise, needed, Cause.SUBTYPE, path.span, "E0308")
            alive = need_alive(context, lifetime, "Twrite-bor", path)
            return Proof("Twrite-bor", Writes(before, value, before), (alive,))
        case Ref():
            blocked = context.blocked(path.key)
            if blocked is not None:
                raise _blocked(context, path, rule, f"{path} ◁ own τ ∈ T", blocked, Use.WRITE)
            needed = f"`&{before.lifetime} mut`: nothing is written through a shared reference"
            premise = f"{show(before)} ⊸ {show(value)}"
            raise PremiseFails(rule, premise, needed, Cause.NOT_WRITABLE, path.span, "E0594")
        case _:
            needed = "an owned pointer or a mutable reference"
            premise = f"{show(before)} ⊸ {show(value)}"
            raise PremiseFails(rule, premise, needed, Cause.NOT_WRITABLE, path.span, "E0614")


def prove_read(context: Context, before: Type, rule: str, path: Path) -> Proof:
    """τ1 ⊶τ τ1': Tread-own-copy and Tread-bor of what is copy, Tread-own-move of the rest."""
    match before:
        case Own(_, content) if has(Trait.COPY, content):
            return Proof("Tread-own-copy", Reads(before, content, before))
        case Own(block, content):
            after = Own(block, Uninit(size(content)))
            return Proof("Tread-own-move", Reads(before, content, after))
        case Ref(lifetime, _, content):
            if not has(Trait.COPY, content):
                needed = f"{show(content)} copy: what is behind a reference is not moved out"
                premise = f"{show(content)} copy"
                raise PremiseFails("Tread-bor", premise, needed, Cause.NOT_COPY, path.span, "E0507")
            alive = need_alive(context, lifetime, "Tread-bor", path)
            return Proof("Tread-bor", Reads(before, content, before), (alive,))
        case _:
            premise = f"{show(before)} ⊶"
            needed = "a pointer"
            raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, path.span, "E0614")
