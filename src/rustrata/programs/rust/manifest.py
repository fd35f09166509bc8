"""A package of cargo: what its ``Cargo.toml`` and the files beside it say.

[The Cargo Book, "The Manifest Format".] Profiles, lints, patches and the dependencies of some targets alone
are not read.
"""

import re
import tomllib
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.records import record
from rustrata.source import SourceFile, Span

MANIFEST = "Cargo.toml"
Toml: TypeAlias = "dict[str, Toml] | list[Toml] | str | int | float | bool | None"
Table: TypeAlias = dict[str, Toml]


class TargetKind(Enum):
    """What a target is, as cargo's options name it."""

    LIBRARY = "lib"
    BINARY = "bin"
    EXAMPLE = "example"
    TEST = "test"


@record
class Target:
    """A crate of a package. ``harness`` is False where its ``main`` runs its tests."""

    kind: TargetKind
    name: str
    file: str
    edition: str
    features: tuple[str, ...] = ()
    tested: bool = True
    harness: bool = True

    @property
    def crate(self) -> str:
        """The name of its crate."""
        return self.name.replace("-", "_")


@record
class Dependency:
    """A dependency: the name that the package has for it, and where it stands. ``only`` is ``dev`` or
    ``build`` for one of tests or of the build script."""

    name: str
    span: Span
    optional: bool
    only: str = ""


@record
class Package:
    """One package."""

    manifest: SourceFile
    name: str
    version: str
    edition: str
    folder: str
    targets: tuple[Target, ...]
    dependencies: tuple[Dependency, ...]
    features: dict[str, tuple[str, ...]]
    default_run: str
    described: dict[str, str]
    build_script: Span | None = None

    def of(self, kind: TargetKind) -> tuple[Target, ...]:
        """The targets of a kind, by name."""
        return tuple(target for target in self.targets if target.kind is kind)

    @property
    def library(self) -> Target | None:
        """The library, if there is one."""
        return next(iter(self.of(TargetKind.LIBRARY)), None)


def read_toml(source: SourceFile) -> Table:
    """The tables of a manifest; PKG001 for a text that is no TOML."""
    try:
        found: Table = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        span = Span(source, len(source.text), len(source.text))
        if place is not None:
            start = source.line_starts[int(place[1]) - 1] + int(place[2]) - 1
            span = Span(source, start, start + 1)
        words = re.sub(r" \(at .*\)$", "", str(error))
        raise RustrataError(Diagnostic("PKG001", f"this is no TOML: {words}", span)) from error
    return found


def read_package(source: SourceFile, workspace: Table | None = None) -> Package:
    """The package of a manifest; ``workspace`` is the table that it inherits from. Raises PKG001."""
    return _Reader(source, read_toml(source), workspace or {}).package()


def table_of(table: Table, name: str) -> Table:
    """A table in a table; an empty one where there is none."""
    found = table.get(name)
    return found if isinstance(found, dict) else {}


def strings_of(found: Toml) -> tuple[str, ...]:
    """The strings of a list."""
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()


def position_of(source: SourceFile, header: str, key: str) -> Span:
    """Where a key stands under a header (a regular expression), or the header ``[header.key]``; the start of
    the file where neither is found as a line of its own."""
    here = re.compile(rf"^\s*\[\[?\s*(?:{header})\s*\]\]?", re.MULTILINE)
    named = re.compile(rf"^\s*\[\s*(?:{header})\s*\.\s*\"?({re.escape(key)})\"?\s*\]", re.MULTILINE)
    found = named.search(source.text)
    if found is not None:
        return Span(source, found.start(1), found.end(1))
    wanted = re.compile(rf"^[ \t]*\"?({re.escape(key)})\"?[ \t]*[=.]", re.MULTILINE)
    for head in here.finditer(source.text):
        after = re.compile(r"^[ \t]*\[", re.MULTILINE).search(source.text, head.end())
        inside = wanted.search(source.text, head.end(), after.start() if after else len(source.text))
        if inside is not None:
            return Span(source, inside.start(1), inside.end(1))
    return Span(source, 0, 0)


class _Reader:
    def __init__(self, source: SourceFile, table: Table, workspace: Table) -> None:
        self.source = source
        self.table = table
        self.head = table_of(table, "package")
        self.inherited = table_of(workspace, "package")
        self.folder = Path(source.name).parent
        self.edition = self._said("edition") or "2015"

    def package(self) -> Package:
        name = self.head.get("name")
        if not isinstance(name, str) or not name:
            span = position_of(self.source, "package", "name")
            raise RustrataError(Diagnostic("PKG001", "this manifest names no package", span))
        words = ("authors", "description", "homepage", "repository", "license", "rust-version", "readme")
        return Package(
            self.source, name, self._said("version") or "0.0.0", self.edition, str(self.folder),
            (*self._library(name), *self._binaries(name), *self._others(TargetKind.EXAMPLE, "examples"),
             *self._others(TargetKind.TEST, "tests")),
            tuple(self._dependencies()),
            {key: strings_of(value) for key, value in table_of(self.table, "features").items()},
            self._said("default-run"), {word: self._said(word) for word in words}, self._build_script(),
        )  # fmt: skip

    def _said(self, key: str) -> str:
        """A text of the package, or of the workspace that it is inherited from."""
        found = self.head.get(key)
        if isinstance(found, dict) and found.get("workspace") is True:
            found = self.inherited.get(key)
        if isinstance(found, list):
            return ":".join(strings_of(found))
        if found is not None and not isinstance(found, str | bool | dict):
            span = position_of(self.source, "package", key)
            help_ = f'write it in quotes: `{key} = "{found}"`'
            raise RustrataError(Diagnostic("PKG001", f"`{key}` is no text", span, help=help_))
        return found if isinstance(found, str) else ""

    def _path(self, *parts: str) -> str:
        return self.folder.joinpath(*parts).as_posix()

    def _there(self, *parts: str) -> bool:
        return self.folder.joinpath(*parts).is_file()

    def _target(self, kind: TargetKind, name: str, file: str, said: Table) -> Target:
        edition = said.get("edition")
        return Target(
            kind, name, file, edition if isinstance(edition, str) else self.edition,
            strings_of(said.get("required-features")), said.get("test") is not False,
            said.get("harness") is not False,
        )  # fmt: skip

    def _library(self, package: str) -> list[Target]:
        said = table_of(self.table, "lib")
        path, name = said.get("path"), said.get("name")
        if not said and not self._there("src", "lib.rs"):
            return []
        if said.get("proc-macro") is True or said.get("proc_macro") is True:
            span = position_of(self.source, "lib", "proc-macro")
            raise RustrataError(Diagnostic("PKG002", f"unsupported: the procedural macro `{package}`", span))
        file = self._path(path) if isinstance(path, str) else self._path("src", "lib.rs")
        word = name if isinstance(name, str) else package.replace("-", "_")
        return [self._target(TargetKind.LIBRARY, word, file, said)]

    def _binaries(self, package: str) -> list[Target]:
        found = self._found("src/bin") if self.head.get("autobins") is not False else {}
        if self._there("src", "main.rs") and self.head.get("autobins") is not False:
            found[package] = self._path("src", "main.rs")
        return self._with_said(TargetKind.BINARY, "bin", found, ("src/bin", "src"), package)

    def _others(self, kind: TargetKind, folder: str) -> list[Target]:
        found = self._found(folder) if self.head.get(f"auto{folder}") is not False else {}
        return self._with_said(kind, kind.value, found, (folder,), "")

    def _found(self, folder: str) -> dict[str, str]:
        """The files of a folder that are targets, by name: ``name.rs`` and ``name/main.rs``."""
        found = {}
        where = self.folder / folder
        for entry in sorted(where.iterdir()) if where.is_dir() else ():
            if entry.suffix == ".rs" and entry.is_file():
                found[entry.stem] = self._path(folder, entry.name)
            elif (entry / "main.rs").is_file():
                found[entry.name] = self._path(folder, entry.name, "main.rs")
        return found

    def _with_said(
        self, kind: TargetKind, key: str, found: dict[str, str], folders: tuple[str, ...], package: str
    ) -> list[Target]:
        """The targets that were found, and those that the manifest names."""
        tables = self.table.get(key)
        said = [item for item in tables if isinstance(item, dict)] if isinstance(tables, list) else []
        targets = {}
        named = set()
        for item in said:
            name, path = item.get("name"), item.get("path")
            if not isinstance(name, str):
                span = position_of(self.source, key, "name")
                raise RustrataError(Diagnostic("PKG001", f"a `[[{key}]]` has no name", span))
            file = self._path(path) if isinstance(path, str) else found.get(name)
            if file is None:
                guesses = [f"{folder}/{name}.rs" for folder in folders]
                guesses += [f"{folder}/{name}/main.rs" for folder in folders]
                guesses += ["src/main.rs"] if name == package else []
                file = next((self._path(guess) for guess in guesses if self._there(guess)), None)
            if file is None:
                span = position_of(self.source, key, "name")
                raise RustrataError(Diagnostic("PKG001", f"the {key} `{name}` has no file", span))
            targets[name] = self._target(kind, name, file, item)
            named.add(file)
        for name, file in found.items():
            if name not in targets and file not in named:
                targets[name] = self._target(kind, name, file, {})
        return [targets[name] for name in sorted(targets)]

    def _dependencies(self) -> list[Dependency]:
        tables = (("dependencies", ""), ("dev-dependencies", "dev"), ("build-dependencies", "build"))
        found = []
        for header, only in tables:
            for name, said in table_of(self.table, header).items():
                optional = isinstance(said, dict) and said.get("optional") is True
                span = position_of(self.source, header.replace("-", "[-_]"), name)
                found.append(Dependency(name, span, optional, only))
        return found

    def _build_script(self) -> Span | None:
        said = self.head.get("build")
        if said is False or (said is None and not self._there("build.rs")):
            return None
        return position_of(self.source, "package", "build" if said is not None else "name")
