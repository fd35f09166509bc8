"""Reading a cycle: words between blanks, each an edge with up to two annotations, or one annotation.

An edge is the longest word of the dialect that begins what is written; an annotation alone is that of the
event where it stands, as ``Rfe A PodRR``. ``Ws`` is ``Co``, ``MFENCE`` is ``MFence``: case counts only
where it tells two words apart. Left out, and refused: the wildcard ``*``, sequences in brackets, and
``Leave``, ``Back``, ``Hat``, ``Detour``, ``Store`` and isolated fences.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from types import MappingProxyType

from rustrata.diagnostics.diagnostic import RustrataError, did_you_mean
from rustrata.programs.litmus.generate.relaxations import (
    PLAIN,
    Communicates,
    DependencyKind,
    Depends,
    Direction,
    Edge,
    Fenced,
    InOrder,
    Link,
    Relaxation,
    Updates,
)
from rustrata.programs.litmus.generate.vocabulary import (
    ALIASES,
    LANGUAGES,
    PLAIN_ALIASES,
    VOCABULARIES,
    Vocabulary,
)
from rustrata.programs.litmus.syntax import Dialect
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import Span

_WORD = re.compile(r"[^\s,]+")
_ENDS = {
    Link.READS_FROM: (Direction.WRITE, Direction.READ),
    Link.FROM_READ: (Direction.READ, Direction.WRITE),
    Link.COHERENCE: (Direction.WRITE, Direction.WRITE),
}
_LEFT_OUT = re.compile(
    r"(?P<wildcard>.*\*.*)|(?P<sequence>.*[\[\]()].*)|(?P<excursion>(?:Rf|Fr|Co|Ws)(?:Leave|Back).*)"
    r"|(?P<other>(?:Hat|Detour|Store|Insert|Irf|Ifr|Iff|Fif)\w*|Amo\..*)"
)
_LEFT_OUT_NAMES = {
    "wildcard": "`{}`, which stands for several edges; write each",
    "sequence": "`{}`, a sequence in brackets; write its edges one by one",
    "excursion": "`{}`, an edge that leaves a thread for another and comes back",
    "other": "the relaxation `{}`",
}
_READ, _WRITE = Direction.READ, Direction.WRITE


MOST_EDGES = 1000
"""Names are chosen among all rotations of a cycle, which takes the square of its length."""


@record
class _Form:
    edge: Edge
    source: Direction
    target: Direction
    changes_location: bool


def read_cycle(written: Span, dialect: Dialect) -> tuple[Relaxation, ...]:
    """The relaxations of a cycle, as they are written. Whether they fit together is not asked here.

    Raises:
        RustrataError: GEN001 for a word that is not one of the dialect, GEN002 for one that is left out
            and for a cycle that is too long, GEN003 for one without an edge.
    """
    read: list[Relaxation] = []
    pending: tuple[str, Span] | None = None
    for span in _words(written):
        found = _read_word(span, dialect)
        if len(read) == MOST_EDGES:
            message = f"unsupported: a cycle of more than {MOST_EDGES} edges"
            raise mistake("GEN002", message, span)
        if isinstance(found, Relaxation):
            if pending is not None:
                found = _annotated(found, pending, at_source=True)
                pending = None
            read.append(found)
        elif read:
            read[-1] = _annotated(read[-1], (found, span), at_source=False)
        else:
            pending = (found, span)
    if not read:
        message = "this cycle has no edge"
        raise mistake("GEN003", message, written, help="write `Rfe PodRR Fre PodWW`")
    if pending is not None:
        read[-1] = _annotated(read[-1], pending, at_source=False)
    return tuple(read)


def _words(written: Span) -> Iterator[Span]:
    for found in _WORD.finditer(written.source.text, written.start, written.end):
        yield Span(written.source, found.start(), found.end())


def _annotated(edge: Relaxation, annotation: tuple[str, Span], *, at_source: bool) -> Relaxation:
    """The edge with an annotation that stands alone beside it."""
    word, span = annotation
    known = edge.source_annotation if at_source else edge.target_annotation
    if known not in (None, word):
        message = f"`{word}` is said of an event that `{edge.span.text}` says is `{known}`"
        raise mistake("GEN005", message, span)
    return replace(edge, source_annotation=word) if at_source else replace(edge, target_annotation=word)


def _read_word(span: Span, dialect: Dialect) -> Relaxation | str:
    text, forms = span.text, _forms(dialect)
    for end in range(min(len(text), _longest_form(dialect)), 0, -1):
        form = forms.get(text[:end]) or forms.get(_folded(text[:end], dialect))
        if form is None:
            continue
        ends = _two_annotations(text[end:], dialect)
        if ends is not None:
            return Relaxation(form.edge, form.source, form.target, form.changes_location, span, *ends)
    alone = _annotation(text, dialect)
    if alone is not None:
        return alone
    raise _refusal(span, dialect)


def _refusal(span: Span, dialect: Dialect) -> RustrataError:
    text = span.text
    if (left_out := _LEFT_OUT.fullmatch(text)) and left_out.lastgroup is not None:
        message = f"unsupported: {_LEFT_OUT_NAMES[left_out.lastgroup].format(text)}"
        return mistake("GEN002", message, span)
    if dialect in LANGUAGES and text.startswith("DpAddr"):
        message = f"unsupported: address dependencies in {dialect.value}, which need arithmetic of pointers"
        return mistake("GEN002", message, span)
    elsewhere = [other.value for other in Dialect if other is not dialect and _knows(text, other)]
    help_: str | None
    if elsewhere:
        help_ = f"it is a word of {', '.join(elsewhere)}"
    else:
        help_ = did_you_mean(text, (*_forms(dialect), *VOCABULARIES[dialect].annotations))
    return mistake("GEN001", f"`{text}` is not a relaxation of {dialect.value}", span, help=help_)


def _knows(text: str, dialect: Dialect) -> bool:
    return any(
        (text[:end] in _forms(dialect) or _folded(text[:end], dialect) in _forms(dialect))
        and _two_annotations(text[end:], dialect) is not None
        for end in range(min(len(text), _longest_form(dialect)), 2, -1)
    )


def _annotation(word: str, dialect: Dialect) -> str | None:
    if dialect in LANGUAGES and word in PLAIN_ALIASES:
        return PLAIN
    return word if word in VOCABULARIES[dialect].annotations else None


def _two_annotations(text: str, dialect: Dialect) -> tuple[str | None, str | None] | None:
    """The annotations of an edge's source and target; None when the text is not two of them."""
    if not text:
        return None, None
    if len(text) > 2 * max(map(len, (*VOCABULARIES[dialect].annotations, *PLAIN_ALIASES))):
        return None
    for end in range(len(text) - 1, 0, -1):
        first, second = _annotation(text[:end], dialect), _annotation(text[end:], dialect)
        if first is not None and second is not None:
            return first, second
    return None


def _folded(word: str, dialect: Dialect) -> str:
    return _by_lower_case(dialect).get(word.lower(), word)


@cache
def _by_lower_case(dialect: Dialect) -> Mapping[str, str]:
    """Words that no other word of the dialect resembles but for case."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for word in _forms(dialect):
        if found.setdefault(word.lower(), word) != word:
            twice.add(word.lower())
    return MappingProxyType({low: word for low, word in found.items() if low not in twice})


@cache
def _forms(dialect: Dialect) -> Mapping[str, _Form]:
    """Every edge of the dialect, by its word."""
    return MappingProxyType(dict(_all_forms(VOCABULARIES[dialect])))


@cache
def _longest_form(dialect: Dialect) -> int:
    """The length of the longest word for an edge."""
    return max(map(len, _forms(dialect)))


def _all_forms(vocabulary: Vocabulary) -> Iterator[tuple[str, _Form]]:
    for link, ends in _ENDS.items():
        for external, letter in ((True, "e"), (False, "i")):
            form = _Form(Communicates(link, external), *ends, changes_location=False)
            yield f"{link.value}{letter}", form
            if link is Link.COHERENCE:
                yield f"Ws{letter}", form
    for different, letter in ((True, "d"), (False, "s")):
        yield from _ordered_forms(vocabulary, different, letter)
    yield "Rmw", _Form(Updates(vocabulary.rmw), _READ, _WRITE, changes_location=False)
    for update in vocabulary.updates:
        yield update.value, _Form(Updates(update), _READ, _WRITE, changes_location=False)


def _ordered_forms(vocabulary: Vocabulary, different: bool, letter: str) -> Iterator[tuple[str, _Form]]:
    """The edges inside a thread, to another location or the same."""
    fences = {name: name for name in vocabulary.fences}
    fences.update((other, name) for other, name in ALIASES.items() if name in fences)
    for source, target in product(Direction, Direction):
        ends = f"{letter}{source.value}{target.value}"
        yield f"Po{ends}", _Form(InOrder(), source, target, different)
        for written, fence in fences.items():
            yield f"{written}{ends}", _Form(Fenced(fence), source, target, different)
    for word, kind in vocabulary.dependencies.items():
        for target in (_WRITE,) if kind is DependencyKind.DATA else Direction:
            yield f"Dp{word}{letter}{target.value}", _Form(Depends(kind, word), _READ, target, different)
