"""``rustrata compare A B``: the smallest program that tells two models apart."""

import argparse
from time import monotonic

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.model_names import model_named
from rustrata.cli.options import positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.refinement.alphabet import DEFAULT_FAMILIES, FAMILIES, families_named
from rustrata.refinement.comparison import CompareBound, compare, vocabulary_of
from rustrata.views.comparison_report import comparison_json, findings, report

EPILOG = """\
examples:
  rustrata compare sc x86tso
  rustrata compare rc11 rust --bound 5
  rustrata compare aarch64 armv7 --bound 5 --operations load,store
  rustrata compare mine.cat riscv --bound 4
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    for name in ("A", "B"):
        parser.add_argument(name, help="a model: a name, which `rustrata models` lists, or a .cat file")
    for option, value, what in (
        ("bound", 4, "operations in a program"),
        ("threads", 4, "threads"),
        ("locations", 2, "shared locations"),
        ("writes", 2, "writes to one location"),
    ):
        parser.add_argument(
            f"--{option}",
            type=positive_integer(f"--{option}"),
            default=value,
            metavar="N",
            help=f"{what} (default: {value})",
        )
    parser.add_argument(
        "--operations",
        default=",".join(DEFAULT_FAMILIES),
        metavar="LIST",
        help=f"from {', '.join(FAMILIES)} (default: {','.join(DEFAULT_FAMILIES)})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Compare, show a program for each direction that has one, and say whether there is any."""
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    bound = CompareBound(
        arguments.bound,
        arguments.threads,
        arguments.locations,
        arguments.writes,
        should_stop=lambda: end is not None and monotonic() > end,
    )
    one, other = model_named(arguments.A), model_named(arguments.B)
    vocabulary = vocabulary_of(one, other, families_named(arguments.operations))
    found = compare(one, other, vocabulary, bound, terminal.progress)
    match terminal.format:
        case Format.HUMAN:
            terminal.write(report(found))
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in findings(found):
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in findings(found):
                terminal.diagnostic(finding)
            terminal.result({"compare": comparison_json(found)})
    if any(direction.difference is not None for direction in found.directions):
        return ExitCode.FINDING
    cut = any(direction.incomplete for direction in found.directions)
    return ExitCode.INCONCLUSIVE if cut else ExitCode.AS_EXPECTED
