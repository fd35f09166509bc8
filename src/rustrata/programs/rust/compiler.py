"""Drives the user's rustc: from a source file to MIR text.

Standard library code is pasted into the program by rustc's own inliner, with its types resolved; functions of
the program stay calls. The flags are unstable: ``RUSTC_BOOTSTRAP`` is set for the one process that needs
them.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.rust.compiled import STANDARD_INPUT, Compiled
from rustrata.programs.rust.crate_text import ROOT_FOLDER, CrateText, crate_text
from rustrata.programs.rust.dialects import (
    CANARY,
    NEWEST,
    Dialect,
    dialect_by_canary,
    dialect_by_version,
)
from rustrata.programs.rust.expansion import makes_items
from rustrata.programs.rust.own_library import Joined
from rustrata.programs.rust.probes import probed
from rustrata.records import record
from rustrata.source import SourceFile

OLDEST = (1, 95)

_VERSION = re.compile(r"^release: (\d+)\.(\d+)\.(\d+)(\S*)$", re.MULTILINE)
_HOST = re.compile(r"^host: (\S+)$", re.MULTILINE)
_COMMIT = re.compile(r"^commit-hash: (\S+)$", re.MULTILINE)

_ALWAYS = (
    "-Zmir-opt-level=0", "-Zmir-preserve-ub", "-Ztrim-diagnostic-paths=no", "-Zub-checks=no",
    "-Coverflow-checks=on", "-Cdebug-assertions=on", "-Zmir-include-spans=on", "--cap-lints=allow",
)  # fmt: skip
_INLINED = (
    "-Zinline-mir=yes", "-Zinline-mir-threshold=0", "-Zinline-mir-hint-threshold=1000000",
    "-Zinline-mir-forwarder-threshold=0", "-Zcross-crate-inline-threshold=never",
    "-Zinline-mir-preserve-debug=yes",
)  # fmt: skip
_PLAIN = ("-Zinline-mir=no",)
_DEPENDENCIES = "output.d"
_IMPL = "<impl at "
"""How MIR names the impl that a method is in: by its place. The heads tell its types."""


@record
class Compiler:
    """A rustc: its command, version, host, and the form of its MIR."""

    command: str
    release: tuple[int, int]
    version: str
    commit: str
    host: str
    dialect: Dialect


@record
class Options:
    """What the user, or the user's package, may say to rustc.

    ``tests`` compiles the functions with ``#[test]``, ``library`` a crate without ``main``. ``name`` is the
    crate's, that of its file where it is empty. ``environment`` are variables that the compiler sees, as
    cargo sets them. ``joined`` is the binary or test that is compiled as a part of the library.
    """

    edition: str = "2021"
    cfg: tuple[str, ...] = ()
    tests: bool = False
    library: bool = False
    name: str = ""
    environment: tuple[tuple[str, str], ...] = ()
    joined: Joined | None = None


def find_compiler(command: str = "rustc") -> Compiler:
    """The rustc of this name, or of a toolchain of rustup (``+nightly``); RST001 when there is none, RST002
    when it is too old, RST005 when its MIR has a form that is not known."""
    where = _toolchain(command) if command.startswith("+") else shutil.which(command)
    if where is None:
        raise _none(command, (), "install Rust, or name another compiler with --rustc")
    said = _said(where, command)
    version, host, commit = _VERSION.search(said), _HOST.search(said), _COMMIT.search(said)
    if version is None or host is None:
        raise RustrataError(Diagnostic("RST001", f"`{command} -vV` does not say what a rustc says"))
    release = (int(version.group(1)), int(version.group(2)))
    if release < OLDEST:
        raise RustrataError(
            Diagnostic(
                "RST002",
                f"`{command}` is {release[0]}.{release[1]}, which is too old: "
                f"rustrata reads the MIR of {OLDEST[0]}.{OLDEST[1]} and later",
                help="run `rustup update`",
            )
        )
    number = version.group().removeprefix("release: ")
    dialect = _dialect(where, command, release)
    return Compiler(where, release, number, commit.group(1) if commit else "unknown", host.group(1), dialect)


def _said(where: str, command: str) -> str:
    try:
        return _run([where, "-vV"]).stdout
    except OSError as error:
        raise _none(command, (f"{where}: {error.strerror}",), "name another compiler with --rustc") from error


def _toolchain(name: str) -> str:
    """The rustc of a toolchain that rustup has."""
    rustup = shutil.which("rustup")
    if rustup is None:
        raise _none(name, ("`+TOOLCHAIN` asks rustup, which is not there",), "name a compiler by its path")
    found = _run([rustup, "which", "--toolchain", name.removeprefix("+"), "rustc"])
    if found.returncode:
        there = _run([rustup, "toolchain", "list"]).stdout.split("\n")
        names = ", ".join(line.partition(" ")[0] for line in there if line)
        raise _none(name, _without_trace(found.stderr), f"the toolchains of rustup are {names or 'none'}")
    return found.stdout.strip()


def _without_trace(said: str) -> tuple[str, ...]:
    """What a program says, without the trace of its calls that it adds where RUST_BACKTRACE is set."""
    message = re.split(r"^\s*(?:stack backtrace|caused by):", said, maxsplit=1, flags=re.I | re.M)[0].strip()
    return (message,) if message else ()


def _none(command: str, notes: tuple[str, ...], advice: str) -> RustrataError:
    message = f"there is no `{command}` to compile the program with"
    return RustrataError(Diagnostic("RST001", message, notes=notes, help=advice))


def _run(
    words: Iterable[str],
    text: str = "",
    folder: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
) -> "subprocess.CompletedProcess[str]":
    """Runs a compiler with the options of nightlies, on a text that comes by standard input."""
    return subprocess.run(
        list(words),
        capture_output=True,
        text=True,
        check=False,
        input=text,
        cwd=folder,
        env={**os.environ, **environment, "RUSTC_BOOTSTRAP": "1"},
    )


def _dialect(where: str, command: str, release: tuple[int, int]) -> Dialect:
    """By the version where it is known; else a small program has to tell."""

    def accepts(flags: tuple[str, ...]) -> bool:
        return _run((where, *flags, "--print", "crate-name", "-"), "").returncode == 0

    known = dialect_by_version(release, accepts)
    if known is not None:
        return known
    found, tried = dialect_by_canary(lambda dialect: canary_mir(where, dialect))
    if found is None:
        raise RustrataError(
            Diagnostic(
                "RST005",
                f"unsupported: `{command}` is {release[0]}.{release[1]}, newer than {NEWEST[0]}.{NEWEST[1]}, "
                "and its MIR has none of the known forms",
                notes=tuple(f"tried the form of {line}" for line in tried),
                help="use an older toolchain, for instance --rustc +1.95",
            )
        )
    return found


def canary_mir(where: str, dialect: Dialect) -> str | None:
    """The canary's MIR, with the options of a dialect; None where the compiler does not take them."""
    with tempfile.TemporaryDirectory(prefix="rustrata-") as folder:
        out = Path(folder) / "canary.mir"
        flags = (*_ALWAYS, *_INLINED, *dialect.flags, "--edition", "2021", "--crate-name", "canary")
        done = _run((where, *flags, "--emit=mir", "-o", str(out), "-"), CANARY)
        return out.read_text(encoding="utf-8") if done.returncode == 0 and out.exists() else None


def compile_rust(compiler: Compiler, file: str, options: Options) -> Compiled:
    """Compiles a program; RST003 with rustc's own words when it rejects it, RST006 when it does not accept
    the program's files as one text."""
    crate = crate_text(SourceFile(file, Path(file).read_text(encoding="utf-8")), options.joined)
    with tempfile.TemporaryDirectory(prefix="rustrata-") as folder:
        expanded = ""
        if makes_items(crate.text):
            expanded = _Run(compiler, file, crate.text, options, crate, Path(folder)).expanded()
        text, probes = probed(crate.text, expanded)
        attempts = ((text, probes, _INLINED), (text, probes, _PLAIN), (crate.text, (), _INLINED))
        for attempt, used, inlining in attempts:
            run = _Run(compiler, file, attempt, options, crate, Path(folder))
            mir = run.mir(inlining)
            if mir is not None:
                heads = run.heads() if _IMPL in mir else ""
                inlined = inlining is _INLINED
                return Compiled(
                    file,
                    attempt,
                    mir,
                    heads,
                    used,
                    inlined,
                    compiler.dialect,
                    crate.files[1:],
                    options.joined,
                    run.alone(),
                    expanded,
                )
        raise RustrataError(_rejected(compiler, file, options, crate, Path(folder)))


def _rejected(compiler: Compiler, file: str, options: Options, crate: CrateText, folder: Path) -> Diagnostic:
    run = _Run(compiler, file, crate.text, options, crate, folder)
    said = run.complaint_of_files() if options.joined is None else None
    if said is not None:
        help_ = "correct the program first"
        return Diagnostic("RST003", f"rustc rejects {file}", notes=(said.rstrip(),), help=help_)
    of_text = run.complaint()
    if of_text is None:
        return _without_mir(compiler, run.complaint_of_mir())
    whole = f"{file} and its modules"
    if options.joined is not None:
        whole = f"{options.joined.binary.name} and its library {file}"
    message = f"unsupported: {whole} do not compile as one text"
    return Diagnostic("RST006", message, notes=(of_text.rstrip(),))


def _without_mir(compiler: Compiler, said: str) -> Diagnostic:
    message = f"unsupported: rustc {compiler.version} compiles the program, but does not print its MIR"
    notes = (said.rstrip(),)
    return Diagnostic("RST005", message, notes=notes, help="use another toolchain")


def mir_without_positions(compiler: Compiler, file: str, *, deep: bool) -> str:
    """The MIR of a file that is known to compile, inlined, without positions. ``deep``: generic functions are
    pasted however large they are."""
    with tempfile.TemporaryDirectory(prefix="rustrata-") as folder:
        text = Path(file).read_text(encoding="utf-8")
        crate = CrateText(text, (SourceFile(file, text),), ())
        run = _Run(compiler, file, text, Options(), crate, Path(folder))
        threshold = ("-Zinline-mir-threshold=1000000",) if deep else ()
        mir = run.mir((*_INLINED, "-Zmir-include-spans=off", *threshold))
        assert mir is not None, f"{file} compiles: {run.complaint()}"
        return mir


class _Run:
    """Runs of one compiler on one text, which stands in the place of the user's file: it comes by standard
    input, in the file's folder, where its modules are."""

    def __init__(
        self, compiler: Compiler, file: str, text: str, options: Options, crate: CrateText, folder: Path
    ) -> None:
        self.compiler = compiler
        self.folder = folder
        self.file = file
        self.text = text
        self.environment = dict(options.environment) | {ROOT_FOLDER: str(Path(file).parent.absolute())}
        self.common = [
            compiler.command, "--edition", options.edition, "--crate-name", options.name or _crate_name(file),
            *(word for name in options.cfg for word in ("--cfg", name)),
            *(("--test",) if options.tests else ()), *(("--crate-type", "lib") if options.library else ()),
            *(f"-Zcrate-attr={text}" for text in crate.attributes),
        ]  # fmt: skip

    def _run(self, *arguments: str, source: str = "-") -> "subprocess.CompletedProcess[str]":
        words = (*self.common, *arguments, source)
        if source != "-":
            return _run(words, environment=self.environment)
        return _run(words, self.text, Path(self.file).parent, self.environment)

    def _printed(self, inlining: tuple[str, ...], out: Path) -> "subprocess.CompletedProcess[str]":
        flags = self.compiler.dialect.flags
        emit = f"--emit=mir={out},dep-info={self.folder / _DEPENDENCIES}"
        return self._run(emit, *_ALWAYS, *flags, *inlining)

    def mir(self, inlining: tuple[str, ...]) -> str | None:
        """The MIR; None when rustc fails."""
        out = self.folder / "output.mir"
        done = self._printed(inlining, out)
        return out.read_text(encoding="utf-8") if done.returncode == 0 else None

    def alone(self) -> bool:
        """Does the MIR depend on the text alone? rustc writes a line for each output, with the files and
        variables that it is made of."""
        lines = (self.folder / _DEPENDENCIES).read_text(encoding="utf-8").splitlines()
        return all(line.rstrip().endswith(":") for line in lines if line.strip())

    def heads(self) -> str:
        """The heads of all functions, with impls by their types."""
        done = self._run("-Zunpretty=stable-mir", "-Ztrim-diagnostic-paths=no", "--cap-lints=allow")
        return "".join(line for line in done.stdout.splitlines(keepends=True) if line.startswith("fn "))

    def expanded(self) -> str:
        """The program with its macros expanded; nothing where rustc does not do it."""
        done = self._run("-Zunpretty=expanded", "--cap-lints=allow")
        return done.stdout if done.returncode == 0 else ""

    def complaint(self) -> str | None:
        """What rustc says of the text that it rejects, with the user's name of the file; None where it takes
        it."""
        done = self._run("--emit=metadata", "-o", str(self.folder / "output.rmeta"))
        return done.stderr.replace(STANDARD_INPUT, self.file) if done.returncode else None

    def complaint_of_mir(self) -> str:
        """What rustc says when it is asked for the MIR."""
        return self._printed(_PLAIN, self.folder / "output.mir").stderr.replace(STANDARD_INPUT, self.file)

    def complaint_of_files(self) -> str | None:
        """What rustc says of the user's files as they are; None when it accepts them."""
        out = str(self.folder / "output.rmeta")
        done = self._run("--emit=metadata", "-o", out, source=self.file)
        return None if done.returncode == 0 else done.stderr.replace(STANDARD_INPUT, self.file)


def _crate_name(file: str) -> str:
    return re.sub(r"\W", "_", Path(file).stem) or "program"
