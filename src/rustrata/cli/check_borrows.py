"""``rustrata check TRACE.borrows``: what aliasing models say of a borrow trace."""

import argparse
from pathlib import Path

from rustrata.abstract.aliasing.judging import judge, record
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS, borrows
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.cli.borrow_options import ALL
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.borrow_trace import parse
from rustrata.views.aliasing_findings import findings
from rustrata.views.aliasing_json import aliasing_json
from rustrata.views.aliasing_report import report
from rustrata.views.borrow_timeline import timeline

LONGEST = 500
"""Steps of the longest trace that is shown in full."""


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Judge the trace by each model."""
    models = _models(ALL if arguments.aliasing is None else arguments.aliasing)
    trace = parse(read_source(arguments.file))
    story = events_of(trace)
    short = len(story.steps) <= LONGEST
    if (arguments.full or arguments.svg) and not short:
        message = f"unsupported: every step of a trace of {len(story.steps)} steps, more than {LONGEST}"
        raise RustrataError(Diagnostic("BTR005", message, help="leave out `--full` and `--svg`"))
    judgements = [judge(story, model) for model in models]
    drawn = arguments.full or arguments.svg is not None or (short and terminal.format is Format.JSON)
    records = [record(story, judgement, drawn=drawn) for judgement in judgements]
    found = findings(story, records, full=arguments.full)
    if arguments.svg is not None:
        _write(arguments.svg, timeline(story, records, trace.title))
    if terminal.format is Format.HUMAN:
        for line in report(story, records, full=arguments.full):
            terminal.line(line)
    for finding in found:
        terminal.diagnostic(finding)
    if terminal.format is Format.JSON:
        terminal.result({"check": aliasing_json(story, records)})
    if any(r.judgement.violation is not None for r in records):
        return ExitCode.FINDING
    undecided = any(r.judgement.unsupported is not None for r in records)
    return ExitCode.INCONCLUSIVE if undecided else ExitCode.AS_EXPECTED


def _models(words: str) -> list[str]:
    """The models named, each once; the beginning of names stands for all that begin so. Raises RustrataError
    BOR001."""
    found: dict[str, None] = {}
    for word in (word.strip() for word in words.split(",")):
        matching = [name for name in ALIASING_MODELS if word == ALL or name.startswith(f"{word}-")]
        if word in ALIASING_MODELS or not matching:
            borrows(word)
            matching = [word]
        found |= dict.fromkeys(matching)
    return list(found)


def _write(name: str, text: str) -> None:
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot write `{name}`: {error.strerror}"
        raise RustrataError(Diagnostic("CLI008", message)) from error
