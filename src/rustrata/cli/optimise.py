"""``rustrata optimise PAIR``: is an optimisation sound, under which models?"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath
from time import monotonic

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import STANDARD_INPUT, read_source
from rustrata.cli.options import positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.programs.optimisation import LIBRARY, Extra, Pair, parse, read_shipped
from rustrata.refinement.batch import in_order
from rustrata.refinement.optimisation.judge import Judge, Judgement
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Stopped, Unsound
from rustrata.source import SourceFile
from rustrata.views.optimisation_json import optimisation_json
from rustrata.views.optimisation_report import report, table, verdict_line

DEFAULT_BOUND = 2

EPILOG = """\
examples:
  rustrata optimise ex1-down --model stacked-borrows
  rustrata optimise write-up-first --bound 3
  rustrata optimise my.pair --model tree-borrows-miri-2026-08,noalias
  rustrata optimise --all -j 2
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "pairs", nargs="*", metavar="PAIR", help="a shipped optimisation, or a file; - is standard input"
    )
    parser.add_argument("--all", action="store_true", help="all shipped optimisations, as a table")
    parser.add_argument("--list", action="store_true", help="list the shipped optimisations")
    parser.add_argument(
        "--model",
        default="all",
        metavar="LIST",
        help="models, or the beginning of their names, or all (the default): "
        + ", ".join(OPTIMISATION_MODELS),
    )
    parser.add_argument(
        "--bound",
        type=positive_integer("--bound"),
        default=DEFAULT_BOUND,
        metavar="K",
        help=f"how many steps a context makes at most (default: {DEFAULT_BOUND})",
    )
    parser.add_argument(
        "--context",
        default="",
        metavar="LIST",
        help="what contexts may do beside the plain moves: " + ", ".join(extra.value for extra in Extra),
    )
    parser.add_argument(
        "-j", "--jobs", type=positive_integer("--jobs"), default=1, metavar="N", help="worker processes"
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """One search: a pair under a model, up to a bound, to be stopped at a time of the monotonic clock."""

    model: str
    pair: Pair
    bound: int
    end: float | None


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Search, show the answers, and say by the exit code what they were."""
    if arguments.list:
        return _list(terminal)
    names = list(LIBRARY) if arguments.all else arguments.pairs
    if not names:
        message = "rustrata optimise: the following arguments are required: PAIR"
        raise RustrataError(Diagnostic("CLI002", message, help="or `--all`, or `--list`"))
    extras = _extras(arguments.context)
    pairs = [_with(parse(_source(name)), extras) for name in names]
    models = _models(arguments.model)
    judgements = _judged(pairs, models, arguments, terminal)
    match terminal.format:
        case Format.HUMAN | Format.HERD if arguments.all:
            terminal.write(table(judgements))
        case Format.HUMAN | Format.HERD | Format.SARIF:
            terminal.write(report(judgements))
        case Format.SHORT:
            for judgement in judgements:
                terminal.line(verdict_line(judgement))
        case Format.JSON:
            terminal.result({"optimise": [optimisation_json(judgement) for judgement in judgements]})
    return _exit_code(judgements)


def _source(name: str) -> SourceFile:
    """The text of a shipped pair or of a file."""
    if name in LIBRARY:
        return read_shipped(name)
    if name != STANDARD_INPUT and not PurePath(name).suffix:
        near = did_you_mean(name, LIBRARY)
        help_ = near or "`rustrata optimise --list` names them; files end in `.pair`"
        raise RustrataError(Diagnostic("OPT007", f"there is no shipped optimisation `{name}`", help=help_))
    return read_source(name)


def _with(pair: Pair, extras: Sequence[Extra]) -> Pair:
    return replace(pair, extras=tuple(dict.fromkeys((*pair.extras, *extras))))


def _extras(words: str) -> tuple[Extra, ...]:
    known = {extra.value: extra for extra in Extra}
    return tuple(known[_one_of(word, list(known), "--context")] for word in _listed(words))


def _models(words: str) -> list[str]:
    """The models named, each once; the beginning of names stands for all that begin so."""
    found: dict[str, None] = {}
    for word in _listed(words):
        matching = [name for name in OPTIMISATION_MODELS if word == "all" or name.startswith(f"{word}-")]
        chosen = [word] if word in OPTIMISATION_MODELS else matching
        found |= dict.fromkeys(chosen or [_one_of(word, list(OPTIMISATION_MODELS), "--model")])
    if not found:
        raise RustrataError(Diagnostic("CLI003", "--model names no model", help="such as `all`"))
    return list(found)


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _one_of(word: str, names: Sequence[str], option: str) -> str:
    if word in names:
        return word
    known = f"one of {', '.join(names)}"
    near = did_you_mean(word, names)
    help_ = f"{near} ({known})" if near else known
    raise RustrataError(Diagnostic("CLI003", f"`{word}` is not a value of {option}", help=help_))


def _list(terminal: Terminal) -> int:
    pairs = [parse(read_shipped(name)) for name in LIBRARY]
    if terminal.format is Format.JSON:
        terminal.result({"pairs": [{"name": pair.name, "title": pair.title} for pair in pairs]})
        return ExitCode.AS_EXPECTED
    width = max(map(len, LIBRARY))
    for pair in pairs:
        terminal.line(f"{pair.name:<{width}}   {pair.title}")
    return ExitCode.AS_EXPECTED


def _judged(
    pairs: Sequence[Pair], models: Sequence[str], arguments: argparse.Namespace, terminal: Terminal
) -> list[Judgement]:
    """The answers, pair by pair. One piece of work is one pair under one model, a model after the other, so
    that what was found out about a model is used again."""
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    works = [_Work(model, pair, arguments.bound, end) for model in models for pair in pairs]
    found: list[Judgement] = []
    for number, judgement in enumerate(in_order(_judge, works, arguments.jobs), 1):
        found.append(judgement)
        terminal.progress(f"{number} of {len(works)}: {judgement.pair.name}, {judgement.model.name}")
    return [found[row * len(pairs) + column] for column in range(len(pairs)) for row in range(len(models))]


@lru_cache(maxsize=1)
def _judge_of(model: str) -> Judge:
    return Judge(OPTIMISATION_MODELS[model])


def _judge(work: _Work) -> Judgement:
    end = work.end
    return _judge_of(work.model).judge(work.pair, work.bound, lambda: end is not None and monotonic() > end)


def _exit_code(judgements: Sequence[Judgement]) -> int:
    if any(isinstance(judgement.verdict, Unsound) for judgement in judgements):
        return ExitCode.FINDING
    if any(isinstance(judgement.verdict, Stopped) for judgement in judgements):
        return ExitCode.INCONCLUSIVE
    return ExitCode.AS_EXPECTED
