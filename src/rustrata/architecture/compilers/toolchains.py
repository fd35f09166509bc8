"""Compilers: which are there, how each is called, and what it says when it cannot compile.

A compiler is ``rustc``, ``gcc`` or ``clang``, looked for on the search path, or the path of a program whose
name has one of these words in it. ``gcc`` is the cross compiler of the machine (``riscv64-linux-gnu-gcc``);
``clang`` without a version is the newest there is. The optimisation is ``-O2`` everywhere.
"""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from shutil import which

from rustrata.architecture.compilers.c_functions import c_function, c_source
from rustrata.architecture.compilers.machines import Machine
from rustrata.architecture.compilers.rust_functions import rust_function, rust_source
from rustrata.architecture.compilers.thread_function import ThreadFunction
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.records import record
from rustrata.source import SourceFile


class Kind(Enum):
    """The compilers that are known."""

    RUSTC = "rustc"
    GCC = "gcc"
    CLANG = "clang"


KINDS = tuple(kind.value for kind in Kind)
_NEWEST_CLANG, _OLDEST_CLANG = 40, 9
_SECONDS = 120
_VERSION = re.compile(r"\d+\.\d+(?:\.\d+)?")
_C_OPTIONS = (
    "-xc", "-std=c11", "-O2", "-S", "-w", "-ffreestanding", "-fno-pic", "-fomit-frame-pointer",
    "-fno-stack-protector", "-fno-asynchronous-unwind-tables", "-o-", "-",
)  # fmt: skip
_RUST_OPTIONS = (
    "--edition=2021", "--emit=asm", "-Copt-level=2", "-Cpanic=abort", "-Ccodegen-units=1",
    "-Crelocation-model=static", "-Cforce-unwind-tables=no", "-o-", "-",
)  # fmt: skip


@record
class Toolchain:
    """A compiler for a machine: its kind, the program, and what it calls its version."""

    kind: Kind
    program: str
    version: str
    machine: Machine

    @property
    def name(self) -> str:
        """``gcc 12.2.0``."""
        return f"{self.kind.value} {self.version}"


@dataclass(frozen=True)
class Compiled:
    """The assembly of some functions. ``toolchain`` is the compiler in words."""

    toolchain: str
    machine: Machine
    assembly: SourceFile


def find_toolchain(compiler: str, machine: Machine) -> Toolchain:
    """The compiler of a name or path, for a machine.

    Raises RustrataError: CMP002 for a word that is no compiler, or one that is not there.
    """
    kind = _kind_of(compiler)
    for candidate in _candidates(compiler, kind, machine):
        program = which(candidate)
        if program is not None:
            return Toolchain(kind, program, _version_of(program), machine)
    raise RustrataError(
        Diagnostic("CMP002", f"`{compiler}` for {machine.name} is not there", help=_installing(kind, machine))
    )


def toolchains_found(compilers: Sequence[str] | None, machines: Sequence[Machine]) -> tuple[Toolchain, ...]:
    """Those of the compilers that are there, for each of the machines; without a list, those that a machine
    asks."""
    found: list[Toolchain] = []
    for machine in machines:
        for compiler in machine.compilers if compilers is None else compilers:
            kind = _kind_of(compiler)
            programs = (which(candidate) for candidate in _candidates(compiler, kind, machine))
            program = next((each for each in programs if each is not None), None)
            if program is not None:
                found.append(Toolchain(kind, program, _version_of(program), machine))
    return tuple(found)


def _kind_of(compiler: str) -> Kind:
    name = Path(compiler).name
    for kind in Kind:
        if kind.value in name:
            return kind
    message = f"`{compiler}` is no compiler that is known"
    help_ = "name rustc, gcc, clang, or a program whose name has one of these in it"
    raise RustrataError(Diagnostic("CMP002", message, help=help_))


def _candidates(compiler: str, kind: Kind, machine: Machine) -> tuple[str, ...]:
    if compiler != kind.value:
        return (compiler,)
    match kind:
        case Kind.GCC:
            return (f"{machine.gnu}-gcc",)
        case Kind.CLANG:
            return ("clang", *(f"clang-{number}" for number in range(_NEWEST_CLANG, _OLDEST_CLANG, -1)))
        case Kind.RUSTC:
            return ("rustc",)


def _installing(kind: Kind, machine: Machine) -> str:
    match kind:
        case Kind.GCC:
            return f"on Debian: apt install {machine.package}; or name the program by its path"
        case Kind.CLANG:
            return "on Debian: apt install clang; one clang compiles for every machine"
        case Kind.RUSTC:
            return "install Rust; one rustc compiles for every machine, without its standard library"


@lru_cache(maxsize=64)
def _version_of(program: str) -> str:
    finished = _run((program, "--version"), "", {})
    found = _VERSION.search(finished.stdout)
    return "of unknown version" if found is None else found[0]


def compile_functions(toolchain: Toolchain, functions: Sequence[ThreadFunction]) -> Compiled:
    """Compile functions into assembly, all in one unit.

    Raises RustrataError: CMP003 when the compiler fails, CMP004 for what its language cannot say.
    """
    if toolchain.kind is Kind.RUSTC:
        core = _has_core(toolchain.program, toolchain.machine.triple)
        source = rust_source([rust_function(each) for each in functions], core=core)
        finished = _run(_rust_command(toolchain), source, {"RUSTC_BOOTSTRAP": "1"})
    else:
        source = c_source([c_function(each) for each in functions])
        finished = _run(_c_command(toolchain), source, {})
    if finished.returncode:
        raise RustrataError(_failed(toolchain, finished.stderr))
    name = f"{toolchain.name} for {toolchain.machine.name}"
    return Compiled(toolchain.name, toolchain.machine, SourceFile(name, finished.stdout))


def _rust_command(toolchain: Toolchain) -> tuple[str, ...]:
    machine = toolchain.machine
    return (toolchain.program, *_RUST_OPTIONS, f"--target={machine.triple}", *machine.rust)


def _c_command(toolchain: Toolchain) -> tuple[str, ...]:
    machine = toolchain.machine
    if toolchain.kind is Kind.GCC:
        return (toolchain.program, *machine.options, *machine.gcc, *_C_OPTIONS)
    return (toolchain.program, f"--target={machine.gnu}", *machine.options, *machine.clang, *_C_OPTIONS)


@lru_cache(maxsize=64)
def _has_core(program: str, triple: str) -> bool:
    """Is ``core`` for the target installed?"""
    finished = _run((program, "--print=target-libdir", f"--target={triple}"), "", {})
    return finished.returncode == 0 and any(Path(finished.stdout.strip()).glob("libcore-*.rlib"))


def _run(
    command: tuple[str, ...], text: str, environment: dict[str, str]
) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C", **environment},
        )
    except subprocess.TimeoutExpired:
        message = f"`{command[0]}` did not end within {_SECONDS} seconds"
    except OSError as error:
        message = f"`{command[0]}` cannot be run: {error.strerror}"
    raise RustrataError(Diagnostic("CMP003", message))


def _failed(toolchain: Toolchain, output: str) -> Diagnostic:
    lines = [line.strip() for line in output.splitlines()]
    errors = [line for line in lines if "error" in line] or lines[:1] or ["it says nothing"]
    message = f"{toolchain.name} cannot compile for {toolchain.machine.name}: {errors[0]}"
    return Diagnostic("CMP003", message, help=_installing(toolchain.kind, toolchain.machine))
