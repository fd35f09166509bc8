"""``rustrata audit``: how compilers lower every atomic operation, and whether that is sound."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from rustrata.architecture.compilers.kept_assembly import SUFFIX, read_output
from rustrata.architecture.compilers.machines import MACHINES
from rustrata.architecture.compilers.toolchains import (
    KINDS,
    Compiled,
    Toolchain,
    find_toolchain,
    toolchains_found,
)
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import is_folder, read_source
from rustrata.cli.options import one_of, positive_integer
from rustrata.cli.refine_compiler import machines_named, save
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.refinement.audit import audit, audit_output, pairs
from rustrata.refinement.audit_tests import Operation, operations
from rustrata.refinement.compilation import RefineOptions
from rustrata.refinement.models import LANGUAGE_MODELS
from rustrata.refinement.walk import DEFAULT_MODEL
from rustrata.relational.engine import DEFAULT_STEPS
from rustrata.views.audit_report import audit_json, findings, report

EPILOG = """\
examples:
  rustrata audit
  rustrata audit --compiler rustc --target aarch64,aarch64-lse
  rustrata audit --compiler gcc,clang --target riscv64 --operations 'compare_exchange(Release*'
  rustrata audit --operations load,store,fence --save kept
  rustrata audit --assembly kept
  rustrata audit --assembly kept --mixed
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "--compiler",
        metavar="LIST",
        help=f"compilers, by name or path (default: those of {', '.join(KINDS)} that are there)",
    )
    parser.add_argument(
        "--target", metavar="LIST", help=f"machines, from {', '.join(MACHINES)} (default: all of them)"
    )
    parser.add_argument(
        "--operations",
        action="append",
        default=[],
        metavar="LIST",
        help="operations, by name (load,store) or a pattern ('*(SeqCst)'); may be repeated (default: all)",
    )
    parser.add_argument(
        "--model",
        type=one_of("--model", LANGUAGE_MODELS),
        default=DEFAULT_MODEL,
        metavar="{" + ",".join(LANGUAGE_MODELS) + "}",
        help=f"the model of the language (default: {DEFAULT_MODEL})",
    )
    parser.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=DEFAULT_STEPS,
        metavar="N",
        help=f"the bound of each search, in steps (default: {DEFAULT_STEPS})",
    )
    parser.add_argument(
        "--assembly",
        action="append",
        metavar="PATH",
        help="audit what was kept before, a file or a folder of them, and run no compiler",
    )
    parser.add_argument(
        "--mixed",
        action="store_true",
        help="threads of different compilers: is what each assumes about the others kept by them?",
    )
    parser.add_argument("--save", metavar="FOLDER", help="keep the assembly in files of this folder")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Audit, show the tables, and say whether everything is sound."""
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    options = replace(
        RefineOptions(arguments.model, steps=arguments.steps),
        should_stop=lambda: end is not None and monotonic() > end,
    )
    chosen = _operations(arguments.operations)
    outputs = _outputs(arguments, chosen, terminal)
    audits = audit(pairs(outputs, mixed=arguments.mixed), chosen, options, terminal.progress)
    found = list(findings(audits))
    match terminal.format:
        case Format.HUMAN:
            terminal.write(report(audits, verbose=terminal.verbose > 0))
            for finding in found:
                terminal.diagnostic(finding)
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"audit": [audit_json(each) for each in audits]})
    if any(finding.severity is Severity.ERROR for finding in found):
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if found else ExitCode.AS_EXPECTED


def _operations(patterns: Sequence[str]) -> tuple[Operation, ...]:
    """The operations of the patterns. One with orderings has commas of its own."""
    words = [word for given in patterns for word in ([given] if "(" in given else given.split(","))]
    chosen = operations(tuple(word.strip() for word in words if word.strip()))
    if not chosen:
        names = ", ".join(dict.fromkeys(each.name for each in operations()))
        message = f"`{','.join(patterns)}` is not a value of --operations"
        raise RustrataError(Diagnostic("CLI003", message, help=f"the operations are {names}"))
    return chosen


def _outputs(
    arguments: argparse.Namespace, chosen: Sequence[Operation], terminal: Terminal
) -> list[Compiled]:
    """What compilers wrote, now or before."""
    if arguments.assembly and (arguments.compiler or arguments.save):
        message = (
            f"rustrata audit: `--{'compiler' if arguments.compiler else 'save'}` is not for `--assembly`"
        )
        raise RustrataError(Diagnostic("CLI002", message, help="usage is shown by `rustrata audit --help`"))
    if arguments.assembly:
        machines = machines_named(arguments.target) or list(MACHINES.values())
        kept = [read_output(read_source(name)) for path in arguments.assembly for name in _files(path)]
        return sorted((each for each in kept if each.machine in machines), key=_place)
    outputs: list[Compiled] = []
    failed: RustrataError | None = None
    for toolchain in _toolchains(arguments):
        terminal.progress(f"{toolchain.name} for {toolchain.machine.name}")
        try:
            outputs.append(audit_output(toolchain, chosen))
        except RustrataError as error:
            failed = error
            terminal.diagnostic(replace(error.diagnostic, severity=Severity.WARNING))
            continue
        if arguments.save:
            save(outputs[-1], arguments.save)
    if failed is not None and not outputs:
        raise failed
    return outputs


def _place(output: Compiled) -> tuple[int, int, str]:
    """The machines in their order, and for each the compilers in theirs."""
    kind = output.toolchain.partition(" ")[0]
    known = KINDS.index(kind) if kind in KINDS else len(KINDS)
    return list(MACHINES).index(output.machine.name), known, output.toolchain


def _files(name: str) -> list[str]:
    path = Path(name)
    if not is_folder(path):
        return [name]
    found = sorted(str(each) for each in path.iterdir() if each.suffix == SUFFIX)
    if not found:
        message = f"there is no `{SUFFIX}` file in `{name}`"
        raise RustrataError(Diagnostic("CMP005", message, help="make some with `rustrata audit --save`"))
    return found


def _toolchains(arguments: argparse.Namespace) -> Sequence[Toolchain]:
    """The compilers that are there; those that are named for named machines must be."""
    words = [word.strip() for word in arguments.compiler.split(",")] if arguments.compiler else None
    machines = machines_named(arguments.target) or list(MACHINES.values())
    found = toolchains_found(words, machines)
    return found or [find_toolchain((words or KINDS)[0], machines[0])]
