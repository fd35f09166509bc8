"""The tests that the user names: files, folders, and lists (``@FILE``), in a fixed order.

A folder stands for the ``.litmus`` files below it, by path. A list has a name on each line, relative to the
list's own folder; a line that is empty or begins with ``#`` is skipped, and a line may name a folder or
another list.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rustrata.cli.inputs import STANDARD_INPUT, is_folder, read_source
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

SUFFIX = ".litmus"


def files_named(names: Sequence[str]) -> tuple[str, ...]:
    """The names of the files, each once, in the order of the command line.

    Raises:
        RustrataError: CLI004 for a list that cannot be read, JDG005 for a folder or list without tests and
            for a list that names itself.
    """
    return tuple(dict.fromkeys(name for given in names for name in _expanded(given, ())))


def _expanded(name: str, within: tuple[Path, ...]) -> Iterator[str]:
    path = Path(name)
    if name != STANDARD_INPUT and path.name.startswith("@"):
        yield from _listed(path, within)
    elif name != STANDARD_INPUT and is_folder(path):
        found = sorted(file for file in path.rglob(f"*{SUFFIX}") if file.is_file())
        if not found:
            message = f"there is no `{SUFFIX}` file below `{name}`"
            raise RustrataError(Diagnostic("JDG005", message, help="name a file, a folder or @LIST"))
        yield from map(str, found)
    else:
        yield name


def _listed(path: Path, within: tuple[Path, ...]) -> Iterator[str]:
    if path.resolve() in within:
        raise RustrataError(Diagnostic("JDG005", f"the list `{path}` names itself"))
    source = read_source(str(path))
    lines = [line.strip() for line in source.text.splitlines()]
    names = [line for line in lines if line and not line.startswith("#")]
    if not names:
        message = f"the list `{path}` names no test"
        raise RustrataError(Diagnostic("JDG005", message, help="write a file name on each line"))
    for name in names:
        yield from _expanded(str(path.parent / name), (*within, path.resolve()))
