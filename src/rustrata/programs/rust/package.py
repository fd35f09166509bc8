"""Which package, which of its crates, with which features: what cargo's options choose.

Packages are compiled that depend on the standard library alone; other dependencies, and build scripts, are
refused at their place in the manifest.
"""

import os
from collections.abc import Iterable
from dataclasses import replace
from glob import glob
from pathlib import Path

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.programs.rust.compiler import Options
from rustrata.programs.rust.crate_text import crate_text, read_file
from rustrata.programs.rust.manifest import (
    MANIFEST,
    Package,
    Table,
    Target,
    TargetKind,
    read_package,
    read_toml,
    strings_of,
    table_of,
)
from rustrata.programs.rust.own_library import Joined, inner_attributes, mentions, refused_attributes
from rustrata.records import record
from rustrata.source import SourceFile, Span


@record
class Crate:
    """A crate to compile: its root file and the compiler's options. ``target`` is what it is a crate of."""

    target: Target
    file: str
    options: Options

    def with_cfg(self, cfg: Iterable[str], edition: str | None) -> Options:
        """The options with more of the user's own."""
        edition = edition or self.options.edition
        return replace(self.options, cfg=(*self.options.cfg, *cfg), edition=edition)


def find_manifest(folder: str) -> str | None:
    """The manifest of a folder, or of the nearest one around it; None where there is none."""
    here = Path(folder)
    for place in (here.absolute(), *here.absolute().parents):
        if (place / MANIFEST).is_file():
            return Path(os.path.relpath(place / MANIFEST)).as_posix()
    return None


def chosen_package(source: SourceFile, name: str | None) -> Package:
    """The package of a manifest, or the member of its workspace of this name. PKG001 for a manifest that
    cannot be read, PKG003 for a package that is not there."""
    table = read_toml(source)
    members = dict(_members(source, table))
    if name is None and ("package" in table or "workspace" not in table):
        return read_package(source, _workspace_around(source, table))
    if name is None and len(members) == 1:
        return next(iter(members.values()))
    if name is None:
        known = ", ".join(f"`{member}`" for member in sorted(members))
        message, help_ = "this workspace has more than one package", f"name one by `-p`: {known}"
        if not members:
            message = "this workspace has no package"
            help_ = f"its `members` are folders, each with a {MANIFEST}"
        raise RustrataError(Diagnostic("PKG003", message, Span(source, 0, 0), help=help_))
    if "package" in table:
        own = read_package(source, _workspace_around(source, table))
        members[own.name] = own
    if name not in members:
        known = ", ".join(f"`{member}`" for member in sorted(members))
        help_ = did_you_mean(name, members) or f"there is {known}"
        raise RustrataError(
            Diagnostic("PKG003", f"there is no package `{name}`", Span(source, 0, 0), help=help_)
        )
    return members[name]


def _members(source: SourceFile, table: Table) -> Iterable[tuple[str, Package]]:
    workspace = table_of(table, "workspace")
    folder = Path(source.name).parent
    left_out = {folder / word for word in strings_of(workspace.get("exclude"))}
    for pattern in strings_of(workspace.get("members")):
        for place in sorted(map(Path, glob(pattern, root_dir=folder))):
            place = folder / place
            text = None if place in left_out else read_file((place / MANIFEST).as_posix())
            if text is not None:
                package = read_package(SourceFile((place / MANIFEST).as_posix(), text), workspace)
                yield package.name, package


def _workspace_around(source: SourceFile, table: Table) -> Table:
    """The workspace that a package inherits from: its own manifest's, or that of a folder around it."""
    if "workspace" in table:
        return table_of(table, "workspace")
    for folder in list(Path(source.name).absolute().parents)[1:]:
        text = read_file((folder / MANIFEST).as_posix())
        if text is not None:
            found = read_toml(SourceFile((folder / MANIFEST).as_posix(), text))
            if "workspace" in found:
                return table_of(found, "workspace")
    return {}


def active_features(package: Package, named: Iterable[str], *, default: bool, every: bool) -> tuple[str, ...]:
    """The features that hold, in alphabetical order. PKG003 for one that the package has not, PKG002 for one
    that a dependency is for."""
    optional = {dependency.name: dependency for dependency in package.dependencies if dependency.optional}
    waiting = [*named, *(("default",) if default and "default" in package.features else ())]
    waiting += list(package.features) if every else []
    found: set[str] = set()
    while waiting:
        word = waiting.pop()
        if word in found:
            continue
        dependency = optional.get(word.removeprefix("dep:"))
        if word not in package.features and (dependency is not None or "/" in word):
            span = dependency.span if dependency is not None else None
            raise RustrataError(Diagnostic("PKG002", _unsupported(package, word.removeprefix("dep:")), span))
        if word not in package.features:
            help_ = did_you_mean(word, package.features)
            message = f"the package `{package.name}` has no feature `{word}`"
            raise RustrataError(Diagnostic("PKG003", message, Span(package.manifest, 0, 0), help=help_))
        found.add(word)
        waiting += package.features[word]
    return tuple(sorted(found))


def crate_of(package: Package, target: Target, features: tuple[str, ...], *, tests: bool) -> Crate:
    """How a target is compiled, as cargo would. PKG002 for what is not supported."""
    _refuse_dependencies(package, tests=tests or target.kind in (TargetKind.TEST, TargetKind.EXAMPLE))
    missing = [word for word in target.features if word not in features]
    if missing:
        message = f"the {target.kind.value} `{target.name}` needs the feature `{missing[0]}`"
        help_ = f"add `--features {','.join(missing)}`"
        raise RustrataError(Diagnostic("PKG003", message, Span(package.manifest, 0, 0), help=help_))
    source = _source(package, target)
    for attribute in refused_attributes(source.text):
        message = f"unsupported: `#![{attribute}]` in a package"
        start = next(start for start, _, text in inner_attributes(source.text) if text == attribute)
        raise RustrataError(Diagnostic("PKG002", message, Span(source, start, start + len(attribute) + 4)))
    cfg = tuple(f'feature="{feature}"' for feature in features)
    environment = tuple(_environment(package, target))
    library = package.library
    joined: Joined | None = None
    root = target
    if library is not None and root is not library and _uses(source, library.crate):
        if target.edition == "2015" or library.edition != target.edition:
            message = (
                f"unsupported: {target.file} uses its library, and its edition is 2015 or not the library's"
            )
            raise RustrataError(Diagnostic("PKG002", message, Span(source, 0, 0)))
        joined = Joined(source, library.crate)
        root = library
    without_main = not tests and root.kind is TargetKind.LIBRARY
    options = Options(target.edition, cfg, tests, without_main, root.crate, environment, joined)
    return Crate(target, root.file, options)


def _source(package: Package, target: Target) -> SourceFile:
    text = read_file(target.file)
    if text is None:
        message = f"cannot read `{target.file}`, of the {target.kind.value} `{target.name}`"
        raise RustrataError(Diagnostic("PKG001", message, Span(package.manifest, 0, 0)))
    return SourceFile(target.file, text)


def _uses(source: SourceFile, library: str) -> bool:
    """Does one of the files of a crate name the library?"""
    return any(mentions(file.text, library) for file in crate_text(source).files)


def _refuse_dependencies(package: Package, *, tests: bool) -> None:
    for dependency in package.dependencies:
        if dependency.optional or dependency.only == "build" or (dependency.only == "dev" and not tests):
            continue
        help_ = "packages that depend on nothing but the standard library are supported"
        message = _unsupported(package, dependency.name)
        raise RustrataError(Diagnostic("PKG002", message, dependency.span, help=help_))
    if package.build_script is not None:
        message = f"unsupported: the build script of package `{package.name}`"
        raise RustrataError(Diagnostic("PKG002", message, package.build_script))


def _unsupported(package: Package, dependency: str) -> str:
    return f"unsupported: the dependency `{dependency}` of package `{package.name}`"


def _environment(package: Package, target: Target) -> Iterable[tuple[str, str]]:
    """The variables that cargo sets for the compiler [The Cargo Book, "Environment Variables"]."""
    numbers, _, before = package.version.partition("+")[0].partition("-")
    major, minor, patch = [*numbers.split("."), "0", "0", "0"][:3]
    yield "CARGO_MANIFEST_DIR", str(Path(package.folder).absolute())
    yield "CARGO_MANIFEST_PATH", str(Path(package.manifest.name).absolute())
    yield "CARGO_PKG_NAME", package.name
    yield "CARGO_PKG_VERSION", package.version
    for word, text in (("MAJOR", major), ("MINOR", minor), ("PATCH", patch), ("PRE", before)):
        yield f"CARGO_PKG_VERSION_{word}", text
    for word, text in package.described.items():
        yield f"CARGO_PKG_{word.upper().replace('-', '_')}", text
    yield "CARGO_CRATE_NAME", target.crate
    if target.kind is TargetKind.BINARY:
        yield "CARGO_BIN_NAME", target.name
