"""What `rustrata litmus` does with one file, in the main process or in a worker."""

from dataclasses import replace
from time import monotonic, process_time

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.litmus import parse
from rustrata.programs.litmus.syntax import Ordering
from rustrata.records import record
from rustrata.refinement.dialects import fitting_models
from rustrata.refinement.judge import JudgeOptions, judge
from rustrata.refinement.models import AnyModel
from rustrata.source import SourceFile
from rustrata.views.litmus_answer import Answer, Answered, answer_of


@record
class Work:
    """One file and how to judge it.

    ``models`` is empty for the default of the test's dialect. ``seconds`` bounds each judgement; with
    ``witnesses`` every state has an execution. ``plain_atomic`` is how a plain access to an object that is
    declared atomic is read, in C.
    """

    source: SourceFile
    models: tuple[AnyModel, ...]
    options: JudgeOptions
    witnesses: bool
    seconds: float | None
    plain_atomic: Ordering


def answer_work(work: Work) -> Answered:
    """The answers about one file, or the mistake in it. Never raises `RustrataError`."""
    answers: list[Answer] = []
    spent: list[float] = []
    try:
        test = parse(work.source, plain_atomic=work.plain_atomic)
        for model in fitting_models(work.models, test):
            started = process_time()
            judgement = judge(test, model, _until(work))
            answers.append(answer_of(judgement, witnesses=work.witnesses))
            spent.append(process_time() - started)
    except RustrataError as error:
        return Answered(work.source, error=error.diagnostic)
    return Answered(work.source, tuple(answers), tuple(spent))


def _until(work: Work) -> JudgeOptions:
    """The options with a deadline that begins now."""
    if work.seconds is None:
        return work.options
    end = monotonic() + work.seconds
    return replace(work.options, should_stop=lambda: monotonic() > end)
