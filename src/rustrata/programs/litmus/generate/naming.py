"""The name of a generated test: its shape and what each thread does, ``MP+dmb.sy+addr``.

The scheme is diy's (``gen/namer.ml``): the internal edges of each thread, joined by ``-``, in the order of
the threads; ``+po`` alone says nothing and is left out where it is all that there is; names that are all
the same are written once, with an ``s``. A read or write after a thread's edge is told where two edges in
a row leave it open (``poR-po``). Annotations follow their edge in lower case, ``p`` for none; those of
events without an internal edge come last.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rustrata.programs.litmus.generate.relaxations import (
    PLAIN,
    Communicates,
    Depends,
    Fenced,
    InOrder,
    Relaxation,
    UpdateKind,
    Updates,
)
from rustrata.programs.litmus.generate.shape import family, threads_of


def name_of(cycle: Sequence[Relaxation]) -> str:
    """The name of the test of a normalised cycle."""
    threads = [word for word in map("-".join, _internal_words(cycle)) if word]
    alone = _annotations_alone(cycle)
    same = len(set(threads)) == 1
    if same and threads[0] == "po":
        parts: list[str] = []
    elif same and len(threads) == 1:
        parts = [] if threads[0] == "pos" else threads
    elif same:
        parts = [f"{threads[0]}s"]
    else:
        parts = threads
    return "+".join((family(cycle), *parts, *([alone] if alone else [])))


def _internal_words(cycle: Sequence[Relaxation]) -> Iterator[list[str]]:
    for thread in threads_of(cycle):
        edges = [cycle[event] for event in thread if not cycle[event].external]
        yield [_word(edge, after) for edge, after in pairwise([*edges, None]) if edge is not None]


def _word(edge: Relaxation, after: Relaxation | None) -> str:
    open_ended = isinstance(edge.edge, InOrder | Fenced | Depends)
    told = open_ended and after is not None and isinstance(after.edge, InOrder | Fenced)
    return _bare(edge) + (edge.target.value if told else "") + _annotations(edge)


def _bare(edge: Relaxation) -> str:
    where = "" if edge.changes_location else "s"
    match edge.edge:
        case InOrder():
            return f"po{where}"
        case Fenced(fence):
            return f"{fence.lower()}{where}"
        case Depends(_, word):
            return f"{word.lower()}{where}"
        case Communicates(link, external):
            return f"{link.value.lower()}{'e' if external else 'i'}"
        case Updates(UpdateKind.EXCLUSIVES | UpdateKind.EXCHANGE):
            return "rmw"
        case Updates(kind):
            return kind.value.lower()


def _annotations(edge: Relaxation) -> str:
    words = (edge.source_annotation or PLAIN, edge.target_annotation or PLAIN)
    return "" if words == (PLAIN, PLAIN) else "".join(words).lower()


def _annotations_alone(cycle: Sequence[Relaxation]) -> str:
    """The annotations of the events that stand alone in their thread, unless all are plain."""
    alone = [
        edge.source_annotation or PLAIN
        for before, edge in pairwise((cycle[-1], *cycle))
        if before.external and edge.external
    ]
    return "" if all(word == PLAIN for word in alone) else "".join(alone)
