"""``rustrata replay WITNESS`` for a Rust program: the run of the witness once more."""

from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.rust_report import Output, Report, Settings
from rustrata.cli.rust_schedules import Made, Work, given_schedule, one_schedule
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.diagnostic import Diagnostic
from rustrata.diagnostics.styled import Segment, Style
from rustrata.programs.rust.program import read_program
from rustrata.source import SourceFile, Span
from rustrata.views.rust_findings import RustSource
from rustrata.views.rust_schedules import step_lines
from rustrata.views.rust_witness import RustWitness


def replay_rust(witness: RustWitness, source: SourceFile, terminal: Terminal) -> int:
    """Run, show, and say whether the run comes to what the witness says. Reports LRC008 if it does not."""
    compiled = witness.stored.compiled
    program = read_program(compiled).entered(compiled.entry)
    work = Work(program, witness.models, witness.arguments, witness.steps)
    made = _made(work, witness)
    if not made.complete:
        return _unfit("the program cannot make all choices of the witness", source, terminal)
    if terminal.format is Format.HUMAN and made.story is not None:
        for line in step_lines(RustSource(witness.stored), made.story):
            terminal.line(line)
    settings = Settings(witness.models, witness.steps, arguments=witness.arguments)
    output = Output(terminal, RustSource(witness.stored))
    output.poll(made.machine)
    Report(witness.stored, settings, made).show(terminal)
    ended = made.ended
    if (ended.kind, ended.code) != (witness.kind, witness.code):
        said = f"the run comes to {ended.code or ended.kind}; the witness says {witness.code or witness.kind}"
        return _unfit(said, source, terminal)
    if terminal.format is Format.HUMAN:
        terminal.line((Segment("as in the witness", Style.GOOD),))
    return ExitCode.AS_EXPECTED


def _unfit(message: str, source: SourceFile, terminal: Terminal) -> int:
    help_ = "the program, or what the witness was written by, is another; check the program again"
    span = Span(source, 0, len(source.line(1)))
    terminal.diagnostic(Diagnostic("LRC008", message, span, help=help_))
    return ExitCode.FINDING


def _made(work: Work, witness: RustWitness) -> Made:
    if witness.choices is None:
        return one_schedule(work, lambda machine: None, lambda: False, leaks_matter=False)
    return given_schedule(work, witness.choices)
