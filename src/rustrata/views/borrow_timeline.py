"""What happened to every tag of a borrow trace, as an SVG picture.

Time goes down, a row for each step. Each tag has a lane; its permission is a box with letters, in a colour
that only repeats what the letters say; a thick edge is the time of a call that protects it. A cross is where
a tag loses its permission, and the step that a model forbids is marked across the picture. Below stand the
stacks, or the tree, before that step. The picture needs no other file and follows the reader's light or dark
scheme.
"""

from collections.abc import Iterator, Sequence
from html import escape

from rustrata.abstract.aliasing.judging import Record
from rustrata.abstract.aliasing.parting import guilty
from rustrata.abstract.aliasing.trace_events import Story
from rustrata.views.aliasing_report import verdict
from rustrata.views.aliasing_words import line_of, named, text_of
from rustrata.views.borrow_lanes import Lane, Stretch, lanes_of, letters

_CHARACTER, _ROW, _MARGIN, _LINE = 7.3, 26, 20, 17
_NARROWEST, _PAD = 54, 14
_STYLE = """\
    text { font: 12px monospace; fill: #1b1f24 }
    .title { font-weight: bold; font-size: 14px }
    .heading { font-weight: bold }
    .letters { text-anchor: middle; font-weight: bold }
    .quiet { fill: #57606a }
    .row { stroke: #d0d7de }
    .band { fill: #ffd7d5; stroke: #cf222e; stroke-width: 1.5 }
    .cross { stroke: #cf222e; stroke-width: 2.2 }
    .guard { stroke: #1b1f24; stroke-width: 5 }
    .box { stroke: #57606a; fill: #eef1f4 }
    .own { fill: #b7e4c0 }
    .wait { fill: #bfe3ee }
    .many { fill: #c9d4f7 }
    .read { fill: #f7e6a8 }
    .cell { fill: #e4cdf2 }
    .dead { fill: #dfe2e6; stroke-dasharray: 4 3 }
    @media (prefers-color-scheme: dark) {
      svg { background: #14171a }
      text { fill: #e4e7ea }
      .quiet { fill: #9aa4ae }
      .row { stroke: #30363d }
      .band { fill: #4b1d1f; stroke: #f85149 }
      .cross { stroke: #f85149 }
      .guard { stroke: #e4e7ea }
      .box { stroke: #8b949e; fill: #2a2f35 }
      .own { fill: #1f5130 }
      .wait { fill: #1d4a59 }
      .many { fill: #2c3a78 }
      .read { fill: #5c4d13 }
      .cell { fill: #4a2d5e }
      .dead { fill: #33383e }
    }"""
_CLASSES = {
    "Unique": "own",
    "its own": "own",
    "SharedRW": "many",
    "SharedRO": "read",
    "Frozen": "read",
    "read through it": "read",
    "Reserved": "wait",
    "Cell": "cell",
    "Disabled": "dead",
    "unknown": "dead",
    "written by others": "dead",
}


def timeline(story: Story, records: Sequence[Record], title: str) -> str:
    """The text of an ``.svg`` file: the models one below the other. A row tells the stacks or the tree after
    its step, if they were drawn, to a pointer that rests on it."""
    heading = title or "borrow trace"
    lines: list[str] = []
    top, width = float(2 * _MARGIN), 300.0
    for record in records:
        section = _Section(story, record, top)
        lines += section.drawn()
        top = section.bottom + _MARGIN
        width = max(width, section.width)
    width = max(width, len(heading) * 8.6 + 2 * _MARGIN)
    return (
        "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{top:.0f}" '
                f'viewBox="0 0 {width:.0f} {top:.0f}" role="img" aria-label="{escape(heading)}">',
                f"  <style>\n{_STYLE}\n  </style>",
                _text(_MARGIN, _MARGIN + 4, heading, "title"),
                *lines,
                "</svg>",
            ]
        )
        + "\n"
    )


class _Section:
    """One model's part of the picture: where its rows and lanes are."""

    def __init__(self, story: Story, record: Record, top: float) -> None:
        self.story, self.record = story, record
        self.lanes = lanes_of(story, record)
        self.texts = [f"{line_of(s):>3}  {text_of(s)}" for s in story.steps[: len(record.told)]]
        self.top = top
        self.first_row = top + 2.6 * _LINE
        longest = max((len(text) for text in self.texts), default=0)
        left = _MARGIN + longest * _CHARACTER + _PAD
        self.columns: list[tuple[float, float]] = []
        for lane in self.lanes:
            wide = max(_NARROWEST, len(lane.heading) * _CHARACTER + _PAD)
            self.columns.append((left, wide))
            left += wide
        self.right = left
        self.notes = [*self._legend(), *self._why()]
        widest = max((len(note) for note in self.notes), default=0) * _CHARACTER + 2 * _MARGIN
        self.width = max(self.right + _MARGIN, widest)
        self.notes_top = self.row(len(self.texts)) + _LINE
        self.bottom = self.notes_top + len(self.notes) * _LINE

    def row(self, number: int) -> float:
        """The top of a row."""
        return self.first_row + number * _ROW

    def drawn(self) -> Iterator[str]:
        """The elements."""
        judgement = self.record.judgement
        yield _text(_MARGIN, self.top + 10, f"{judgement.model}: {verdict(judgement)}", "heading")
        forbidden = judgement.step
        if forbidden is not None:
            yield (
                f'  <rect class="band" x="{_MARGIN - 8}" y="{self.row(forbidden) + 1:.1f}" '
                f'width="{self.right - _MARGIN + 12:.1f}" height="{_ROW - 2}" rx="4"/>'
            )
        for number, text in enumerate(self.texts):
            y = self.row(number)
            yield f'  <line class="row" x1="{_MARGIN}" x2="{self.right:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
            drawing = self.record.told[number].drawing
            yield _text(_MARGIN, y + 17, text, "heading" if number == forbidden else "", drawing)
        for lane, (x, wide) in zip(self.lanes, self.columns, strict=True):
            yield from self._lane(lane, x, wide)
        for number, note in enumerate(self.notes):
            yield _text(_MARGIN, self.notes_top + (number + 1) * _LINE, note, "quiet")

    def _lane(self, lane: Lane, x: float, wide: float) -> Iterator[str]:
        centre = x + wide / 2
        yield _text(centre, self.first_row - 6, lane.heading, "letters")
        for stretch in lane.stretches:
            yield from self._stretch(stretch, x + 5, wide - 10)
        if lane.protected is not None:
            first, last = self.row(lane.protected[0]) + 3, self.row(lane.protected[1]) + _ROW / 2
            edge = f"{x + 5:.1f}"
            yield f'  <line class="guard" x1="{edge}" x2="{edge}" y1="{first:.1f}" y2="{last:.1f}"/>'
        violation = self.record.judgement.violation
        step = self.record.judgement.step
        if violation is None or step is None or lane.tag not in guilty(self.story, self.record):
            return
        if lane.allocation == violation.allocation and lane.start <= violation.offset < lane.end:
            yield _text(x + wide - 9, self.row(step) + 17, "!", "letters")
            yield (
                f'  <rect x="{x + 2:.1f}" y="{self.row(step) + 3:.1f}" width="{wide - 4:.1f}" '
                f'height="{_ROW - 6}" rx="9" fill="none" class="cross"/>'
            )

    def _stretch(self, stretch: Stretch, x: float, wide: float) -> Iterator[str]:
        y = self.row(stretch.first) + 3
        end = self.row(stretch.last) + (_ROW / 2 if stretch.ends else 3)
        at_end = self.record.judgement.step is None and stretch.last == len(self.texts) - 1
        if at_end and not stretch.ends:
            end = self.row(len(self.texts)) - 1
        height = max(end - y, _ROW - 6)
        kind = _CLASSES.get(stretch.word, _CLASSES.get(stretch.word.split(",")[0], ""))
        yield (
            f'  <rect class="box {kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}" '
            f'rx="4"><title>{escape(f"{stretch.word} [{stretch.rule}]")}</title></rect>'
        )
        yield _text(x + wide / 2, y + 14, letters(stretch.word), "letters")
        if stretch.ends:
            left, right, low = x + wide / 2 - 5, x + wide / 2 + 5, y + height
            yield (
                f'  <path class="cross" d="M{left:.1f} {low - 5:.1f}L{right:.1f} {low + 5:.1f}'
                f'M{right:.1f} {low - 5:.1f}L{left:.1f} {low + 5:.1f}"/>'
            )

    def _legend(self) -> list[str]:
        words = dict.fromkeys(stretch.word for lane in self.lanes for stretch in lane.stretches)
        shown = [f"{letters(word)} = {word}" for word in words]
        if any(lane.protected is not None for lane in self.lanes):
            shown.append("thick edge = protected by a call")
        return [", ".join(shown)] if shown else []

    def _why(self) -> list[str]:
        violation = self.record.judgement.violation
        if violation is None:
            return []
        reason = f"{named(self.story, violation.reason)} [{violation.rule}, {violation.code}]"
        return [reason.replace("`", ""), *self.record.told[-1].drawing.splitlines()[1:]]


def _text(x: float, y: float, text: str, kind: str, more: str = "") -> str:
    chosen = f' class="{kind}"' if kind else ""
    title = f"<title>{escape(more)}</title>" if more else ""
    return f'  <text xml:space="preserve"{chosen} x="{x:.1f}" y="{y:.1f}">{escape(text)}{title}</text>'
