"""The optimisations that are shipped: one file each, named by the optimisation."""

from importlib.resources import files

from rustrata.source import SourceFile

SUFFIX = ".pair"

_FOLDER = files("rustrata.programs.optimisation") / "pairs"

LIBRARY: tuple[str, ...] = tuple(
    sorted(entry.name.removesuffix(SUFFIX) for entry in _FOLDER.iterdir() if entry.name.endswith(SUFFIX))
)
"""The names of the shipped pairs."""


def read_shipped(name: str) -> SourceFile:
    """The text of a shipped pair; ``name`` is one of `LIBRARY`."""
    assert name in LIBRARY, f"there is no shipped pair {name}"
    return SourceFile(name + SUFFIX, (_FOLDER / (name + SUFFIX)).read_text(encoding="utf-8"))
