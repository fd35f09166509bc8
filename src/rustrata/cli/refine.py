"""``rustrata refine FILES --to TARGETS``: does a mapping keep the language's promises?"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from rustrata.architecture.targets import TARGETS
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.litmus_files import files_named
from rustrata.cli.mapping_options import with_tables
from rustrata.cli.model_names import model_named
from rustrata.cli.options import one_of, positive_integer
from rustrata.cli.refine_all import add_bound_options, run_all
from rustrata.cli.refine_compiler import add_compiler_options, check_compiler_options, run_compilers
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.programs.litmus import AssemblyTest, LitmusTest, parse
from rustrata.programs.litmus.rust_file import litmus_in_rust
from rustrata.refinement.compilation import Compilation, RefineOptions, refine
from rustrata.refinement.models import LANGUAGE_MODELS
from rustrata.refinement.walk import DEFAULT_MODEL
from rustrata.relational.engine import DEFAULT_STEPS
from rustrata.views.refine_report import compilations_json, findings, report, table

EPILOG = """\
examples:
  rustrata refine examples/mp.litmus --to aarch64,riscv64
  rustrata refine examples/mp.litmus --to powerpc64 --mapping P0=powerpc64,P1=powerpc64-trailing
  rustrata refine examples/mp.litmus --to riscv64 --mapping mine.toml --model rust
  rustrata refine examples/shapes --mapping seed
  rustrata refine examples/mp.litmus --compiler rustc,gcc,clang
  rustrata refine examples/sb.rs --compiler P0=gcc,P1=clang --target riscv64
  rustrata refine --all --to aarch64 --bound 5 --model rc11 --without no-thin-air
  rustrata refine --all --to powerpc64 --mapping powerpc64-trailing --bound 5 --model c11-partial
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a test in the C or Rust dialect, a folder of tests, or @LIST of them; - is standard input",
    )
    parser.add_argument(
        "--to",
        metavar="LIST",
        help=f"instruction sets, from {', '.join(TARGETS)} (default: all that have the mappings)",
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        help="a mapping or a .toml file for all threads, or P0=NAME,P1=NAME; `seed` is the layered memory "
        "model's own",
    )
    parser.add_argument(
        "--model",
        type=one_of("--model", LANGUAGE_MODELS),
        default=DEFAULT_MODEL,
        metavar="{" + ",".join(LANGUAGE_MODELS) + "}",
        help=f"the model of the language (default: {DEFAULT_MODEL})",
    )
    parser.add_argument(
        "--without",
        metavar="LIST",
        help="axioms of that model to leave out; rc11 without no-thin-air allows load buffering",
    )
    parser.add_argument(
        "--target-model",
        metavar="MODEL",
        help="judge the instructions by this model, a name or a .cat file, and not by the target's own",
    )
    parser.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=DEFAULT_STEPS,
        metavar="N",
        help=f"the bound of each search, in steps (default: {DEFAULT_STEPS})",
    )
    add_compiler_options(parser)
    add_bound_options(parser)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compile every test for every target, show the verdicts, and say by the exit code what they were."""
    options = _options(arguments)
    if arguments.all == bool(arguments.files):
        message = "rustrata refine: name a FILE, or decide every program with --all, and not both"
        raise RustrataError(Diagnostic("CLI002", message, help="usage is shown by `rustrata refine --help`"))
    check_compiler_options(arguments)
    if arguments.all:
        return run_all(arguments, options, terminal)
    if arguments.compiler or arguments.assembly:
        tests = [_in_a_language(_parsed(name)) for name in files_named(arguments.files)]
        return run_compilers(tests, arguments, options, terminal)
    return _run_files(arguments, options, terminal)


def _run_files(arguments: argparse.Namespace, options: RefineOptions, terminal: Terminal) -> int:
    names = files_named(arguments.files)
    tests = list(_compiled(names, arguments, options, terminal))
    found = [finding for compilations in tests for finding in findings(compilations)]
    match terminal.format:
        case Format.HUMAN if len(tests) == 1:
            terminal.write(report(tests[0], verbose=terminal.verbose > 0))
        case Format.HUMAN:
            terminal.write(table(tests))
            for finding in found if terminal.verbose else ():
                terminal.diagnostic(finding)
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"refine": [compilations_json(compilations) for compilations in tests]})
    if any(finding.severity is Severity.ERROR for finding in found):
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


def _options(arguments: argparse.Namespace) -> RefineOptions:
    """How to decide one test; the deadline is that of the whole command."""
    words = (arguments.without or "").split(",")
    without = tuple(word.strip() for word in words if word.strip())
    below = None if arguments.target_model is None else model_named(arguments.target_model)
    options = RefineOptions(arguments.model, without, below, arguments.steps)
    options.upper_model()
    return options


def _compiled(
    names: tuple[str, ...], arguments: argparse.Namespace, options: RefineOptions, terminal: Terminal
) -> Iterator[tuple[Compilation, ...]]:
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    timed = replace(options, should_stop=lambda: end is not None and monotonic() > end)
    for name in names:
        terminal.progress(name)
        test = _in_a_language(_parsed(name))
        yield refine(test, with_tables(arguments.to, arguments.mapping, len(test.threads)), timed)


def _parsed(name: str) -> LitmusTest | AssemblyTest:
    source = read_source(name)
    return parse(litmus_in_rust(source) if name.endswith(".rs") else source)


def _in_a_language(test: LitmusTest | AssemblyTest) -> LitmusTest:
    if isinstance(test, AssemblyTest):
        message = (
            f"`rustrata refine` takes a test in a language, and this is assembly of {test.dialect.value}"
        )
        help_ = "`rustrata litmus` judges it by the model of its instruction set"
        raise RustrataError(Diagnostic("ASM005", message, test.threads[0].span, help=help_))
    return test
