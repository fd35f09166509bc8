"""``rustrata refine FILES --compiler LIST``: what real compilers make of a test."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from rustrata.architecture.compilers.kept_assembly import file_name, kept_text, read_output
from rustrata.architecture.compilers.machines import MACHINES, Machine, machine_named
from rustrata.architecture.compilers.toolchains import (
    KINDS,
    Compiled,
    Toolchain,
    find_toolchain,
    toolchains_found,
)
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.compilation import RefineOptions, source_behaviours
from rustrata.refinement.compilers import CompiledTest, compile_threads, refine_compiled
from rustrata.views.compiler_report import compiled_json, findings, report, table


def add_compiler_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose compilers."""
    group = parser.add_argument_group("real compilers (--compiler or --assembly)")
    group.add_argument(
        "--compiler",
        metavar="LIST",
        help=f"compile the threads by these: {', '.join(KINDS)} or paths; P0=gcc,P1=rustc mixes them",
    )
    group.add_argument(
        "--target",
        metavar="LIST",
        help=f"the machines, from {', '.join(MACHINES)} (default: all that the compilers are there for)",
    )
    group.add_argument(
        "--assembly",
        action="append",
        metavar="FILE",
        help="read what was compiled before, and run no compiler; may be repeated",
    )
    group.add_argument("--save", metavar="FOLDER", help="keep the assembly in files of this folder")


def check_compiler_options(arguments: argparse.Namespace) -> None:
    """Refuse options that say two things, or nothing, about who compiles.

    Raises RustrataError: CLI002.
    """
    real = [name for name in ("compiler", "assembly") if vars(arguments)[name]]
    tables = [name for name in ("to", "mapping") if vars(arguments)[name]]
    idle = [name for name in ("target", "save") if vars(arguments)[name]]
    if len(real) == 2:
        message = "rustrata refine: `--compiler` compiles and `--assembly` reads; name one of them"
    elif real and tables:
        message = f"rustrata refine: `--{tables[0]}` is for mappings, not for `--{real[0]}`"
    elif real and arguments.all:
        message = f"rustrata refine: `--all` is for mappings, not for `--{real[0]}`"
    elif idle and not real:
        message = f"rustrata refine: `--{idle[0]}` is for `--compiler` and `--assembly`"
    else:
        return
    raise RustrataError(Diagnostic("CLI002", message, help="usage is shown by `rustrata refine --help`"))


def run_compilers(
    tests: Sequence[LitmusTest], arguments: argparse.Namespace, options: RefineOptions, terminal: Terminal
) -> int:
    """Decide every test by every compiler, and show the verdicts."""
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    timed = replace(options, should_stop=lambda: end is not None and monotonic() > end)
    rows = []
    for test in tests:
        terminal.progress(test.name)
        rows.append(tuple(_decided(test, arguments, timed)))
    found = [finding for row in rows for finding in findings(row)]
    match terminal.format:
        case Format.HUMAN if len(rows) == 1:
            terminal.write(report(rows[0]))
        case Format.HUMAN:
            terminal.write(table(rows))
            for finding in found if terminal.verbose else ():
                terminal.diagnostic(finding)
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"refine": [compiled_json(row) for row in rows]})
    if any(finding.severity is Severity.ERROR for finding in found):
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


def _decided(test: LitmusTest, arguments: argparse.Namespace, options: RefineOptions) -> list[CompiledTest]:
    upper = source_behaviours(test, options)
    return [refine_compiled(test, outputs, options, upper) for outputs in _outputs(test, arguments)]


def _outputs(test: LitmusTest, arguments: argparse.Namespace) -> list[tuple[Compiled, ...]]:
    """The outputs to decide, each with one for each thread."""
    threads = len(test.threads)
    if arguments.assembly:
        machine = machine_named(arguments.target) if arguments.target else None
        return [(read_output(read_source(name), machine),) * threads for name in arguments.assembly]
    compiled = [compile_threads(test, chosen) for chosen in chosen_toolchains(arguments, threads)]
    if arguments.save:
        for output in dict.fromkeys(each for outputs in compiled for each in outputs):
            save(output, arguments.save, test.name)
    return compiled


def save(output: Compiled, folder: str, test: str = "") -> None:
    """Keep an output in a file of a folder.

    Raises RustrataError: CMP006 when it cannot be written.
    """
    path = Path(folder) / file_name(output, test)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(kept_text(output), encoding="utf-8")
    except OSError as error:
        message = f"cannot write `{path}`: {error.strerror}"
        raise RustrataError(Diagnostic("CMP006", message)) from error


def machines_named(names: str | None) -> list[Machine] | None:
    """The machines of a list; None for no list."""
    return None if names is None else [machine_named(name.strip()) for name in names.split(",")]


def chosen_toolchains(arguments: argparse.Namespace, threads: int) -> list[tuple[Toolchain, ...]]:
    """The compiler of each thread, for each way to compile that was asked for.

    Raises RustrataError: CMP001 and CMP002 for what is not known or not there, CMP007 for a malformed list.
    """
    words = [word.strip() for word in arguments.compiler.split(",")]
    machines = machines_named(arguments.target)
    if not any("=" in word for word in words):
        if machines is not None:
            found: Sequence[Toolchain] = [find_toolchain(w, m) for m in machines for w in words]
        else:
            asked = [[w for w in words if w in m.compilers or w not in KINDS] for m in MACHINES.values()]
            found = [
                each
                for machine, compilers in zip(MACHINES.values(), asked, strict=True)
                for each in toolchains_found(compilers, [machine])
            ]
        if not found:
            return [(find_toolchain(words[0], next(iter(MACHINES.values()))),) * threads]
        return [(each,) * threads for each in found]
    by_thread = _by_thread(words, threads)
    return [
        tuple(find_toolchain(compiler, machine) for compiler in by_thread)
        for machine in machines or list(MACHINES.values())
    ]


def _by_thread(words: Sequence[str], threads: int) -> list[str]:
    """The compiler of each thread from ``P0=gcc``, ``P1=rustc`` and so on."""
    chosen: dict[int, str] = {}
    for word in words:
        thread, _, compiler = word.partition("=")
        if not (thread[:1] == "P" and thread[1:].isdecimal() and int(thread[1:]) < threads and compiler):
            message = f"`{word}` does not say the compiler of a thread; there are {threads}"
            help_ = "write one list for all threads, or P0=gcc,P1=rustc with every thread"
            raise RustrataError(Diagnostic("CMP007", message, help=help_))
        chosen[int(thread[1:])] = compiler
    missing = [f"P{thread}" for thread in range(threads) if thread not in chosen]
    if missing:
        message = f"no compiler is named for {', '.join(missing)}"
        raise RustrataError(Diagnostic("CMP007", message, help="name one for every thread"))
    return [chosen[thread] for thread in range(threads)]
