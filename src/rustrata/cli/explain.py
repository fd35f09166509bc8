"""``rustrata explain [CODE]``: what an error code means, with an example that has it and one without it."""

import argparse

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Record
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.diagnostics.explanation import explanation
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style

EPILOG = """\
examples:
  rustrata explain CLI004
  rustrata explain              list all codes
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument("code", nargs="?", metavar="CODE", help="an error code; without it, all are listed")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print one record, or the list of all."""
    if arguments.code is None:
        _list(terminal)
    else:
        _explain(_record(arguments.code), terminal)
    return ExitCode.AS_EXPECTED


def _record(code: str) -> Record:
    record = RECORDS.get(code.upper())
    if record is None:
        help_ = did_you_mean(code.upper(), RECORDS) or "`rustrata explain` lists all codes"
        raise RustrataError(Diagnostic("CLI006", f"there is no error code `{code}`", help=help_))
    return record


def _explain(record: Record, terminal: Terminal) -> None:
    if terminal.format is Format.JSON:
        terminal.result({"record": _record_json(record)})
        return
    title, *rest = explanation(record).rstrip("\n").splitlines()
    terminal.line((Segment(title.removeprefix("# "), Style.EMPHASIS),))
    fenced = False
    for line in rest:
        if line.startswith("```"):
            fenced = not fenced
        else:
            terminal.line(f"    {line}".rstrip() if fenced else line)


def _list(terminal: Terminal) -> None:
    if terminal.format is Format.JSON:
        terminal.result({"records": [_record_json(record) for record in RECORDS.values()]})
        return
    width = max(map(len, RECORDS))
    for record in RECORDS.values():
        terminal.line((Segment(f"{record.code:<{width}}", Style.EMPHASIS), Segment(f"   {record.title}")))


def _record_json(record: Record) -> dict[str, Json]:
    return {
        "code": record.code,
        "title": record.title,
        "explanation": record.explanation,
        "kind": record.kind.value,
        "failing": record.failing,
        "fixed": record.fixed,
    }
