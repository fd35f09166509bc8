"""Inclusion and liveness of lifetimes: reachability in the edges of E and L, and a least fixed point.

Source: Jung's thesis, Figure 9.5 (Lincl-*, Lalive-*); the mechanised development, ``lft_contexts``.
"""

from collections.abc import Iterable, Iterator, Mapping

from rustrata.typing.judgements import Alive, Includes, Local, Proof
from rustrata.typing.types import STATIC, Inclusion


class LifetimeFacts:
    """What E and L say. Immutable: `with_externals` and the like make another."""

    __slots__ = ("_alive", "_reached", "externals", "locals_")

    def __init__(self, externals: tuple[Inclusion, ...], locals_: tuple[Local, ...]) -> None:
        self.externals = externals
        self.locals_ = locals_
        self._alive: Mapping[str, Proof] | None = None
        self._reached: dict[str, Mapping[str, Proof]] = {}

    def local(self, lifetime: str) -> Local | None:
        """The entry of L for a lifetime."""
        return next((local for local in self.locals_ if local.lifetime == lifetime), None)

    def with_local(self, local: Local) -> "LifetimeFacts":
        """L with one more entry."""
        return LifetimeFacts(self.externals, (*self.locals_, local))

    def without_local(self, lifetime: str) -> "LifetimeFacts":
        """L without a lifetime: it has ended."""
        rest = tuple(local for local in self.locals_ if local.lifetime != lifetime)
        return LifetimeFacts(self.externals, rest)

    def with_externals(self, more: Iterable[Inclusion]) -> "LifetimeFacts":
        """E with more inclusions."""
        return LifetimeFacts((*self.externals, *more), self.locals_)

    def includes(self, small: str, large: str) -> Proof | None:
        """A proof of κ ⊑ κ', or None."""
        if small == large:
            return Proof("Lincl-refl", Includes(small, large))
        if small not in self._reached:
            self._reached[small] = self._reachable(small)
        return self._reached[small].get(large)

    def alive(self, lifetime: str) -> Proof | None:
        """A proof that κ is alive, or None."""
        if self._alive is None:
            self._alive = self._all_alive()
        return self._alive.get(lifetime)

    def _edges_from(self, lifetime: str) -> Iterator[Proof]:
        local = self.local(lifetime)
        if local is not None:
            for above in local.above:
                yield Proof("Lincl-local", Includes(lifetime, above))
        for small, large in self.externals:
            if small == lifetime:
                yield Proof("Lincl-extern", Includes(small, large))

    def _reachable(self, start: str) -> Mapping[str, Proof]:
        found: dict[str, Proof] = {STATIC: Proof("Lincl-static", Includes(start, STATIC))}
        todo = [start, STATIC] if start != STATIC else [start]
        for lifetime in todo:
            for edge in self._edges_from(lifetime):
                assert isinstance(edge.conclusion, Includes), "edges prove inclusions"
                large = edge.conclusion.large
                if large == start or large in found:
                    continue
                before = found.get(lifetime)
                whole = Includes(start, large)
                found[large] = edge if before is None else Proof("Lincl-trans", whole, (before, edge))
                todo.append(large)
        return found

    def _all_alive(self) -> Mapping[str, Proof]:
        found: dict[str, Proof] = {STATIC: Proof("Lalive-static", Alive(STATIC))}
        changed = True
        while changed:
            changed = False
            for proof in (*self._alive_locals(found), *self._alive_above(found)):
                assert isinstance(proof.conclusion, Alive), "these rules prove liveness"
                if proof.conclusion.lifetime not in found:
                    found[proof.conclusion.lifetime] = proof
                    changed = True
        return found

    def _alive_locals(self, found: Mapping[str, Proof]) -> Iterator[Proof]:
        for local in self.locals_:
            if all(above in found for above in local.above):
                premises = tuple(found[above] for above in local.above)
                yield Proof("Lalive-local", Alive(local.lifetime), premises)

    def _alive_above(self, found: Mapping[str, Proof]) -> Iterator[Proof]:
        for small in tuple(found):
            for edge in self._edges_from(small):
                assert isinstance(edge.conclusion, Includes), "edges prove inclusions"
                yield Proof("Lalive-incl", Alive(edge.conclusion.large), (found[small], edge))
