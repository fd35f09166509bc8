"""``rustrata refine --all``: a mapping on every program up to a bound."""

import argparse
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import monotonic
from typing import TypeAlias

from rustrata.architecture.mapping import Mapping
from rustrata.architecture.targets import Target, parse_mapping_choice
from rustrata.cli.cluster import connected, in_order_on
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.mapping_options import targets_named
from rustrata.cli.options import positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.verdicts import Refuted, Unknown
from rustrata.refinement.alphabet import DEFAULT_FAMILIES, FAMILIES, families_named
from rustrata.refinement.batch import in_order
from rustrata.refinement.compilation import RefineOptions
from rustrata.refinement.exhaustive import (
    Bound,
    ExhaustiveAnswer,
    ShapeAnswer,
    ShapeTask,
    conclude,
    search_shape,
    tasks,
)
from rustrata.relational.backend import CannotAnswer
from rustrata.relational.synthesis.program import Limits
from rustrata.views.exhaustive_report import answer_json, findings, report

_Answers: TypeAlias = Callable[[Sequence[ShapeTask]], Generator[ShapeAnswer, None, None]]


def add_bound_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which programs."""
    group = parser.add_argument_group("every program (--all)")
    group.add_argument("--all", action="store_true", help="decide every program up to --bound, not a FILE")
    group.add_argument(
        "--bound",
        type=positive_integer("--bound"),
        default=4,
        metavar="K",
        help="operations in a program (default: 4)",
    )
    group.add_argument(
        "--threads", type=positive_integer("--threads"), default=4, metavar="N", help="threads (default: 4)"
    )
    group.add_argument(
        "--locations",
        type=positive_integer("--locations"),
        default=2,
        metavar="N",
        help="shared locations (default: 2)",
    )
    group.add_argument(
        "--writes",
        type=positive_integer("--writes"),
        default=2,
        metavar="N",
        help="writes to one location (default: 2; above, an outcome may have several executions)",
    )
    group.add_argument(
        "--operations",
        default=",".join(DEFAULT_FAMILIES),
        metavar="LIST",
        help=f"from {', '.join(FAMILIES)} (default: {','.join(DEFAULT_FAMILIES)})",
    )
    workers = group.add_mutually_exclusive_group()
    workers.add_argument(
        "-j", "--jobs", type=positive_integer("--jobs"), default=1, metavar="N", help="worker processes"
    )
    workers.add_argument("--cluster", metavar="ADDRESS", help="the workers of this Dask scheduler instead")


def run_all(arguments: argparse.Namespace, options: RefineOptions, terminal: Terminal) -> int:
    """Decide every program for each target, and show the verdicts."""
    limits = Limits(arguments.locations, arguments.writes)
    families = families_named(arguments.operations)
    bound = Bound(arguments.bound, arguments.threads, families, limits)
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    with _workers(arguments) as answer_all:
        answers = [
            _decided(target, _tables(arguments, target), bound, options, end, answer_all, terminal)
            for target in targets_named(arguments.to, arguments.mapping)
        ]
    found = [finding for answer in answers for finding in findings(answer)]
    match terminal.format:
        case Format.HUMAN:
            for answer in answers:
                terminal.write(report(answer))
            for finding in found:
                terminal.diagnostic(finding)
        case Format.SHORT | Format.HERD | Format.SARIF:
            for finding in found:
                terminal.diagnostic(finding)
        case Format.JSON:
            for finding in found:
                terminal.diagnostic(finding)
            terminal.result({"refine_all": list(map(answer_json, answers))})
    if any(isinstance(answer.verdict, Refuted) for answer in answers):
        return ExitCode.FINDING
    undecided = any(isinstance(answer.verdict, Unknown) for answer in answers)
    return ExitCode.INCONCLUSIVE if undecided else ExitCode.AS_EXPECTED


def _tables(arguments: argparse.Namespace, target: Target) -> tuple[Mapping, ...]:
    """The table of each thread that the choice names; the last one is for all others."""
    choice = arguments.mapping or target.default
    threads = 1 + choice.count(",") if "=" in choice else 1
    return parse_mapping_choice(choice, target, threads)


@contextmanager
def _workers(arguments: argparse.Namespace) -> Iterator[_Answers]:
    if arguments.cluster is None:
        yield partial(in_order, search_shape, jobs=arguments.jobs, at_once=1)
        return
    with connected(arguments.cluster) as client:
        yield partial(in_order_on, client, search_shape)


def _decided(
    target: Target,
    tables: tuple[Mapping, ...],
    bound: Bound,
    options: RefineOptions,
    end: float | None,
    answer_all: _Answers,
    terminal: Terminal,
) -> ExhaustiveAnswer:
    """Search shape after shape, until one is refuted or the time is up."""
    work = tasks(target, tables, bound, options)
    answers: list[ShapeAnswer] = []
    results = answer_all(work)
    try:
        for number, task in enumerate(work, 1):
            shape = "+".join(map(str, task.shape))
            terminal.progress(f"{target.name}: {number} of {len(work)} shapes, {shape}")
            answers.append(next(results))
            if answers[-1].test or answers[-1].incomplete:
                break
            if end is not None and monotonic() > end and number < len(work):
                answers.append(ShapeAnswer(work[number].shape, incomplete="the time is up"))
                break
    except CannotAnswer as refusal:
        message = f"unsupported: every program under {refusal}"
        help_ = "`c11-partial` is C++11 without a choice of the order of SC operations"
        raise RustrataError(Diagnostic("REF004", message, help=help_)) from None
    finally:
        results.close()
    return conclude(target, tables, bound, options, answers)
