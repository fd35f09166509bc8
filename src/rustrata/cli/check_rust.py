"""``rustrata check PROGRAM.rs``: is what a Rust program does to memory defined?

Packages are in `rustrata.cli.check_package`, test functions in
`rustrata.cli.check_tests`.
"""

import argparse
import os
from time import monotonic
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import STANDARD_INPUT, read_source
from rustrata.cli.rust_report import Output, Settings, refuse_private_calls, run_program
from rustrata.cli.rust_schedules import DEFAULT_STEPS, ONE, STEPS_OF_EACH, Asked
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.later import Later
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import Stored, read_stored, sealed, write_stored
from rustrata.views.rust_findings import RustSource

if TYPE_CHECKING:
    from rustrata.abstract.mir import missing
    from rustrata.cli import check_tests, compile_cache
    from rustrata.programs.rust import compiler
    from rustrata.views import rust_witness
else:
    missing = Later("rustrata.abstract.mir.missing")
    check_tests = Later("rustrata.cli.check_tests")
    compile_cache = Later("rustrata.cli.compile_cache")
    compiler = Later("rustrata.programs.rust.compiler")
    rust_witness = Later("rustrata.views.rust_witness")

DECIDES = "tree-borrows"
ALONG = "stacked-borrows"
NEWEST = {DECIDES: "tree-borrows-miri-2026-08", ALONG: "stacked-borrows-miri-2026-08"}
"""The profile that a model's name without a version stands for."""
NO_MODEL = "none"


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compile, run and tell."""
    settings = settings_of(arguments)
    stored = _stored(arguments, terminal)
    keep(stored, arguments)
    if arguments.tests:
        return check_tests.check_tests([(stored, stored.compiled.program_file)], settings, terminal)
    return check_program(stored, settings, arguments, terminal)


def settings_of(arguments: argparse.Namespace) -> Settings:
    """How programs are run, as the options say."""
    asked = _asked(arguments)
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    steps = arguments.steps or (DEFAULT_STEPS if asked is None else STEPS_OF_EACH)
    models, words = tuple(_models(arguments.aliasing)), tuple(arguments.program_arguments)
    return Settings(models, steps, arguments.leaks, words, end, asked)


def _asked(arguments: argparse.Namespace) -> Asked | None:
    """The schedules that are asked for; None for the machine's own."""
    if arguments.schedules in (None, ONE):
        return None
    if arguments.tests:
        message = "unsupported: `--schedules` with `--tests`"
        raise RustrataError(Diagnostic("CLI003", message, help="each test runs on one schedule"))
    return Asked(arguments.schedules, arguments.seed, arguments.preemptions, arguments.runs, arguments.leaks)


def check_program(
    stored: Stored, settings: Settings, arguments: argparse.Namespace, terminal: Terminal
) -> int:
    """Run a compiled program, and tell."""
    program = read_program(stored.compiled).entered(stored.compiled.entry)
    refuse_private_calls(stored, program)
    if arguments.list_missing:
        return _list_missing(program, terminal)
    output = Output(terminal, RustSource(stored))
    report = run_program(stored, program, settings, output.poll, terminal.progress)
    if arguments.witness is not None and report.finding is not None:
        made = report.made
        kind, code = made.ended.kind, made.ended.code
        witness = rust_witness.RustWitness(
            stored, made.work.models, made.work.arguments, made.work.steps, made.choices, kind, code
        )
        _write(arguments.witness, rust_witness.witness_text(witness))
    return report.show(terminal)


def _stored(arguments: argparse.Namespace, terminal: Terminal) -> Stored:
    if os.path.splitext(arguments.file)[1] == ".mir" or arguments.kind == "mir":
        return read_stored(read_source(arguments.file))
    if arguments.file == STANDARD_INPUT:
        message = "unsupported: a Rust program from standard input"
        raise RustrataError(Diagnostic("CLI003", message, help="name its file"))
    source = read_source(arguments.file)
    rustc = compiler.find_compiler(arguments.rustc)
    options = compiler.Options(arguments.edition or "2021", tuple(arguments.cfg), arguments.tests)
    with compile_cache.kept_programs(arguments, terminal) as cache:
        return compile_cache.compiled(rustc, source, options, cache)


def _models(words: str | None) -> list[str]:
    """The models named, the one that decides first. Raises RustrataError BOR001."""
    if words is None:
        words = f"{DECIDES},{ALONG}"
    if words == NO_MODEL:
        return []
    if words == "all":
        return list(dict.fromkeys((NEWEST[DECIDES], *ALIASING_MODELS)))
    names = [NEWEST.get(word.strip(), word.strip()) for word in words.split(",")]
    for name in names:
        borrows(name)
    return list(dict.fromkeys(names))


def keep(stored: Stored, arguments: argparse.Namespace) -> None:
    """Write a compiled program where `--store` says; CLI008 when it cannot be written."""
    name: str | None = arguments.store
    if name is None:
        return
    _write(name, sealed(write_stored(stored)))


def _write(name: str, text: str) -> None:
    try:
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        message = f"cannot write `{name}`: {error.strerror}"
        raise RustrataError(Diagnostic("CLI008", message)) from error


def _list_missing(program: Program, terminal: Terminal) -> int:
    found = missing.missing_functions(program)
    if terminal.format is Format.JSON:
        terminal.result({"missing": list(found)})
    elif found:
        for name in found:
            terminal.line(name)
    else:
        terminal.line("every function that it may call has a model")
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED
