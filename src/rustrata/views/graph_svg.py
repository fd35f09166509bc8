"""An execution as an SVG picture: threads are columns, program order goes down, edges carry their names.

The picture needs no other file and follows the reader's light or dark scheme.
"""

from collections.abc import Iterator
from html import escape

from rustrata.records import record
from rustrata.relational.structure import INITIAL
from rustrata.views.graph_dot import COLOURS, OTHER_COLOUR, drawn_edges
from rustrata.views.picture import Edge, Picture

_CHARACTER = 7.3
_ROW, _HEIGHT, _GAP, _MARGIN = 72, 28, 96, 24
_STYLE = """\
    text { font: 12px monospace; fill: #1b1f24 }
    .title { font-weight: bold }
    .label { font-size: 11px; stroke: #ffffff; stroke-width: 4px; paint-order: stroke }
    .box { fill: #f4f5f7; stroke: #8a94a0 }
    .edge { fill: none; stroke-width: 1.3 }
    .marked { stroke-width: 2.8 }
    .derived { stroke-dasharray: 5 3 }
    @media (prefers-color-scheme: dark) {
      svg { background: #14171a }
      text { fill: #e4e7ea }
      .label { stroke: #14171a }
      .box { fill: #22272d; stroke: #78828d }
    }"""


@record
class _Box:
    """The centre and the half width of an event's box."""

    x: float
    y: float
    half: float


def svg(picture: Picture, title: str) -> str:
    """The text of an ``.svg`` file."""
    edges = drawn_edges(picture)
    used = {name for edge, _ in edges for name in (edge.source, edge.target)}
    boxes, texts = _layout(picture, used)
    width = max((b.x + b.half for b in boxes.values()), default=0.0) + _GAP
    width = max(width, len(title) * _CHARACTER + 2 * _MARGIN)
    height = max((b.y for b in boxes.values()), default=0.0) + _HEIGHT + 2 * _MARGIN
    kept = set(picture.edges)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(title)}">',
        f"  <style>\n{_STYLE}\n  </style>",
        f"  <defs>\n{_markers(edges)}\n  </defs>",
        f'  <text class="title" x="{_MARGIN}" y="{_MARGIN}">{escape(title)}</text>',
        *_headings(picture, boxes),
        *_edges(edges, boxes, kept),
        *_drawn_boxes(boxes, texts),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _layout(picture: Picture, used: set[str]) -> tuple[dict[str, _Box], dict[str, str]]:
    """Where every event that is drawn has its box, and the text in it."""
    texts = {
        e.name: e.text if e.thread == INITIAL else f"{e.name}: {e.text}"
        for e in picture.events
        if e.thread != INITIAL or e.name in used
    }
    boxes: dict[str, _Box] = {}
    left = float(_MARGIN)
    top = 2.6 * _MARGIN
    for event in picture.events:
        if event.thread == INITIAL and event.name in texts:
            half = _half(texts[event.name])
            boxes[event.name] = _Box(left + half, top, half)
            left += 2 * half + _MARGIN
    first = top + (_ROW if boxes else _HEIGHT / 2)
    left = float(_MARGIN)
    for thread in picture.threads:
        own = [event.name for event in picture.events if event.thread == thread]
        half = max(_half(texts[name]) for name in own)
        for row, name in enumerate(own):
            boxes[name] = _Box(left + half, first + _MARGIN + row * _ROW, half)
        left += 2 * half + _GAP
    return boxes, texts


def _half(text: str) -> float:
    return (len(text) * _CHARACTER + 16) / 2


def _headings(picture: Picture, boxes: dict[str, _Box]) -> Iterator[str]:
    for thread in picture.threads:
        first = next(boxes[event.name] for event in picture.events if event.thread == thread)
        yield (
            f'  <text class="title" x="{first.x:.1f}" y="{first.y - _HEIGHT / 2 - 8:.1f}" '
            f'text-anchor="middle">P{thread}</text>'
        )


def _markers(edges: tuple[tuple[Edge, bool], ...]) -> str:
    colours = dict.fromkeys(_colour(edge) for edge, _ in edges)
    return "\n".join(
        f'    <marker id="to-{colour[1:]}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M0 0L8 4L0 8z" fill="{colour}"/></marker>'
        for colour in colours
    )


def _colour(edge: Edge) -> str:
    return COLOURS.get(edge.label, OTHER_COLOUR)


def _edges(edges: tuple[tuple[Edge, bool], ...], boxes: dict[str, _Box], kept: set[Edge]) -> Iterator[str]:
    between: dict[frozenset[str], int] = {}
    for edge, marked in edges:
        ends = frozenset((edge.source, edge.target))
        number = between.get(ends, 0)
        between[ends] = number + 1
        yield from _edge(edge, boxes[edge.source], boxes[edge.target], number, marked, edge not in kept)


def _edge(edge: Edge, a: _Box, b: _Box, number: int, marked: bool, derived: bool) -> Iterator[str]:
    """A curve and its label; ``number`` tells apart the edges between the same two boxes."""
    classes = " ".join(["edge", *["marked"] * marked, *["derived"] * derived])
    colour = _colour(edge)
    if a.x == b.x:
        down = a.y <= b.y
        straight = edge.label == "po" and number == 0
        side = 0.0 if straight else (1 if down else -1) * (a.half + 18 + 16 * number)
        start, end = _vertical(a, b, down) if straight else ((a.x, a.y), (b.x, b.y))
        if not straight:
            edge_of = a.half if side > 0 else -a.half
            start, end = (a.x + edge_of, a.y), (b.x + edge_of, b.y)
        bent = (a.x + side, (a.y + b.y) / 2)
    else:
        towards = 1 if b.x > a.x else -1
        start, end = (a.x + towards * a.half, a.y), (b.x - towards * b.half, b.y)
        rise = 14.0 * (number + 1) if number else 0.0
        if a.y == b.y and abs(end[0] - start[0]) > 1.5 * _GAP:
            rise += 2.2 * _HEIGHT  # over the boxes between
        bent = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - rise)
    # The label stands on the curve, at the place of its parameter: nearer to the source, so that the
    # labels of edges that cross do not meet.
    at = 0.5 if a.x == b.x else 0.35
    label = tuple(
        (1 - at) ** 2 * s + 2 * at * (1 - at) * m + at**2 * e
        for s, m, e in zip(start, bent, end, strict=True)
    )
    yield (
        f'  <path class="{classes}" stroke="{colour}" marker-end="url(#to-{colour[1:]})" '
        f'd="M{start[0]:.1f} {start[1]:.1f}Q{bent[0]:.1f} {bent[1]:.1f} {end[0]:.1f} {end[1]:.1f}"/>'
    )
    yield (
        f'  <text class="label" style="fill: {colour}" x="{label[0]:.1f}" y="{label[1] + 4:.1f}" '
        f'text-anchor="middle">{escape(edge.label)}</text>'
    )


def _vertical(a: _Box, b: _Box, down: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    step = _HEIGHT / 2 if down else -_HEIGHT / 2
    return (a.x, a.y + step), (b.x, b.y - step)


def _drawn_boxes(boxes: dict[str, _Box], texts: dict[str, str]) -> Iterator[str]:
    for name, box in boxes.items():
        yield (
            f'  <rect class="box" x="{box.x - box.half:.1f}" y="{box.y - _HEIGHT / 2:.1f}" '
            f'width="{2 * box.half:.1f}" height="{_HEIGHT}" rx="4"/>'
        )
        yield f'  <text x="{box.x:.1f}" y="{box.y + 4:.1f}" text-anchor="middle">{escape(texts[name])}</text>'
