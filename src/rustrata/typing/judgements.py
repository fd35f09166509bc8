"""Contexts and judgements of the type system, and the derivations that are built from them.

Source: Jung's thesis, section 9.3. A derivation of a function is a list of steps, one for each rule for
function bodies and each coercion; a step names its rule, the entries of T that it takes and gives, and
proves its other premises by small trees. The rest of T is the frame, so that a derivation is linear in
the program. `rustrata.typing.recheck` reads derivations and knows nothing of how they were found.
"""

from collections.abc import Iterator
from typing import TypeAlias

from rustrata.programs.lambda_rust.syntax import Body
from rustrata.records import record
from rustrata.typing.types import Fn, Inclusion, Type, show

Place: TypeAlias = tuple[str, int]
"""A path: a variable and an offset."""


@record
class Entry:
    """An element of T: p ◁ τ, or p ◁†κ τ with the lifetime that blocks it."""

    place: Place
    type_: Type
    blocked: str | None = None


@record
class Local:
    """An element of L: κ ⊑l κ̄."""

    lifetime: str
    above: tuple[str, ...]


@record
class Cont:
    """An element of K: k ◁ cont(L; x̄. T)."""

    name: str
    locals_: tuple[Local, ...]
    parameters: tuple[str, ...]
    entries: tuple[Entry, ...]


# Judgements that are proved by trees


@record
class Includes:
    """G ⊢ κ ⊑ κ'."""

    small: str
    large: str


@record
class Alive:
    """G ⊢ κ alive."""

    lifetime: str


@record
class Subtype:
    """G ⊢ τ ⇒ τ'."""

    left: Type
    right: Type


@record
class Writes:
    """G ⊢ τ1 ⊸τ τ1': writing a τ through a τ1 leaves a τ1'."""

    before: Type
    value: Type
    after: Type


@record
class Reads:
    """G ⊢ τ1 ⊶τ τ1': reading a τ through a τ1 leaves a τ1'."""

    before: Type
    value: Type
    after: Type


Judgement: TypeAlias = Includes | Alive | Subtype | Writes | Reads


@record
class Proof:
    """A derivation tree of a small judgement.

    ``witness`` is what the rule chooses: the lifetimes that T-fn-specialize puts for the bound ones, the
    two variables of T-rec.
    """

    rule: str
    conclusion: Judgement
    premises: tuple["Proof", ...] = ()
    witness: tuple[str, ...] = ()


@record
class Step:
    """One rule for a function body, at ``body``; ``next`` are the numbers of the steps of its premises.

    ``taken`` and ``given`` are the entries of T before and after, without the frame. ``cont`` is the
    continuation that F-letcont adds, or that F-jump and F-call go to. ``lifetimes`` are the chosen ones:
    of F-call the instances of ᾱ. ``function`` is the type of the function of S-fn and of F-call.
    """

    rule: str
    body: Body
    taken: tuple[Entry, ...] = ()
    given: tuple[Entry, ...] = ()
    proofs: tuple[Proof, ...] = ()
    next: tuple[int, ...] = ()
    cont: Cont | None = None
    lifetimes: tuple[str, ...] = ()
    function: Fn | None = None


@record
class Derivation:
    """The derivation of ⊢ funrec f(x̄) ret k := F ◁ type: ``steps[0]`` is for F.

    ``globals_`` are the functions that F may call: those before it, and itself.
    """

    name: str
    parameters: tuple[str, ...]
    ret: str
    type_: Fn
    globals_: tuple[tuple[str, Fn], ...]
    profile: str
    steps: tuple[Step, ...]


def show_place(place: Place) -> str:
    """``x`` or ``x.n``."""
    return f"{place[0]}.{place[1]}" if place[1] else place[0]


def show_entry(entry: Entry) -> str:
    """``p: τ`` or ``p: !'a τ``."""
    blocked = f"!{entry.blocked} " if entry.blocked else ""
    return f"{show_place(entry.place)}: {blocked}{show(entry.type_)}"


def show_inclusions(inclusions: Iterator[Inclusion] | tuple[Inclusion, ...]) -> str:
    """``'a <= 'b, ...``."""
    return ", ".join(f"{small} <= {large}" for small, large in inclusions)


def show_locals(locals_: tuple[Local, ...]) -> str:
    """``'a <= ['b], ...``."""
    return ", ".join(f"{local.lifetime} <= [{', '.join(local.above)}]" for local in locals_)


def show_cont(cont: Cont) -> str:
    """``k(x): cont(L; T)``."""
    entries = ", ".join(map(show_entry, cont.entries))
    return f"{cont.name}({', '.join(cont.parameters)}): cont({show_locals(cont.locals_)}; {entries})"
