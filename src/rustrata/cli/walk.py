"""``rustrata walk FILE``: take a litmus test through the four layers and decide each boundary."""

import argparse
from collections.abc import Callable
from time import monotonic

from rustrata.architecture.targets import TARGETS
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.mapping_options import with_tables
from rustrata.cli.options import one_of, positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.hardware.coherence.registry import PROTOCOLS
from rustrata.programs.litmus import AssemblyTest, LitmusTest, parse
from rustrata.refinement.models import LANGUAGE_MODELS
from rustrata.refinement.walk import DEFAULT_MODEL, WalkOptions, walk
from rustrata.relational.engine import DEFAULT_STEPS
from rustrata.views.findings import findings
from rustrata.views.walk_json import walk_json
from rustrata.views.walk_report import report
from rustrata.virtual.map_reader import parse_map

EPILOG = """\
examples:
  rustrata walk examples/mp.litmus
  rustrata walk examples/mp.litmus --target riscv64 --mapping seed
  rustrata walk examples/mp.litmus --target aarch64 --mapping P0=aarch64,P1=aarch64-rcpc
  rustrata walk examples/mp.litmus --map examples/maps/read-only.toml --format short
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "file", metavar="FILE", help="a litmus test in the C or Rust dialect; - is standard input"
    )
    parser.add_argument(
        "--target",
        metavar="LIST",
        help=f"instruction sets, from {', '.join(TARGETS)} (default: all that have the mappings)",
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        help="a mapping table for all threads, or P0=NAME,P1=NAME; `seed` is the layered memory model's own",
    )
    parser.add_argument(
        "--model",
        type=one_of("--model", LANGUAGE_MODELS),
        default=DEFAULT_MODEL,
        metavar="{" + ",".join(LANGUAGE_MODELS) + "}",
        help=f"the model of the language (default: {DEFAULT_MODEL})",
    )
    parser.add_argument("--map", metavar="FILE", help="an address map (default: a page for each location)")
    parser.add_argument(
        "--protocol",
        type=one_of("--protocol", tuple(PROTOCOLS)),
        default="msi-directory",
        metavar="NAME",
        help=f"the coherence protocol of the machine: {', '.join(PROTOCOLS)}",
    )
    parser.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=DEFAULT_STEPS,
        metavar="N",
        help=f"the bound of each search, in steps (default: {DEFAULT_STEPS})",
    )


def _in_a_language(test: LitmusTest | AssemblyTest) -> LitmusTest:
    if isinstance(test, AssemblyTest):
        message = f"`rustrata walk` takes a test in a language, and this is assembly of {test.dialect.value}"
        help_ = "`rustrata litmus` judges it by the model of its instruction set"
        raise RustrataError(Diagnostic("ASM005", message, test.threads[0].span, help=help_))
    return test


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Walk, show the answer, and say by the exit code what it was."""
    test = _in_a_language(parse(read_source(arguments.file)))
    address_map = parse_map(read_source(arguments.map)) if arguments.map else None
    walked = walk(
        test,
        with_tables(arguments.target, arguments.mapping, len(test.threads)),
        WalkOptions(
            arguments.model,
            address_map,
            arguments.protocol,
            arguments.steps,
            _deadline(arguments.timeout),
            terminal.progress,
        ),
    )
    found = findings(walked)
    match terminal.format:
        case Format.HUMAN:
            terminal.write(report(walked, verbose=terminal.verbose > 0))
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"walk": walk_json(walked)})
    if any(finding.severity is Severity.ERROR for finding in found):
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


def _deadline(seconds: float | None) -> Callable[[], bool]:
    if seconds is None:
        return lambda: False
    end = monotonic() + seconds
    return lambda: monotonic() > end
