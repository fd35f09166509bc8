"""``rustrata optimise PAIR``: is an optimisation sound, under which models?

Pairs about pointers are judged by aliasing models, pairs about one thread among others by models of the
language's atomics, and pairs of plain accesses by both.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePath
from time import monotonic

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import STANDARD_INPUT, read_source
from rustrata.cli.options import positive_integer
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.diagnostics.json_form import Json
from rustrata.programs.optimisation import (
    CONCURRENT_LIBRARY,
    FAMILIES,
    LIBRARY,
    WRITTEN,
    Extra,
    Pair,
    is_concurrent,
    member_names,
    parse,
    parse_concurrent,
    read_shipped,
)
from rustrata.records import record
from rustrata.refinement.batch import in_order
from rustrata.refinement.concurrent import verdict as concurrent
from rustrata.refinement.concurrent.judge import AnyJudgement, AnyPair, judge_concurrent
from rustrata.refinement.concurrent.models import CONCURRENT_MODELS
from rustrata.refinement.optimisation.judge import Judge
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Stopped
from rustrata.source import SourceFile
from rustrata.views.optimisation_json import optimisation_json
from rustrata.views.optimisation_report import (
    is_unsound,
    is_unsupported,
    report,
    table,
    verdict_line,
)

STEPS, ACCESSES = 2, 3
"""The bounds for contexts of aliasing models and of models of atomics, unless somebody asks for another."""

ALL = "all"
MODELS = (*OPTIMISATION_MODELS, *CONCURRENT_MODELS)

EPILOG = """\
examples:
  rustrata optimise ex1-down --model stacked-borrows
  rustrata optimise write-up-first --bound 3
  rustrata optimise my.pair --model tree-borrows-miri-2026-08,noalias
  rustrata optimise reorder:Rrlx,Wrel --model rc11,c20
  rustrata optimise reorder --model sc
  rustrata optimise --all -j 2
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "pairs",
        nargs="*",
        metavar="PAIR",
        help="a shipped optimisation, a family of them, or a file; - is standard input",
    )
    parser.add_argument("--all", action="store_true", help="all shipped optimisations, as a table")
    parser.add_argument("--list", action="store_true", help="list the shipped optimisations")
    parser.add_argument(
        "--model",
        default=ALL,
        metavar="LIST",
        help="models, or the beginning of their names, or all that judge the pair (the default): "
        + ", ".join(MODELS),
    )
    parser.add_argument(
        "--bound",
        type=positive_integer("--bound"),
        metavar="K",
        help=f"how many steps a context makes at most (default: {STEPS}), or accesses around a thread, "
        f"for models of atomics (default: {ACCESSES})",
    )
    parser.add_argument(
        "--context",
        default="",
        metavar="LIST",
        help="what contexts may do beside the plain moves, under aliasing models: "
        + ", ".join(extra.value for extra in Extra),
    )
    parser.add_argument(
        "-j", "--jobs", type=positive_integer("--jobs"), default=1, metavar="N", help="worker processes"
    )


@record
class _Work:
    """One search: a pair under a model, up to a bound, to be stopped at a time of the monotonic clock."""

    model: str
    pair: AnyPair
    bound: int | None
    end: float | None


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Search, show the answers, and say by the exit code what they were."""
    if arguments.list:
        return _list(terminal)
    names = [*LIBRARY, *WRITTEN] if arguments.all else arguments.pairs
    if not names:
        message = "rustrata optimise: the following arguments are required: PAIR"
        raise RustrataError(Diagnostic("CLI002", message, help="or `--all`, or `--list`"))
    as_table = arguments.all or any(name in FAMILIES for name in names)
    extras = _extras(arguments.context)
    pairs = [_read(member, extras) for name in names for member in _members(name)]
    asked = _judged(pairs, _models(arguments.model), arguments, terminal)
    optional = as_table or ALL in _listed(arguments.model)
    judgements = [judgement for judgement in asked if not (optional and is_unsupported(judgement))]
    match terminal.format:
        case Format.HUMAN | Format.HERD if as_table:
            terminal.write(table(asked))
        case Format.HUMAN | Format.HERD | Format.SARIF:
            terminal.write(report(judgements))
        case Format.SHORT:
            for judgement in judgements:
                terminal.line(verdict_line(judgement))
        case Format.JSON:
            terminal.result({"optimise": [optimisation_json(judgement) for judgement in judgements]})
    return _exit_code(judgements)


def _members(name: str) -> tuple[str, ...]:
    """The pairs of a family; any other name stands for itself."""
    return member_names(FAMILIES[name]) if name in FAMILIES else (name,)


def _read(name: str, extras: Sequence[Extra]) -> AnyPair:
    source = _source(name)
    if is_concurrent(source):
        return parse_concurrent(source)
    pair = parse(source)
    return replace(pair, extras=tuple(dict.fromkeys((*pair.extras, *extras))))


def _source(name: str) -> SourceFile:
    """The text of a shipped pair or of a file."""
    if name in LIBRARY or name in CONCURRENT_LIBRARY:
        return read_shipped(name)
    if name != STANDARD_INPUT and not PurePath(name).suffix:
        near = did_you_mean(name, (*LIBRARY, *CONCURRENT_LIBRARY, *FAMILIES))
        help_ = near or "`rustrata optimise --list` names them; files end in `.pair`"
        raise RustrataError(Diagnostic("OPT007", f"there is no shipped optimisation `{name}`", help=help_))
    return read_source(name)


def _extras(words: str) -> tuple[Extra, ...]:
    known = {extra.value: extra for extra in Extra}
    return tuple(known[_one_of(word, list(known), "--context")] for word in _listed(words))


def _models(words: str) -> list[str]:
    """The models named, each once; the beginning of names stands for all that begin so."""
    found: dict[str, None] = {}
    for word in _listed(words):
        matching = [name for name in MODELS if word == ALL or name.startswith(f"{word}-")]
        chosen = [word] if word in MODELS else matching
        found |= dict.fromkeys(chosen or [_one_of(word, MODELS, "--model")])
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
    pairs = [_read(name, ()) for name in (*LIBRARY, *WRITTEN)]
    if terminal.format is Format.JSON:
        families: list[Json] = [
            {"name": family.name, "title": family.title, "members": list(member_names(family))}
            for family in FAMILIES.values()
        ]
        listed: list[Json] = [{"name": pair.name, "title": pair.title} for pair in pairs]
        terminal.result({"pairs": listed, "families": families})
        return ExitCode.AS_EXPECTED
    width = max(len(pair.name) for pair in pairs)
    for pair in pairs:
        terminal.line(f"{pair.name:<{width}}   {pair.title}")
    for family in FAMILIES.values():
        members = member_names(family)
        terminal.line(f"{family.name:<{width}}   {family.title}: {len(members)}, such as {members[-1]}")
    return ExitCode.AS_EXPECTED


def _judged(
    pairs: Sequence[AnyPair], models: Sequence[str], arguments: argparse.Namespace, terminal: Terminal
) -> list[AnyJudgement]:
    """The answers, pair by pair. One piece of work is one pair under one model, a model after the other, so
    that what was found out about a model is used again."""
    end = None if arguments.timeout is None else monotonic() + arguments.timeout
    works = [_Work(model, pair, arguments.bound, end) for model in models for pair in pairs]
    found: list[AnyJudgement] = []
    for number, judgement in enumerate(in_order(_judge, works, arguments.jobs), 1):
        found.append(judgement)
        terminal.progress(f"{number} of {len(works)}: {judgement.pair.name}")
    return [found[row * len(pairs) + column] for column in range(len(pairs)) for row in range(len(models))]


@lru_cache(maxsize=1)
def _judge_of(model: str) -> Judge:
    return Judge(OPTIMISATION_MODELS[model])


def _judge(work: _Work) -> AnyJudgement:
    end = work.end

    def should_stop() -> bool:
        return end is not None and monotonic() > end

    if work.model in OPTIMISATION_MODELS and isinstance(work.pair, Pair):
        return _judge_of(work.model).judge(work.pair, work.bound or STEPS, should_stop)
    return judge_concurrent(work.pair, work.model, work.bound or ACCESSES, should_stop)


def _exit_code(judgements: Sequence[AnyJudgement]) -> int:
    if any(map(is_unsound, judgements)):
        return ExitCode.FINDING
    undecided = (Stopped, concurrent.Stopped, concurrent.Unsupported)
    if any(isinstance(judgement.verdict, undecided) for judgement in judgements):
        return ExitCode.INCONCLUSIVE
    return ExitCode.AS_EXPECTED
