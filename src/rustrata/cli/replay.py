"""``rustrata replay WITNESS``: run the schedule of a witness again, step by step."""

import argparse
import json

from rustrata.abstract.lambda_rust.state import Choice
from rustrata.abstract.lambda_rust.verdicts import Schedule, leaked, undefined_behaviour
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.inputs import read_source
from rustrata.cli.lambda_rust_runs import Runs
from rustrata.cli.replay_rust import replay_rust
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, Severity
from rustrata.diagnostics.json_form import SCHEMA_VERSION
from rustrata.diagnostics.styled import Segment, Style
from rustrata.exploration.replay import NotEnabled, replay
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import SourceFile, Span
from rustrata.views.lambda_rust_findings import undefined_diagnostic
from rustrata.views.lambda_rust_json import WITNESS, schedule_json
from rustrata.views.lambda_rust_steps import step_view
from rustrata.views.rust_witness import WITNESS as RUST_WITNESS
from rustrata.views.rust_witness import read_rust_witness

EPILOG = """\
A witness is written by `rustrata check FILE --witness WITNESS`, and has the program in it.

examples:
  rustrata replay race.json
  rustrata replay race.json -v          of a program of λRust, every step, those of a thread alone too
"""


@record
class Witness:
    """What a witness says: a program, the function that is run, its schedule, and what it comes to."""

    source: SourceFile
    function: str
    choices: tuple[Choice, ...]
    code: str | None


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument("witness", metavar="WITNESS", help="a file written by --witness")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Run the schedule, show it, and say whether it comes to what the witness says."""
    written = read_source(arguments.witness)
    rust = read_rust_witness(written)
    if rust is not None:
        return replay_rust(rust, written, terminal)
    witness = read_witness(written)
    runs = Runs(witness.source)
    machine = runs.machine(witness.function)
    replayed = replay(machine, witness.choices)
    if isinstance(replayed, NotEnabled):
        message = f"the program cannot make step {replayed.step + 1} of the witness: `{replayed.choice}`"
        help_ = "the program, or what the witness was written by, is another; check the program again"
        raise RustrataError(Diagnostic("LRC008", message, _whole(written), help=help_))
    schedule: Schedule = replayed
    undefined = undefined_behaviour(machine, schedule)
    state = schedule.states[-1]
    lost = leaked(machine, state) if undefined is None and machine.is_final(state) else ()
    # From which states no run ends is not known from one run, so a deadlock is shown and not judged.
    code = undefined.stuck.cause.value if undefined is not None else "LRC001" if lost else None
    same = code == witness.code or (code is None and witness.code == "LRC002")
    if terminal.format is Format.HUMAN:
        style = Style.GOOD if same else Style.BAD
        words = "as in the witness" if same else f"not as in the witness, which has {witness.code}"
        terminal.line((Segment(witness.function, Style.EMPHASIS), Segment(f": {words}", style)))
        for line in step_view(machine, schedule, witness.source, every=terminal.verbose > 0):
            terminal.line(line)
    if undefined is not None:
        note = f"`{witness.function}`: one schedule, of {len(witness.choices)} choices"
        terminal.diagnostic(undefined_diagnostic(machine, undefined, Severity.ERROR, note))
    if not same:
        message = f"the schedule comes to {code or 'no finding'}; the witness says {witness.code or 'none'}"
        terminal.diagnostic(Diagnostic("LRC008", message, _whole(written)))
    if terminal.format is Format.JSON:
        shown = schedule_json(machine, schedule)
        terminal.result({"function": witness.function, "code": code, "reproduced": same, "schedule": shown})
    return ExitCode.AS_EXPECTED if same else ExitCode.FINDING


def read_witness(source: SourceFile) -> Witness:
    """A witness from its text. Raises LRC007."""
    try:
        document = json.loads(source.text)
    except json.JSONDecodeError as error:
        span = Span(source, error.pos, min(error.pos + 1, len(source.text)))
        help_ = "the file is cut off or no JSON; `rustrata check --witness` writes a witness"
        raise mistake("LRC007", f"this is no witness: {error.msg}", span, help=help_) from error
    except (RecursionError, ValueError) as error:
        raise mistake("LRC007", "this is no witness", _whole(source)) from error
    match document:
        case {
            "schema_version": int(version),
            "kind": str(kind),
            "file": str(file),
            "text": str(text),
            "function": str(function),
            "choices": list(words),
            "code": str() | None as code,
        } if version == SCHEMA_VERSION and kind == WITNESS and all(isinstance(word, str) for word in words):
            choices = tuple(Choice(*word.split(":", 1)) for word in words)
            return Witness(SourceFile(file, text), function, choices, code)
        case _:
            kinds = f"`{WITNESS}` or `{RUST_WITNESS}`"
            help_ = f"a witness is a JSON object of kind {kinds}, written by `rustrata check --witness`"
            raise mistake("LRC007", "this is no witness", _whole(source), help=help_)


def _whole(source: SourceFile) -> Span:
    return Span(source, 0, min(len(source.text), len(source.line(1))))
