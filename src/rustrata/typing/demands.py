"""The search of the elaborator: which coercions give the entry that a rule asks for.

Policy: an entry that is there; a part of a larger one; a subtype; a share or a borrow; and last the parts
put together. Demand-driven, without backtracking over the order of the code; it emits ghost instructions
and never decides what is typed: the core checker does, on what it emitted.

Source: the order of the mechanised development's ``solve_typing``.
"""

from collections.abc import Callable, Sequence

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Path
from rustrata.source import Span
from rustrata.typing.context import Context
from rustrata.typing.judgements import Entry, Place
from rustrata.typing.sizes import normal_parts, size
from rustrata.typing.subtyping import Subtyping
from rustrata.typing.type_syntax import type_syntax
from rustrata.typing.types import Own, Product, Rec, Ref, Type, Uninit, same, unfold

Emit = Callable[[syntax.Ghost], None]


class Demands:
    """Brings T into the shape that one instruction asks for; ``emit`` performs and records a coercion."""

    def __init__(self, context: Context, emit: Emit, span: Span) -> None:
        self.context = context
        self.emit = emit
        self.span = span

    def path(self, place: Place) -> Path:
        """A path to a place, at the instruction's position."""
        return Path(*place, self.span)

    def subsume(self, place: Place, type_: Type) -> None:
        """C-subtype of the live entry of a place."""
        self.emit(syntax.Subsume(self.path(place), type_syntax(type_, self.span), self.span))

    def expose(self, place: Place, cells: int | None) -> None:
        """Make an entry for exactly ``place``, to ``cells`` cells where they are given, by splitting."""
        entry = self.context.live(place)
        if entry is not None and (cells is None or _cells(entry.type_) in {None, cells}):
            self._simplify(entry, cells)
            return
        outer = entry or self._around(place)
        if outer is None or not isinstance(outer.type_, Own | Ref):
            return
        outer = self._unfolded(outer)
        before = place[1] - outer.place[1]
        assert isinstance(outer.type_, Own | Ref), "an unfolded pointer is one"
        content = _regrouped(outer.type_.content, before, cells)
        if content is None:
            return
        if outer.type_.content != content:
            self.subsume(outer.place, _pointing(outer.type_, content))
        self.emit(syntax.Split(self.path(outer.place), self.span))

    def project(self, path: Path) -> None:
        """Make an entry for a path whose pointer goes on in a rule; ``x.0`` means the first part of ``x``."""
        self.expose(path.key, None)
        entry = self.context.live(path.key)
        if not path.projected or entry is None or not isinstance(entry.type_, Own | Ref):
            return
        parts = normal_parts(entry.type_.content)
        if len(parts) > 1:
            self.expose(path.key, size(parts[0]))

    def whole(self, path: Path) -> None:
        """``x`` means all of ``x`` where its parts are all there; then as `project`."""
        entry = self.context.live(path.key)
        if entry is not None and not path.projected:
            match entry.type_:
                case Own(block):
                    self.gather(path.key, block)
                case Ref():
                    self.gather(path.key, self._following(entry))
                case _:
                    pass
        self.project(path)

    def _following(self, first: Entry) -> int:
        """The cells of a reference and of the references to what follows."""
        variable, offset = first.place
        end, entry = offset, self.context.live(first.place)
        while entry is not None and _cells(entry.type_):
            end += _cells(entry.type_) or 0
            entry = self.context.live((variable, end))
        return end - offset

    def _simplify(self, entry: Entry, cells: int | None) -> None:
        """A pointer to a recursive type or to a product of one part, where cells are read or written."""
        if cells is None or not isinstance(entry.type_, Own | Ref):
            return
        content = entry.type_.content
        if isinstance(content, Rec):
            self._unfolded(entry)
        elif isinstance(content, Product) and cells == 1 and len(normal_parts(content)) == 1:
            self.subsume(entry.place, _pointing(entry.type_, normal_parts(content)[0]))

    def unfold(self, place: Place) -> None:
        """T-rec-unfold of what the live entry of a place points to."""
        entry = self.context.live(place)
        if entry is not None:
            self._unfolded(entry)

    def _unfolded(self, entry: Entry) -> Entry:
        pointer = entry.type_
        if not isinstance(pointer, Own | Ref) or not isinstance(pointer.content, Rec):
            return entry
        self.subsume(entry.place, _pointing(pointer, unfold(pointer.content)))
        after = self.context.live(entry.place)
        assert after is not None, "C-subtype keeps the entry"
        return after

    def _around(self, place: Place) -> Entry | None:
        """The nearest live pointer before a place that reaches beyond it."""
        found: Entry | None = None
        for entry in self.context.of_variable(place[0]):
            cells = _cells(entry.type_)
            start = entry.place[1]
            if entry.blocked is None and cells is not None and start <= place[1] < start + cells:
                found = entry if found is None or start >= found.place[1] else found
        return found

    def gather(self, place: Place, cells: int) -> None:
        """Make an entry for the ``cells`` cells from ``place``, of the parts that are there."""
        entry = self.context.live(place)
        if entry is not None and _cells(entry.type_) == cells:
            return
        parts = self._parts(place, cells)
        if parts:
            first = parts[0].type_
            assert isinstance(first, Own | Ref), "parts are pointers"
            content = Product(
                tuple(part.type_.content for part in parts if isinstance(part.type_, Own | Ref))
            )
            whole = type_syntax(_pointing(first, content), self.span)
            self.emit(syntax.Merge(self.path(place), whole, self.span))

    def _parts(self, place: Place, cells: int) -> list[Entry]:
        """Live pointers of one kind, one after the other, to exactly these cells; empty if there are none."""
        parts: list[Entry] = []
        offset = place[1]
        while offset < place[1] + cells:
            entry = self.context.live((place[0], offset))
            width = None if entry is None else _cells(entry.type_)
            if entry is None or not width or (parts and not _one_kind(parts[0].type_, entry.type_)):
                return []
            parts.append(entry)
            offset += width
        return parts if offset == place[1] + cells and len(parts) > 1 else []

    def want(self, place: Place, type_: Type) -> None:
        """Make an entry p ◁ τ, if the coercions can."""
        if self.context.exact(place, type_) is not None:
            return
        entry = self.context.live(place)
        if entry is None and isinstance(type_, Own | Ref):
            self.expose(place, size(type_.content))
            entry = self.context.live(place)
        if entry is None:
            return
        if same(entry.type_, type_):
            return
        if Subtyping(self.context.facts).prove(entry.type_, type_) is not None:
            self.subsume(place, type_)
            return
        if isinstance(type_, Ref):
            self._want_reference(entry, type_)
        if isinstance(type_, Own | Ref) and self.context.exact(place, type_) is None:
            self._want_cells(place, type_)

    def _want_reference(self, entry: Entry, wanted: Ref) -> None:
        """Borrow what is owned, share what is mutable, where the rest is then a subtype."""
        held = entry.type_
        if not isinstance(held, Own | Ref) or (
            isinstance(held, Ref) and (wanted.mutable or not held.mutable)
        ):
            return
        lifetime = wanted.lifetime if isinstance(held, Own) else held.lifetime
        reached = Ref(lifetime, wanted.mutable, held.content)
        if Subtyping(self.context.facts).prove(reached, wanted) is None:
            return
        if isinstance(held, Own):
            name = syntax.Name(wanted.lifetime, self.span)
            self.emit(syntax.Borrow(self.path(entry.place), name, self.span))
        if not wanted.mutable:
            if self.context.facts.alive(lifetime) is None:
                return
            self.emit(syntax.Share(self.path(entry.place), self.span))
        if not same(reached, wanted):
            self.subsume(entry.place, wanted)

    def _want_cells(self, place: Place, wanted: Own | Ref) -> None:
        """The parts that are there, each brought to its part of the wanted type, and merged."""
        total = size(wanted.content)
        entry = self.context.live(place)
        if entry is not None and (_cells(entry.type_) or 0) > total:
            self.expose(place, total)
            self.want_again(place, wanted)
            return
        parts = self._parts(place, total)
        contents: list[Type] = []
        for part in parts:
            start = part.place[1] - place[1]
            content = _slice(wanted.content, start, start + (_cells(part.type_) or 0))
            if content is None:
                return
            contents.append(content)
            self.want(part.place, _pointing(wanted, content))
        if parts:
            whole = _pointing(wanted, Product(tuple(contents)))
            self.emit(syntax.Merge(self.path(place), type_syntax(whole, self.span), self.span))
            if not same(whole, wanted):
                self.subsume(place, wanted)

    def want_again(self, place: Place, wanted: Type) -> None:
        """The wanted type by one subtyping, after a split."""
        entry = self.context.live(place)
        if entry is None or same(entry.type_, wanted):
            return
        if Subtyping(self.context.facts).prove(entry.type_, wanted) is not None:
            self.subsume(place, wanted)

    def want_blocked(self, wanted: Entry) -> None:
        """Make p ◁†κ τ by a borrow or a reborrow at κ."""
        if wanted.blocked is None or self.context.exact(wanted.place, wanted.type_, wanted.blocked):
            return
        entry = self.context.live(wanted.place)
        if entry is None or not same(entry.type_, wanted.type_):
            return
        name = syntax.Name(wanted.blocked, self.span)
        path = self.path(wanted.place)
        if isinstance(entry.type_, Own):
            self.emit(syntax.Borrow(path, name, self.span))
        elif isinstance(entry.type_, Ref) and entry.type_.mutable:
            self.emit(syntax.Reborrow(path, name, self.span))

    def want_all(self, entries: Sequence[Entry]) -> None:
        """Every entry that a continuation asks for, blocked ones first."""
        for entry in entries:
            if entry.blocked is not None:
                self.want_blocked(entry)
        for entry in entries:
            if entry.blocked is None:
                self.want(entry.place, entry.type_)


def _cells(type_: Type) -> int | None:
    """How many cells a pointer points to; None for other types."""
    return size(type_.content) if isinstance(type_, Own | Ref) else None


def _pointing(like: Own | Ref, content: Type) -> Own | Ref:
    if isinstance(like, Own):
        return Own(like.block, content)
    return Ref(like.lifetime, like.mutable, content)


def _one_kind(left: Type, right: Type) -> bool:
    """Can two pointers be parts of one?"""
    if isinstance(left, Own) and isinstance(right, Own):
        return left.block == right.block
    if isinstance(left, Ref) and isinstance(right, Ref):
        return (left.lifetime, left.mutable) == (right.lifetime, right.mutable)
    return False


def _cut(parts: Sequence[Type], at: int) -> tuple[list[Type], list[Type]] | None:
    """The parts before and after a number of cells; ↯ can be cut anywhere."""
    before: list[Type] = []
    left = at
    for index, part in enumerate(parts):
        if left == 0:
            return before, list(parts[index:])
        cells = size(part)
        if cells <= left:
            before.append(part)
            left -= cells
        elif isinstance(part, Uninit):
            return [*before, Uninit(left)], [Uninit(cells - left), *parts[index + 1 :]]
        else:
            return None
    return (before, []) if left == 0 else None


def _grouped(parts: Sequence[Type]) -> Type:
    return parts[0] if len(parts) == 1 else Product(tuple(parts))


def _slice(content: Type, start: int, end: int) -> Type | None:
    """The type of some of the cells of a type; None where a part would be cut through."""
    first = _cut(normal_parts(content), start)
    second = None if first is None else _cut(first[1], end - start)
    return None if second is None else _grouped(second[0])


def _regrouped(content: Type, before: int, cells: int | None) -> Product | None:
    """The product, with one part for the cells asked for; as it is if it has that part already."""
    if isinstance(content, Product):
        offset = 0
        for part in content.parts:
            if offset == before and size(part) and cells in {None, size(part)}:
                return content
            offset += size(part)
    first = _cut(normal_parts(content), before)
    if first is None or not first[1]:
        return None
    width = size(first[1][0]) if cells is None else cells
    second = _cut(first[1], width)
    if second is None:
        return None
    return Product((*first[0], _grouped(second[0]), *second[1]))
