"""An execution as a DOT graph: a cluster for each thread, edges labelled as in the model."""

from collections.abc import Iterator

from rustrata.relational.structure import INITIAL
from rustrata.views.picture import Edge, Picture

COLOURS = {"rf": "#c0392b", "co": "#2471a3", "fr": "#b9770e", "po": "#7f8c8d"}
OTHER_COLOUR = "#7d3c98"


def dot(picture: Picture, title: str) -> str:
    """The text of a ``.dot`` file."""
    return "\n".join(_lines(picture, title)) + "\n"


def drawn_edges(picture: Picture) -> tuple[tuple[Edge, bool], ...]:
    """The edges to draw, each with whether it is marked: all of the picture's and then those marked edges
    that are of derived relations. Edges between initial writes and their successors in co are left out
    unless they are marked; they hold in every execution."""
    marked = set(picture.marked)
    initial = {event.name for event in picture.events if event.thread == INITIAL}
    told = [e for e in picture.edges if e in marked or e.label != "co" or e.source not in initial]
    derived = [e for e in dict.fromkeys(picture.marked) if e not in told]
    return (*((e, e in marked) for e in told), *((e, True) for e in derived))


def _lines(picture: Picture, title: str) -> Iterator[str]:
    yield "digraph execution {"
    yield f"  label={_quoted(title)};"
    yield '  node [shape=box, fontname="monospace"]; edge [fontname="monospace"];'
    edges = drawn_edges(picture)
    used = {name for edge, _ in edges for name in (edge.source, edge.target)}
    for event in picture.events:
        if event.thread == INITIAL and event.name in used:
            yield f"  {_quoted(event.name)} [label={_quoted(event.text)}];"
    for thread in picture.threads:
        yield f"  subgraph cluster_{thread} {{"
        yield f'    label="P{thread}";'
        for event in picture.events:
            if event.thread == thread:
                yield f"    {_quoted(event.name)} [label={_quoted(f'{event.name}: {event.text}')}];"
        yield "  }"
    for edge, marked in edges:
        colour = COLOURS.get(edge.label, OTHER_COLOUR)
        attributes = f'label="{edge.label}", color="{colour}", fontcolor="{colour}"'
        if marked:
            attributes += ", penwidth=2.5"
        if edge.label != "po":
            attributes += ", constraint=false"
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{attributes}];"
    yield "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
