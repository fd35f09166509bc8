"""Families of concurrent optimisations that are made from a rule: ``reorder:Rrlx,Wrel`` is one of `reorder`.

A member's name says which accesses it is about, in the notation of litmus tables: R, W, U or F for a load, a
store, an update (`fetch_add`) or a fence, and na, rlx, acq, rel, ar or sc for its ordering.
"""

from collections.abc import Callable, Iterator
from itertools import product

from rustrata.records import record

ORDERINGS = {"rlx": "Relaxed", "acq": "Acquire", "rel": "Release", "ar": "AcqRel", "sc": "SeqCst"}
_ACTS = {"R": "load", "W": "store", "U": "update", "F": "fence"}

LOADS = ("Rna", "Rrlx", "Racq", "Rsc")
STORES = ("Wna", "Wrlx", "Wrel", "Wsc")
UPDATES = ("Urlx", "Uacq", "Urel", "Uar", "Usc")
FENCES = ("Facq", "Frel", "Far", "Fsc")
_STRONGER = {
    "na": (),
    "rlx": ("acq", "rel", "ar", "sc"),
    "acq": ("ar", "sc"),
    "rel": ("ar", "sc"),
    "ar": ("sc",),
    "sc": (),
}


@record
class Family:
    """Optimisations made from a rule: what they do, where the rule is from, the words of each member's name
    behind the colon, and how a member is written."""

    name: str
    title: str
    members: tuple[tuple[str, ...], ...]
    write: Callable[..., str]

    def text(self, words: tuple[str, ...]) -> str:
        """The pair that is written so."""
        return self.write(*words)


def words_of(kind: str) -> str:
    """``Rrlx``: a Relaxed load."""
    act, ordering = _ACTS[kind[0]], kind[1:]
    word = "non-atomic" if ordering == "na" else ORDERINGS[ordering]
    return f"{'an' if word[0] == 'A' else 'a'} {word} {act}"


def statement(kind: str, place: str, register: str, value: str = "1") -> str:
    """The access as Rust writes it; a load's value goes to ``register``."""
    act, ordering = kind[0], kind[1:]
    match act:
        case "F":
            return f"fence({ORDERINGS[ordering]});"
        case "R":
            read = f"*{place}.get()" if ordering == "na" else f"{place}.load({ORDERINGS[ordering]})"
            return f"let {register} = {read};"
        case "W" if ordering == "na":
            return f"*{place}.get() = {value};"
        case "W":
            return f"{place}.store({value}, {ORDERINGS[ordering]});"
        case _:
            return f"let {register} = {place}.fetch_add({value}, {ORDERINGS[ordering]});"


def _pair(title: str, origin: str, head: str, before: list[str], after: list[str]) -> str:
    bodies = (
        "\n".join((f"fn {name}({head}) {{", *(f"    {line}" for line in lines), "}"))
        for name, lines in (("source", before), ("target", after))
    )
    return "\n\n".join((f'"{title}"\n"{origin}"', *bodies)) + "\n"


def _head(*kinds: str) -> str:
    """The parameters: one location for each access that is no fence."""
    places = [(place, kind) for place, kind in zip("xy", kinds, strict=False) if kind[0] != "F"]
    types = (f"{p}: &{'UnsafeCell<i32>' if k.endswith('na') else 'AtomicI32'}" for p, k in places)
    return ", ".join(types)


def _reorder(first: str, second: str) -> str:
    one, other = statement(first, "x", "a"), statement(second, "y", "b")
    title = f"{words_of(first)} and {words_of(second)} after it change places"
    origin = "Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI'17, section 7; non-atomic: Vafeiadis et al., POPL'15"
    return _pair(title, origin, _head(first, second), [one, other], [other, one])


def _strengthen(before: str, after: str) -> str:
    title = f"{words_of(before)} becomes {words_of(after)}"
    head = "x: &AtomicI32"
    origin = "Vafeiadis, Balabonski, Chakraborty, Morisset, Zappa Nardelli, POPL'15, section 5"
    return _pair(title, origin, head, [statement(before, "x", "a")], [statement(after, "x", "a")])


def _merge(first: str, second: str) -> str:
    both = _union(first, second)
    title = f"{words_of(first)} and {words_of(second)} after it become {words_of(both)}"
    before = [statement(kind, "", "") for kind in (first, second)]
    return _pair(title, _MERGES, "x: &AtomicI32", before, [statement(both, "", "")])


def _union(first: str, second: str) -> str:
    """The weakest fence that is as strong as both."""
    kinds = {first[1:], second[1:]}
    return "Fsc" if "sc" in kinds else first if len(kinds) == 1 else "Far"


_MERGES = "Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI'17, section 7"
_ELIMINATIONS = "Sevcik, PLDI'11, where nothing races"


def _read_read(first: str, second: str) -> str:
    kept = statement(first, "x", "a")
    title = f"of {words_of(first)} and {words_of(second)} of the same location the second is left out"
    return _pair(title, _MERGES, _head(first), [kept, statement(second, "x", "b")], [kept, "let b = a;"])


def _write_write(first: str, second: str) -> str:
    kept = statement(second, "x", "", "2")
    title = f"{words_of(first)} that {words_of(second)} overwrites is left out"
    return _pair(title, _MERGES, _head(first), [statement(first, "x", ""), kept], [kept])


def _write_read(first: str, second: str) -> str:
    kept = statement(first, "x", "")
    title = f"{words_of(second)} after {words_of(first)} gives the value written"
    return _pair(title, _MERGES, _head(first), [kept, statement(second, "x", "a")], [kept, "let a = 1;"])


def _read_write(first: str, second: str) -> str:
    kept = statement(first, "x", "a")
    title = f"{words_of(second)} that writes back what {words_of(first)} has read is left out"
    return _pair(title, _ELIMINATIONS, _head(first), [kept, statement(second, "x", "", "a")], [kept])


def _unused(kind: str) -> str:
    title = f"{words_of(kind)} that nothing uses is left out"
    return _pair(title, _ELIMINATIONS, _head(kind), [statement(kind, "x", "_")], [])


def _introduced(kind: str) -> str:
    origin = "irrelevant read introduction: Vafeiadis et al., POPL'15, section 6"
    return _pair(f"{words_of(kind)} that nothing uses is added", origin, _head(kind), [],
                 [statement(kind, "x", "_")])  # fmt: skip


def _same_location(first: tuple[str, ...], second: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Pairs of which both or none are atomic: a location is one or the other."""
    yield from (pair for pair in product(first, second) if pair[0].endswith("na") == pair[1].endswith("na"))


def _strengthenings() -> Iterator[tuple[str, ...]]:
    for kinds in (LOADS, STORES, UPDATES, FENCES):
        for weak in kinds:
            for strong in kinds:
                if strong[1:] in _STRONGER[weak[1:]]:
                    yield weak, strong


_EVERY = (*LOADS, *STORES, *UPDATES, *FENCES)

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family("reorder", "two accesses of different locations change places",
               tuple(pair for pair in product(_EVERY, _EVERY) if pair[0][0] != "F" or pair[1][0] != "F"),
               _reorder),
        Family("strengthen", "an ordering becomes stronger", tuple(_strengthenings()), _strengthen),
        Family("merge-fences", "two fences become one", tuple(product(FENCES, FENCES)), _merge),
        Family("second-read", "a second read is left out", tuple(_same_location(LOADS, LOADS)), _read_read),
        Family("overwritten-write", "a write that is overwritten is left out",
               tuple(_same_location(STORES, STORES)), _write_write),
        Family("read-after-write", "a read of what was just written is left out",
               tuple(_same_location(STORES, LOADS)), _write_read),
        Family("write-after-read", "a write of what was just read is left out",
               tuple(_same_location(LOADS, STORES)), _read_write),
        Family("unused-read", "a read that nothing uses is left out",
               tuple((kind,) for kind in LOADS), _unused),
        Family("new-read", "a read that nothing uses is added",
               tuple((kind,) for kind in LOADS), _introduced),
    )
}  # fmt: skip
"""The families by name."""


def member_names(family: Family) -> tuple[str, ...]:
    """The names of a family's members."""
    return tuple(f"{family.name}:{','.join(words)}" for words in family.members)
