"""A tree as text: a line for each node, a column for each range of bytes.

    allocation 1        0-3     4-7
    1                   Unq     Unq
    ├ 2                 Res     Dis
    │ └ 4 protected     Frz     Frz?
    └ 3 exposed         Frz     Frz

Res, Unq, Frz, Dis and Cell are the permissions; ``C`` means conflicted, ``IM`` interior mutable, and ``?``
that a protected node was not used there, so that its protection does not hold yet. Trees of wildcard
reborrows follow the main one.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from rustrata.abstract.aliasing.events import Tag
from rustrata.abstract.aliasing.tree_nodes import NOWHERE, Tree
from rustrata.abstract.aliasing.tree_telling import words
from rustrata.records import record

_SHORT = (
    ("Reserved", "Res"),
    ("Unique", "Unq"),
    ("Frozen", "Frz"),
    ("Disabled", "Dis"),
    (", conflicted", " C"),
    (", interior mutable", " IM"),
    (", not used", "?"),
)


@record
class Row:
    """A node: the tag it was made for, its parent's, which of its ancestors and itself are last children (for
    the lines of a drawing), what is known of it, and the words for its permissions in ranges of bytes that
    cover the allocation."""

    tag: Tag
    parent: Tag | None
    last: tuple[bool, ...]
    protector: str | None
    exposed: bool
    permissions: tuple[tuple[int, int, str], ...]


def rows(tree: Tree) -> Iterator[Row]:
    """The nodes, parents before children, older children first."""
    pending: list[tuple[int, tuple[bool, ...]]] = [(root, ()) for root in reversed(tree.roots)]
    while pending:
        number, last = pending.pop()
        bit, parent = 1 << number, tree.parents[number]
        protector = "strong" if tree.strong & bit else "weak" if tree.protected & bit else None
        yield Row(
            tree.tags[number],
            None if parent == NOWHERE else tree.tags[parent],
            last,
            protector,
            bool(tree.exposed & bit),
            tuple(words(tree, number)),
        )
        children = tree.children[number]
        for child in reversed(children):
            pending.append((child, (*last, child == children[-1])))


def draw(allocation: int, tree: Tree, names: Mapping[Tag, str] | None = None) -> str:
    """The drawing of an allocation's tree; ``names`` for tags, which else are numbers."""
    nodes = list(rows(tree))
    edges = sorted({edge for row in nodes for start, end, _ in row.permissions for edge in (start, end)})
    ranges = list(pairwise(edges))
    lines = [[f"allocation {allocation}", *(_range(start, end) for start, end in ranges)]]
    for row in nodes:
        at = {start: _short(word) for start, _, word in row.permissions}
        cells = [at[max(edge for edge in at if edge <= start)] for start, _ in ranges]
        lines.append([_label(row, names or {}), *cells])
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _label(row: Row, names: Mapping[Tag, str]) -> str:
    lines = "".join("  " if last else "│ " for last in row.last[:-1])
    if row.last:
        lines += "└ " if row.last[-1] else "├ "
    notes = {"strong": " protected", "weak": " weakly protected", None: ""}[row.protector]
    return lines + names.get(row.tag, str(row.tag)) + notes + " exposed" * row.exposed


def _short(word: str) -> str:
    for long, short in _SHORT:
        word = word.replace(long, short)
    return word


def _range(start: int, end: int) -> str:
    return str(start) if end == start + 1 else f"{start}-{end - 1}"
