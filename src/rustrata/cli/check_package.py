"""``rustrata check`` in a cargo package: its binary, an example, or its tests."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from rustrata.cli.check_rust import check_program, keep, settings_of
from rustrata.cli.check_tests import check_tests
from rustrata.cli.compile_cache import compiled, kept_programs
from rustrata.cli.inputs import is_folder, read_source
from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.programs.rust.compiler import Compiler, find_compiler
from rustrata.programs.rust.manifest import MANIFEST, Package, Target, TargetKind
from rustrata.programs.rust.package import Crate, active_features, chosen_package, crate_of, find_manifest
from rustrata.programs.rust.stored import Stored
from rustrata.source import Span


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compile and run a target of a package, or its tests."""
    arguments.tests = tests = bool(arguments.tests or arguments.lib or arguments.test)
    settings = settings_of(arguments)
    package = chosen_package(read_source(_manifest(arguments)), arguments.package)
    words = [word for names in arguments.features for word in names.replace(",", " ").split()]
    default = not arguments.no_default_features
    features = active_features(package, words, default=default, every=arguments.all_features)
    targets = _tested(package, arguments, features) if tests else (_binary(package, arguments),)
    if tests and arguments.store is not None and len(targets) > 1:
        message = "`--store` writes one crate, and there are more"
        raise RustrataError(Diagnostic("CLI003", message, help="name one, as by `--lib`"))
    crates = [crate_of(package, target, features, tests=tests) for target in targets]
    compiler = find_compiler(arguments.rustc)
    if not tests:
        stored = _compiled(compiler, crates[0], arguments, terminal)
        return check_program(stored, settings, arguments, terminal)
    return check_tests(_each(compiler, crates, arguments, terminal), settings, terminal)


def _manifest(arguments: argparse.Namespace) -> str:
    name: str | None = arguments.manifest_path or arguments.file
    if name is not None:
        return _manifest_in(name) if is_folder(Path(name)) else name
    found = find_manifest(".")
    if found is None:
        message = "rustrata check: there is no file named, and no Cargo.toml here or in a folder around"
        raise RustrataError(Diagnostic("CLI002", message, help="name a file: `rustrata check program.rs`"))
    return found


def _manifest_in(folder: str) -> str:
    found = Path(folder) / MANIFEST
    if not found.is_file():
        message = f"the folder `{folder}` has no {MANIFEST}"
        help_ = f"a package is the folder with its {MANIFEST}; a program is named by its file: `program.rs`"
        around = find_manifest(folder)
        if around is not None:
            help_ = f"the package around it is `{around}`"
        raise RustrataError(Diagnostic("CHK001", message, help=help_))
    return found.as_posix()


def _each(
    compiler: Compiler, crates: list[Crate], arguments: argparse.Namespace, terminal: Terminal
) -> Iterator[tuple[Stored, str]]:
    for crate in crates:
        yield _compiled(compiler, crate, arguments, terminal), crate.target.file


def _compiled(compiler: Compiler, crate: Crate, arguments: argparse.Namespace, terminal: Terminal) -> Stored:
    source = read_source(crate.file)
    options = crate.with_cfg(arguments.cfg, arguments.edition)
    with kept_programs(arguments, terminal) as cache:
        stored = compiled(compiler, source, options, cache)
    keep(stored, arguments)
    return stored


def _binary(package: Package, arguments: argparse.Namespace) -> Target:
    """The binary or example to run. PKG003 where it is not clear which."""
    if arguments.example is not None:
        return _named(package, TargetKind.EXAMPLE, arguments.example)
    wanted = arguments.bin or package.default_run
    if wanted:
        return _named(package, TargetKind.BINARY, wanted)
    binaries = package.of(TargetKind.BINARY)
    if len(binaries) == 1:
        return binaries[0]
    if binaries:
        message = f"the package `{package.name}` has more than one binary"
        help_ = f"name one by `--bin`: {', '.join(f'`{target.name}`' for target in binaries)}"
    elif not package.targets:
        raise _without_targets(package)
    else:
        message = f"the package `{package.name}` has no binary"
        help_ = "`--tests` runs its tests, `--example` an example"
    raise RustrataError(Diagnostic("PKG003", message, _head(package), help=help_))


def _without_targets(package: Package) -> RustrataError:
    message = f"the package `{package.name}` has no target: nothing to compile"
    help_ = "a package has a `src/main.rs` or a `src/lib.rs`, or names its files under `[[bin]]` or `[lib]`"
    return RustrataError(Diagnostic("PKG003", message, _head(package), help=help_))


def _tested(package: Package, arguments: argparse.Namespace, features: tuple[str, ...]) -> tuple[Target, ...]:
    """The targets whose tests are run: the named ones, or all but examples."""
    named = []
    if arguments.lib:
        if package.library is None:
            message = f"the package `{package.name}` has no library"
            raise RustrataError(Diagnostic("PKG003", message, _head(package)))
        named.append(package.library)
    for kind in (TargetKind.BINARY, TargetKind.EXAMPLE, TargetKind.TEST):
        name = getattr(arguments, kind.value)
        if name is not None:
            named.append(_named(package, kind, name))
    if named:
        return tuple(named)
    if not package.targets:
        raise _without_targets(package)
    return tuple(
        target
        for target in package.targets
        if target.tested and target.kind is not TargetKind.EXAMPLE and set(target.features) <= set(features)
    )


def _named(package: Package, kind: TargetKind, name: str) -> Target:
    found = {target.name: target for target in package.of(kind)}
    if name not in found:
        known = ", ".join(f"`{word}`" for word in found) or "none"
        help_ = did_you_mean(name, found) or f"there is {known}"
        message = f"the package `{package.name}` has no {kind.value} `{name}`"
        raise RustrataError(Diagnostic("PKG003", message, _head(package), help=help_))
    target = found[name]
    if not target.harness:
        message = f"unsupported: the {kind.value} `{name}` without rustc's harness"
        raise RustrataError(Diagnostic("PKG002", message, _head(package)))
    return target


def _head(package: Package) -> Span:
    return Span(package.manifest, 0, 0)
