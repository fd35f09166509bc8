"""Rejections as diagnostics and as JSON: the rule, its premise that fails, the contexts, what is needed."""

from collections.abc import Mapping

from rustrata.diagnostics.diagnostic import Diagnostic, Label
from rustrata.diagnostics.json_form import Json, span_json
from rustrata.typing.derivation_text import show_continuation, show_entries
from rustrata.typing.judgements import show_inclusions, show_locals
from rustrata.typing.rejection import Cause, Contexts, Rejection

WORDS: Mapping[Cause, str] = {
    Cause.ABSENT: "what is needed is not there",
    Cause.BLOCKED: "this is borrowed",
    Cause.NOT_ALIVE: "the lifetime is not alive",
    Cause.NOT_INCLUDED: "a lifetime is too short",
    Cause.SUBTYPE: "the type is another one",
    Cause.NOT_COPY: "this type is not copy",
    Cause.NOT_SEND: "this type cannot go to another thread",
    Cause.NOT_WRITABLE: "nothing is written through this",
    Cause.SIZE: "the sizes differ",
    Cause.ILL_FORMED: "this is not well-formed",
    Cause.LIFETIME_CONTEXT: "the open lifetimes are others",
    Cause.CAPTURE: "a function value cannot capture this",
    Cause.EQUALIZE: "these lifetimes cannot be made equal",
    Cause.BRANCHES: "the branches are not those of the sum",
    Cause.UNDETERMINED: "what is left out is not determined",
}
"""What each cause is in words."""


def context_lines(contexts: Contexts) -> tuple[tuple[str, str], ...]:
    """E, L, K and T, each with its text."""
    conts = "; ".join(map(show_continuation, contexts.conts))
    return (
        ("E", show_inclusions(contexts.externals) or "∅"),
        ("L", show_locals(contexts.locals_) or "∅"),
        ("K", conts or "∅"),
        ("T", show_entries(contexts.entries)),
    )


def diagnostic_of(rejection: Rejection) -> Diagnostic:
    """The diagnostic for people; its code is that of the cause."""
    contexts = "\n".join(f"{name} = {text}" for name, text in context_lines(rejection.contexts))
    notes = [contexts] if rejection.contexts.locals_ else []
    if rejection.rustc is not None:
        notes.append(f"rustc reports {rejection.rustc} for the same mistake")
    return Diagnostic(
        rejection.cause.value,
        f"`{rejection.function}` is not typed: {_words(rejection)}",
        rejection.span,
        f"{rejection.rule} needs {rejection.premise}",
        tuple(Label(note.span, note.text) for note in rejection.notes),
        tuple(notes),
        _help(rejection.needed),
    )


def _words(rejection: Rejection) -> str:
    if rejection.rustc == "E0382" and rejection.notes:
        return "this is used after it is gone"
    if rejection.rustc == "E0381":
        return "memory is used that nothing was written to"
    return WORDS[rejection.cause]


def _help(needed: str) -> str:
    return needed if needed.startswith("did you mean") else f"needed: {needed}"


def rejection_json(rejection: Rejection) -> dict[str, Json]:
    """A rejection with its contexts; ``rustc`` is null where rustc has no such error."""
    return {
        "rule": rejection.rule,
        "premise": rejection.premise,
        "needed": rejection.needed,
        "code": rejection.cause.value,
        "rustc": rejection.rustc,
        "span": span_json(rejection.span),
        "notes": [{"text": note.text, "span": span_json(note.span)} for note in rejection.notes],
        "contexts": dict(context_lines(rejection.contexts)),
    }
