"""The optimisations that are shipped: one file each, named by the optimisation, and families made by rules.

`LIBRARY` are pairs about pointers, `CONCURRENT_LIBRARY` pairs about one thread among others, of which those
of a family have names such as ``reorder:Rrlx,Wrel``.
"""

from importlib.resources import files

from rustrata.programs.optimisation.families import FAMILIES, member_names
from rustrata.source import SourceFile

SUFFIX = ".pair"

_FOLDER = files("rustrata.programs.optimisation")


def _names(folder: str) -> tuple[str, ...]:
    entries = (entry.name for entry in (_FOLDER / folder).iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in entries if name.endswith(SUFFIX)))


LIBRARY: tuple[str, ...] = _names("pairs")
"""The names of the shipped pairs about pointers."""

WRITTEN: tuple[str, ...] = _names("concurrent_pairs")
"""The names of the concurrent pairs that have a file."""

CONCURRENT_LIBRARY: tuple[str, ...] = (
    *WRITTEN,
    *(name for family in FAMILIES.values() for name in member_names(family)),
)
"""The names of the shipped concurrent pairs, those of the families last."""


def read_shipped(name: str) -> SourceFile:
    """The text of a shipped pair; ``name`` is one of `LIBRARY` or of `CONCURRENT_LIBRARY`."""
    assert name in LIBRARY or name in CONCURRENT_LIBRARY, f"there is no shipped pair {name}"
    family, colon, words = name.partition(":")
    if colon:
        return SourceFile(name + SUFFIX, FAMILIES[family].text(tuple(words.split(","))))
    folder = "pairs" if name in LIBRARY else "concurrent_pairs"
    return SourceFile(name + SUFFIX, (_FOLDER / folder / (name + SUFFIX)).read_text(encoding="utf-8"))
