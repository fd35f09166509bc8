"""``rustrata check PROGRAM.rs``: is what a Rust program does to memory defined?

Cargo packages, ``#[test]`` functions and SARIF are left out.
"""

import argparse
from pathlib import Path, PurePath

from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows
from rustrata.abstract.mir.missing import missing_functions
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.options import positive_integer, whole_number
from rustrata.cli.rust_report import RustReport
from rustrata.cli.rust_schedules import DEFAULT_RUNS, Work, schedules
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.rust.compiler import Options, compile_rust, find_compiler
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import Stored, read_stored, write_stored
from rustrata.views.rust_witness import RustWitness, witness_text

DECIDES = "tree-borrows"
ALONG = "stacked-borrows"
NEWEST = {DECIDES: "tree-borrows-miri-2026-08", ALONG: "stacked-borrows-miri-2026-08"}
"""The profile that a model's name without a version stands for."""
NO_MODEL = "none"
EXPLAINED = """\
The program is compiled by your rustc, 1.95 or later, and its MIR is run: on one schedule, unless
`--schedules all` or `--schedules N` ask for others. `--aliasing` names the model that decides and others
that are noted where they disagree (default: tree-borrows,stacked-borrows); `none` is no model.
`--leaks`, `--seed` and `--witness` are as above; `--steps` bounds each run. What follows `--` are the
program's arguments.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of Rust programs."""
    group = parser.add_argument_group("options of Rust programs", EXPLAINED)
    group.add_argument(
        "--edition", default="2021", metavar="YEAR", help="edition of the language (default: 2021)"
    )
    group.add_argument("--cfg", action="append", default=[], metavar="SPEC", help="as rustc's --cfg")
    group.add_argument("--rustc", default="rustc", metavar="PATH", help="the compiler (default: rustc)")
    group.add_argument(
        "--preemptions",
        type=whole_number("--preemptions"),
        metavar="N",
        help="of all schedules, those with at most N turns away from a thread that could go on",
    )
    group.add_argument(
        "--runs",
        type=positive_integer("--runs"),
        metavar="N",
        help=f"runs after which a search of all schedules stops (default: {DEFAULT_RUNS})",
    )
    group.add_argument("--store", metavar="FILE", help="write the compiled program, which `check` reads too")
    group.add_argument(
        "--list-missing",
        action="store_true",
        help="list the functions it may call that have no model; do not run it",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compile, run and tell."""
    stored = _stored(arguments)
    if arguments.store is not None:
        _write(arguments.store, write_stored(stored))
    program = read_program(stored.compiled)
    if arguments.list_missing:
        return _list_missing(program, terminal)
    words = (stored.compiled.file, *arguments.program_arguments)
    made = schedules(Work(program, tuple(_models(arguments.aliasing)), words), arguments, terminal)
    report = RustReport(stored, made, terminal)
    if arguments.witness is not None and report.finding is not None:
        work, ended = made.work, made.ended
        witness = RustWitness(
            stored, work.models, work.arguments, made.steps, made.choices, ended.kind, ended.code
        )
        _write(arguments.witness, witness_text(witness))
    return report.show(leaking=arguments.leaks)


def _stored(arguments: argparse.Namespace) -> Stored:
    source = read_source(arguments.file)
    if PurePath(arguments.file).suffix == ".mir" or arguments.kind == "mir":
        return read_stored(source)
    compiler = find_compiler(arguments.rustc)
    options = Options(arguments.edition, tuple(arguments.cfg))
    return Stored(compile_rust(compiler, arguments.file, options), source.text, compiler.version)


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


def _write(name: str, text: str) -> None:
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot write `{name}`: {error.strerror}"
        raise RustrataError(Diagnostic("CLI008", message)) from error


def _list_missing(program: Program, terminal: Terminal) -> int:
    found = missing_functions(program)
    if terminal.format is Format.JSON:
        terminal.result({"missing": list(found)})
    elif found:
        for name in found:
            terminal.line(name)
    else:
        terminal.line("every function that it may call has a model")
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED
