"""Reading what the user names: files as UTF-8 text, ``-`` as standard input."""

import os
import sys
from typing import TYPE_CHECKING

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.later import Later
from rustrata.source import SourceFile, Span

if TYPE_CHECKING:
    import pathlib
else:
    pathlib = Later("pathlib")

STANDARD_INPUT = "-"


def read_source(name: str) -> SourceFile:
    """The text of a file, or of standard input for ``-``.

    A byte-order mark is dropped and Windows line ends become ``\\n``. Raises RustrataError: CLI004
    when it cannot be read, CLI005 when it is not UTF-8.
    """
    shown = "<stdin>" if name == STANDARD_INPUT else name
    return SourceFile(shown, _decoded(shown, _bytes_of(name)))


def _bytes_of(name: str) -> bytes:
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise RustrataError(Diagnostic("CLI004", "cannot read standard input: it is closed"))
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message = f"cannot read `{name}`: {reason}"
        raise RustrataError(Diagnostic("CLI004", message, help=_nearest_file(name))) from error


def is_folder(path: "str | os.PathLike[str]") -> bool:
    """Is there a folder of this name? No when no file can have it."""
    return os.path.isdir(path)


def _nearest_file(name: str) -> str | None:
    """A file of the same folder with a similar name, or an example of how to name one."""
    path = pathlib.Path(name)
    if is_folder(path):
        return "name a file in this folder"
    if not is_folder(path.parent):
        return f"there is no folder `{path.parent}`"
    siblings = [entry.name for entry in path.parent.iterdir()]
    return did_you_mean(path.name, siblings)


def _decoded(shown: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        source = SourceFile(shown, content.decode("utf-8", "replace"))
        message = f"this file is not UTF-8 text: byte 0x{content[error.start]:02x} at offset {error.start}"
        span = Span(source, len(before), len(before) + 1)
        raise RustrataError(Diagnostic("CLI005", message, span, help="save the file as UTF-8")) from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
