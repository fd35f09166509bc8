"""``rustrata litmus FILES``: which final states memory models allow, and why not the others."""

import argparse
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.litmus_files import files_named
from rustrata.cli.litmus_generate import add_generator_options, run_generator
from rustrata.cli.litmus_results import answers_to
from rustrata.cli.litmus_work import Work, answer_work
from rustrata.cli.options import one_of, positive_integer
from rustrata.cli.result_cache import ResultCache, default_cache_file
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity, did_you_mean
from rustrata.executions.actions import DEFAULT_UNROLL
from rustrata.later import Later
from rustrata.programs.litmus.syntax import Ordering
from rustrata.refinement.batch import in_order
from rustrata.refinement.dialects import DEFAULT_MODELS
from rustrata.refinement.judge import Counting, JudgeOptions
from rustrata.refinement.models import MODELS, AnyModel
from rustrata.relational.engine import DEFAULT_STEPS, ENGINES
from rustrata.relational.model_file import read_model
from rustrata.relational.native import installed
from rustrata.views.litmus_answer import Answer, Answered
from rustrata.views.litmus_findings import findings
from rustrata.views.litmus_herd import log_entry
from rustrata.views.litmus_json import answered_json
from rustrata.views.litmus_report import report, summary, table

if TYPE_CHECKING:
    from rustrata.cli import cluster
    from rustrata.views import graph_dot, graph_svg
else:
    cluster = Later("rustrata.cli.cluster")
    graph_dot = Later("rustrata.views.graph_dot")
    graph_svg = Later("rustrata.views.graph_svg")

EPILOG = """\
examples:
  rustrata litmus examples/mp.litmus
  rustrata litmus examples/shapes --model c20,rc11,sc
  rustrata litmus @all -j 4 --format herd
  rustrata litmus @all --cluster scheduler:8786
  rustrata litmus SB.litmus --model mine.cat,x86tso -I models
  rustrata litmus examples/mp.litmus --svg pictures
  rustrata litmus --generate "Rfe PodRR Fre PodWW" --arch aarch64
"""
_PLAIN_ATOMIC = {"seq_cst": Ordering.SEQ_CST, "non_atomic": Ordering.NON_ATOMIC}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a test, a folder of tests, or @LIST of them; - is standard input",
    )
    parser.add_argument(
        "--model",
        metavar="LIST",
        help="models to judge by: names, which `rustrata models` lists, or .cat files (default: by dialect, "
        + ", ".join(f"{dialect} {DEFAULT_MODELS[dialect]}" for dialect in ("C", "Rust"))
        + ")",
    )
    parser.add_argument(
        "-I", dest="include", action="append", default=[], metavar="DIR", help="where .cat files include from"
    )
    parser.add_argument(
        "--variant", default="", metavar="LIST", help='names for which a .cat file\'s `if "name"` holds'
    )
    parser.add_argument(
        "--unroll",
        type=positive_integer("--unroll"),
        default=DEFAULT_UNROLL,
        metavar="N",
        help=f"how often a loop is followed (default: {DEFAULT_UNROLL}); a cut one makes the answer unknown",
    )
    _add_output_options(parser)
    add_generator_options(parser)


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    """Add what bounds the work, and where its results go."""
    parser.add_argument("--count", action="store_true", help="count executions also where that is dear")
    parser.add_argument(
        "--show-states", action="store_true", help="show an execution for each state, as -v does"
    )
    parser.add_argument("--dot", metavar="DIR", help="write a DOT graph of a telling execution of each test")
    parser.add_argument("--svg", metavar="DIR", help="write an SVG picture of it")
    workers = parser.add_mutually_exclusive_group()
    workers.add_argument(
        "-j", "--jobs", type=positive_integer("--jobs"), default=1, metavar="N", help="worker processes"
    )
    workers.add_argument("--cluster", metavar="ADDRESS", help="the workers of this Dask scheduler instead")
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep results of batches")
    parser.add_argument("--time", action="store_true", help="herd format: the CPU seconds, not 0.00")
    parser.add_argument(
        "--plain-atomic",
        type=one_of("--plain-atomic", tuple(_PLAIN_ATOMIC)),
        default="seq_cst",
        metavar="{" + ",".join(_PLAIN_ATOMIC) + "}",
        help="C: how `*x` is read where x is atomic (default: seq_cst, as C17 says; herd7: non_atomic)",
    )
    parser.add_argument(
        "--engine",
        type=one_of("--engine", ENGINES),
        default="auto",
        metavar="{" + ",".join(ENGINES) + "}",
        help="who answers (default: auto, by the size of the test)",
    )
    parser.add_argument(
        "--verdict", action="store_true", help="decide the condition only, and list no other states"
    )
    parser.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=DEFAULT_STEPS,
        metavar="N",
        help=f"the bound of each search, in steps (default: {DEFAULT_STEPS})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Judge every test under every model, show the answers, and say by the exit code what they were; or
    generate tests."""
    if arguments.generate is not None:
        return run_generator(arguments, terminal)
    if not arguments.files:
        message = "rustrata litmus: the following arguments are required: FILE"
        raise RustrataError(Diagnostic("CLI002", message, help="or generate a test: --generate CYCLE"))
    if arguments.engine == "native" and not installed():
        raise RustrataError(
            Diagnostic("CLI003", "the native engine is not installed", help="use --engine auto")
        )
    models = _models(arguments)
    names = files_named(arguments.files)
    full = len(names) == 1 or arguments.show_states or terminal.verbose > 0
    with (
        _workers(arguments) as answer_all,
        ResultCache(_cache_file(arguments, names), terminal.message) as cache,
    ):
        work = _Works(arguments, terminal, models, full)
        results = answers_to(names, work, answer_all, cache, terminal.progress)
        shown = list(_reported(results, arguments, terminal))
    _conclude(shown, tuple(map(_name_of, models)), full, arguments, terminal)
    return _exit_code(shown)


@contextmanager
def _workers(
    arguments: argparse.Namespace,
) -> Iterator[Callable[[Sequence[Work]], Generator[Answered, None, None]]]:
    """Who does the work: processes, or a cluster."""
    if arguments.cluster is None:
        yield partial(in_order, answer_work, jobs=arguments.jobs)
        return
    with cluster.connected(arguments.cluster) as client:
        yield partial(cluster.in_order_on, client, answer_work)


def _name_of(model: AnyModel) -> str:
    return model if isinstance(model, str) else model.name


class _Works:
    """Makes the work of one file from the command line."""

    def __init__(
        self, arguments: argparse.Namespace, terminal: Terminal, models: tuple[AnyModel, ...], full: bool
    ) -> None:
        counting = arguments.count or terminal.format is Format.HERD
        self._options = JudgeOptions(
            arguments.steps,
            Counting.ALWAYS if counting else Counting.CHEAP,
            full or bool(arguments.svg or arguments.dot),
            arguments.unroll,
            arguments.engine,
            not arguments.verdict,
        )
        self._witnesses = bool(arguments.show_states or terminal.verbose)
        self._models = models
        self._seconds: float | None = arguments.timeout
        self._plain_atomic = _PLAIN_ATOMIC[arguments.plain_atomic]

    def __call__(self, name: str) -> Work:
        source = read_source(name)
        return Work(source, self._models, self._options, self._witnesses, self._seconds, self._plain_atomic)


def _models(arguments: argparse.Namespace) -> tuple[AnyModel, ...]:
    """The models that ``--model`` names: shipped ones and files."""
    words = "" if arguments.model is None else arguments.model
    names = dict.fromkeys(word.strip() for word in words.split(",") if word.strip())
    variants = frozenset(word.strip().lower() for word in arguments.variant.split(",") if word.strip())
    found: list[AnyModel] = []
    for name in names:
        if name.endswith(".cat") or "/" in name:
            folders = tuple(map(Path, arguments.include))
            model = read_model(Path(name), folders, variants)
            same = any(not isinstance(other, str) and other.name == model.name for other in found)
            found.append(replace(model, name=name) if same else model)
        elif name in MODELS:
            found.append(name)
        else:
            help_ = did_you_mean(name, MODELS) or f"the models are {', '.join(MODELS)}; or name a .cat file"
            raise RustrataError(Diagnostic("CLI007", f"there is no memory model `{name}`", help=help_))
    return tuple(found)


def _cache_file(arguments: argparse.Namespace, names: Sequence[str]) -> Path | None:
    """Where results are kept: those of batches only, a single test is sooner judged than looked up."""
    return None if arguments.no_cache or len(names) == 1 else default_cache_file()


def _reported(
    results: Iterator[Answered], arguments: argparse.Namespace, terminal: Terminal
) -> Iterator[Answered]:
    """Pass the results on; show at once what need not wait for the last: log entries and mistakes."""
    logged: dict[str, Answered] = {}
    for answered in results:
        if answered.error is not None:
            terminal.diagnostic(answered.error)
        for answer, seconds in zip(answered.answers, answered.seconds, strict=True):
            if terminal.format is Format.HERD:
                first = logged.setdefault(answer.name, answered)
                if first.source.text != answered.source.text:
                    terminal.diagnostic(_ambiguous(answer, first, answered))
                terminal.write_text(log_entry(answer, seconds if arguments.time else 0.0))
            _draw(answer, arguments)
            for finding in _not_said_elsewhere(answered, answer, terminal.format):
                terminal.diagnostic(finding)
        yield answered


def _ambiguous(answer: Answer, first: Answered, second: Answered) -> Diagnostic:
    """Readers of a log tell tests apart by their names alone."""
    message = f"two different tests have the name `{answer.name}`"
    notes = (f"the first is {first.source.name}", f"the second is {second.source.name}")
    help_ = "the log has both entries; rename one, or log them apart"
    return Diagnostic("JDG006", message, notes=notes, help=help_, severity=Severity.WARNING)


def _not_said_elsewhere(answered: Answered, answer: Answer, form: Format) -> Iterator[Diagnostic]:
    """The findings that are shown at once: a report has its own place for them, and an entry of a log says
    what it finds, but not what it lacks."""
    match form:
        case Format.HUMAN:
            return
        case Format.HERD:
            every = findings(answered.source, answer)
            yield from (finding for finding in every if finding.severity is not Severity.ERROR)
        case Format.SHORT | Format.JSON | Format.SARIF:
            yield from findings(answered.source, answer)


def _conclude(
    shown: list[Answered],
    models: tuple[str, ...],
    full: bool,
    arguments: argparse.Namespace,
    terminal: Terminal,
) -> None:
    """Show what needs all results."""
    match terminal.format:
        case Format.JSON:
            terminal.result({"tests": [answered_json(answered) for answered in shown]})
        case Format.HUMAN:
            verbose = bool(arguments.show_states or terminal.verbose)
            judged = [answered for answered in shown if answered.answers]
            if full and (len(models) <= 1 or verbose):
                for answered in judged:
                    for answer in answered.answers:
                        terminal.write(report(answered, answer, verbose=verbose))
                        terminal.line()
            if judged and (len(shown) > 1 or len(models) > 1):
                terminal.write(table(judged, models))
                if not full:
                    _show_findings(judged, terminal)
                terminal.line(summary(shown))
        case Format.HERD | Format.SHORT | Format.SARIF:
            pass


def _show_findings(judged: Sequence[Answered], terminal: Terminal) -> None:
    for answered in judged:
        for answer in answered.answers:
            for finding in findings(answered.source, answer):
                terminal.diagnostic(finding)


def _draw(answer: Answer, arguments: argparse.Namespace) -> None:
    """Write the pictures that were asked for, of an execution that meets the condition (``forall``: that
    does not), or else of one that the model forbids, with the cycle marked."""
    picture, what = answer.telling, "allowed"
    if picture is None and answer.reason is not None:
        picture, what = answer.reason.picture, f"forbidden by {answer.reason.axiom}"
    if picture is None:
        return
    title = f"{answer.name}: {answer.condition} is {what} under {answer.model}"
    name = f"{answer.name}.{answer.model}"
    if arguments.dot is not None:
        _write(Path(arguments.dot), f"{name}.dot", graph_dot.dot(picture, title))
    if arguments.svg is not None:
        _write(Path(arguments.svg), f"{name}.svg", graph_svg.svg(picture, title))


def _write(folder: Path, name: str, text: str) -> None:
    kept = "".join(c if c.isalnum() or c in "+-._" else "_" for c in name)
    path = folder / kept
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise RustrataError(Diagnostic("CLI008", f"cannot write `{path}`: {os.fspath(reason)}")) from error


def _exit_code(shown: Sequence[Answered]) -> ExitCode:
    """A mistake counts more than a finding, a finding more than a gap."""
    if any(answered.error is not None for answered in shown):
        return ExitCode.USAGE_OR_INPUT
    severities = {
        finding.severity
        for answered in shown
        for answer in answered.answers
        for finding in findings(answered.source, answer)
    }
    if Severity.ERROR in severities:
        return ExitCode.FINDING
    return ExitCode.INCONCLUSIVE if severities else ExitCode.AS_EXPECTED
