"""Results that are kept between runs, in one sqlite file of the user's cache folder.

The key of a result is a digest of everything that it depends on; a changed test, model, option or version
of rustrata is another key, so nothing ever has to be dropped. Only the main process opens the file. A file
that is damaged is made anew. One that cannot be opened or written is as good as none: results are computed,
and a message says so once.
"""

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from rustrata import __version__
from rustrata.later import Later

if TYPE_CHECKING:
    import hashlib
    import sqlite3
    from importlib import resources
    from importlib.resources.abc import Traversable
else:
    hashlib = Later("hashlib")
    sqlite3 = Later("sqlite3")
    resources = Later("importlib.resources")

_TABLE = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"
_BUSY_SECONDS = 5.0
_NOWHERE = Path(os.devnull)
"""A place that has no folders: nothing is kept there."""
_COMMIT_EVERY = 64


def cache_folder(environment: Mapping[str, str]) -> Path:
    """``$XDG_CACHE_HOME/rustrata``, or ``~/.cache/rustrata`` [XDG base directories, 0.8]."""
    named = environment.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "rustrata"
    try:
        home = Path.home() if environment.get("HOME", "/") else _NOWHERE
    except RuntimeError:  # no HOME, and no user of this number
        home = _NOWHERE
    return home / ".cache" / "rustrata"


def key_of(*parts: str) -> str:
    """A digest of some texts; where one ends and the next begins matters."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


class ResultCache:
    """A table of answers by key. Used in a ``with``: what was put is written at the end, also when the
    run is interrupted."""

    def __init__(self, path: Path | None, complain: Callable[[str], None]) -> None:
        """``path`` None keeps nothing; ``complain`` is told, once, why the file is of no use."""
        self._complain = complain
        self._unsaved = 0
        self._path = path
        self._connection = None if path is None else self._opened(path)

    def __enter__(self) -> "ResultCache":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._guarded(self._close)

    @property
    def keeps(self) -> bool:
        """Is anything kept?"""
        return self._connection is not None

    def get(self, key: str) -> str | None:
        """The text kept under a key."""
        found: list[str] = []

        def look(connection: "sqlite3.Connection") -> None:
            found.extend(
                row[0] for row in connection.execute("SELECT answer FROM results WHERE key = ?", (key,))
            )

        self._guarded(look)
        return found[0] if found else None

    def put(self, key: str, text: str) -> None:
        """Keep a text."""

        def write(connection: "sqlite3.Connection") -> None:
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, text))
            self._unsaved += 1
            if self._unsaved >= _COMMIT_EVERY:
                connection.commit()
                self._unsaved = 0

        self._guarded(write)

    def _opened(self, path: Path) -> "sqlite3.Connection | None":
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _connected(path)
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise
                _remove(path)
                return _connected(path)
        except OSError as error:
            self._complain(f"results are not kept: {path}: {error.strerror}")
        except sqlite3.Error as error:
            self._complain(f"results are not kept: {path}: {error}")
        return None

    def _guarded(self, use: "Callable[[sqlite3.Connection], None]") -> None:
        if self._connection is None:
            return
        try:
            use(self._connection)
        except sqlite3.Error as error:
            self._connection.close()
            self._connection = None
            if _is_damage(error) and self._path is not None:
                _remove(self._path)
                self._connection = self._opened(self._path)
            else:
                self._complain(f"results are no longer kept: {error}")

    def _close(self, connection: "sqlite3.Connection") -> None:
        connection.commit()
        connection.close()
        self._connection = None


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_damage(error: sqlite3.Error) -> bool:
    """Is the file no database, or a damaged one? What is in the way else, as a lock, is operational."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)


@lru_cache(maxsize=8)
def fingerprint(package: str = "rustrata") -> str:
    """The version of rustrata; in a working copy, where files change without it, also the files of a
    package."""
    parts = [__version__]
    queue: list[Traversable] = [resources.files(package)]
    while queue:
        entry = queue.pop()
        if entry.is_dir():
            queue.extend(sorted(entry.iterdir(), key=lambda each: each.name))
        elif isinstance(entry, Path) and entry.suffix in {".py", ".cat", ".so"}:
            status = entry.stat()
            parts.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return key_of(*parts)


def default_cache_file() -> Path:
    """The file of this user."""
    return cache_folder(os.environ) / "litmus.sqlite3"
