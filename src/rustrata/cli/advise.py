"""``rustrata advise FILE``: the weakest orderings under which a test keeps its claim."""

import argparse
from time import monotonic

from rustrata.architecture.targets import TARGETS
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.mapping_options import with_tables
from rustrata.cli.options import one_of, positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.programs.litmus import AssemblyTest, LitmusTest, parse
from rustrata.refinement.advice import AdviceOptions, advise, claim_of
from rustrata.refinement.models import LANGUAGE_MODELS
from rustrata.refinement.walk import DEFAULT_MODEL
from rustrata.relational.engine import DEFAULT_STEPS
from rustrata.views.advice_report import advice_json, findings, report

EPILOG = """\
examples:
  rustrata advise examples/advice/dekker.litmus --to x86_64,aarch64
  rustrata advise examples/advice/dekker-relaxed.litmus --to riscv64 --fences
  rustrata advise examples/advice/seqlock.litmus --to powerpc64 --mapping powerpc64-trailing
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a litmus test in the C or Rust dialect that ends in ~exists or forall; - is standard input",
    )
    parser.add_argument(
        "--to",
        metavar="LIST",
        help=f"instruction sets, from {', '.join(TARGETS)} (default: all that have the mappings)",
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        help="a mapping or a .toml file for all threads, or P0=NAME,P1=NAME",
    )
    parser.add_argument(
        "--model",
        type=one_of("--model", LANGUAGE_MODELS),
        default=DEFAULT_MODEL,
        metavar="{" + ",".join(LANGUAGE_MODELS) + "}",
        help=f"the model of the language (default: {DEFAULT_MODEL})",
    )
    parser.add_argument(
        "--fences", action="store_true", help="fences may also be put between the operations of a thread"
    )
    parser.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=DEFAULT_STEPS,
        metavar="N",
        help=f"the bound of each search, in steps (default: {DEFAULT_STEPS})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Look for the weakest orderings, show them, and say by the exit code whether the claim is kept."""
    test = _claiming(parse(read_source(arguments.file)))
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    options = AdviceOptions(
        arguments.model,
        arguments.fences,
        arguments.steps,
        lambda: end is not None and monotonic() > end,
    )
    advice = advise(test, with_tables(arguments.to, arguments.mapping, len(test.threads)), options)
    found = tuple(findings(advice))
    match terminal.format:
        case Format.HUMAN:
            terminal.write(report(advice, verbose=terminal.verbose > 0))
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"advise": advice_json(advice)})
    if any(finding.severity is Severity.ERROR for finding in found):
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


def _claiming(test: LitmusTest | AssemblyTest) -> LitmusTest:
    if isinstance(test, AssemblyTest):
        message = (
            f"`rustrata advise` takes a test in a language, and this is assembly of {test.dialect.value}"
        )
        help_ = "an instruction has no ordering to choose"
        raise RustrataError(Diagnostic("ASM005", message, test.threads[0].span, help=help_))
    if claim_of(test) is None:
        message = f"{test.name} claims nothing that orderings could keep"
        help_ = "write `~exists` before what must not happen, or `forall` before what must"
        raise RustrataError(Diagnostic("REF007", message, test.condition_span, help=help_))
    return test
