"""The schedules on which ``rustrata check`` runs a Rust program: the machine's own, all of them, or some."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.ending import Ended
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.machine import Disagreement, Machine
from rustrata.cli.rust_options import DEFAULT_RUNS
from rustrata.diagnostics.json_form import Json
from rustrata.later import Later
from rustrata.programs.rust.program import Program
from rustrata.records import record

if TYPE_CHECKING:
    from rustrata.abstract.mir import scheduled, stories
    from rustrata.abstract.mir.hot import machine as quick
    from rustrata.exploration import preemptions, schedules
    from rustrata.exploration.operations import Choose, Point
else:
    quick = Later("rustrata.abstract.mir.hot.machine")
    scheduled = Later("rustrata.abstract.mir.scheduled")
    stories = Later("rustrata.abstract.mir.stories")
    preemptions = Later("rustrata.exploration.preemptions")
    schedules = Later("rustrata.exploration.schedules")

DEFAULT_STEPS = 50_000_000
STEPS_OF_EACH = 2_000_000
"""The bound of each run among many."""
FIRST_STEPS = 5_000
"""Of a run, before a quick machine is made."""
QUICKLY_KNOWN = ("clean", "exit", "bound")
"""The ends of which a quick machine says all that there is to say."""
MOST_TO_SHORTEN = 1_000
"""Runs that are made to find a schedule with fewer preemptions."""
ONE = -1
"""The value of ``--schedules one``; 0 stands for all."""


@record
class Work:
    """What is run: a program, with which models and arguments, and for how many steps at most."""

    program: Program
    models: tuple[str, ...]
    arguments: tuple[str, ...]
    steps: int

    def borrows(self) -> dict[str, Borrows]:
        """The models, at the start."""
        return {name: borrows(name) for name in self.models}

    def scheduled(self, should_stop: Callable[[], bool] = lambda: False) -> "scheduled.ScheduledProgram":
        """The program, for searches."""
        return scheduled.ScheduledProgram(
            self.program, self.borrows, self.arguments, self.steps, should_stop=should_stop
        )


@record
class Asked:
    """The schedules that are asked for: all (0) or a number of random ones with their seed; of all,
    those with at most so many preemptions, on at most so many runs. ``leaks``: lost memory is looked for
    too."""

    number: int
    seed: int = 1
    preemptions: int | None = None
    runs: int | None = None
    leaks: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A run that is shown, and how it was made. ``words`` say what the verdict is about; it holds for that
    if ``complete``. ``choices`` are the answers of its schedule; None: the machine's own."""

    work: Work
    machine: Machine
    ended: Ended
    words: str = "one schedule"
    json: Mapping[str, Json] = field(default_factory=lambda: {"schedules": "one"})
    complete: bool = True
    disagreements: tuple[Disagreement, ...] = ()
    choices: tuple[int, ...] | None = None
    story: "stories.Story | None" = None

    def again(self, kind: type[Machine], models: dict[str, Borrows], made: Callable[[Machine], None]) -> None:
        """The same run on another kind of machine, with other models."""
        work = self.work
        if self.choices is not None:
            program = scheduled.ScheduledProgram(
                work.program, lambda: models, work.arguments, work.steps, kind=kind, made=made
            )
            program.run(preemptions.given_choices(self.choices))
            return
        machine = kind(work.program, models, arguments=work.arguments)
        made(machine)
        machine.run(limit=work.steps)


def one_schedule(
    work: Work, poll: Callable[[Machine], None], should_stop: Callable[[], bool], *, leaks_matter: bool
) -> Made:
    """The machine's own schedule: threads take turns. ``poll`` is called from time to time, and at the
    end. A long run is made by a quick machine; an exact one says what is wrong, and where, if that does not
    find all well."""

    def run(machine: Machine, most: int) -> Made:
        def stops() -> bool:
            poll(machine)
            return should_stop()

        ended = machine.run(limit=most, should_stop=stops)
        return Made(work, machine, ended, disagreements=tuple(machine.disagreements))

    first = _exact(work)
    made = run(first, min(FIRST_STEPS, work.steps))
    if made.ended.kind == "bound" and not first.stopped and first.steps <= work.steps:
        made = run(quick.QuickMachine(work.program, work.models, arguments=work.arguments), work.steps)
        if made.ended.kind not in QUICKLY_KNOWN or (leaks_matter and leaks(made.machine)):
            made = run(_exact(work), work.steps)
    poll(made.machine)
    return made


def _exact(work: Work) -> Machine:
    return Machine(work.program, work.borrows(), arguments=work.arguments)


def given_schedule(work: Work, choices: tuple[int, ...]) -> Made:
    """The schedule with these answers; complete if there are such."""
    story = stories.tell(work.scheduled(), choices)
    run = story.run
    words, disagreements = "the schedule of the witness", tuple(run.machine.disagreements)
    json: dict[str, Json] = {"schedules": words}
    return Made(work, run.machine, run.ended, words, json, story.fits, disagreements, choices, story)


def searched_schedules(
    work: Work, asked: Asked, progress: Callable[[str], None], should_stop: Callable[[], bool]
) -> Made:
    """The first run that is not clean among the schedules that are asked for, or the first of all."""
    return _Search(work, asked, progress, should_stop).made()


class _Search:
    """A search through schedules, which stops at the first run that is not clean."""

    def __init__(
        self, work: Work, asked: Asked, progress: Callable[[str], None], should_stop: Callable[[], bool]
    ) -> None:
        self.work = work
        self.asked = asked
        self.most_runs = asked.runs or DEFAULT_RUNS
        self.progress = progress
        self.should_stop = should_stop
        self.program = work.scheduled(should_stop)
        self.first: scheduled.Run | None = None
        self.disagreements: tuple[Disagreement, ...] = ()
        self.fair = self.timed = False

    def made(self) -> Made:
        """The run to show."""
        searched = self._search()
        if searched.found is None:
            assert self.first is not None, "there is a first run"
            return self._made(self.first, searched, self._words(searched))
        story = stories.tell(self.work.scheduled(), searched.choices)
        runs = searched.runs + searched.redundant
        if self.asked.preemptions is None and story.preemptions:
            most = story.preemptions - 1
            shorter = preemptions.search_by_preemptions(
                self.program, most, self._wanted, MOST_TO_SHORTEN, self._over, self._progress
            )
            runs += shorter.runs + shorter.redundant
            if shorter.found is not None:
                story, searched = stories.tell(self.work.scheduled(), shorter.choices), shorter
        words = f"a schedule with {_count(story.preemptions, 'preemption')}, found in {_count(runs, 'run')}"
        assert searched.found is not None, "the shorter one has been found too"
        return self._made(searched.found, searched, words, story)

    def _search(self) -> "schedules.Searched[scheduled.Run]":
        if self.asked.number:
            return self._random()
        if self.asked.preemptions is None:
            return schedules.search(self.program, self._wanted, self.most_runs, self._over, self._progress)
        return preemptions.search_by_preemptions(
            self.program, self.asked.preemptions, self._wanted, self.most_runs, self._over, self._progress
        )

    def _random(self) -> "schedules.Searched[scheduled.Run]":
        for number in range(self.asked.number):
            if self._over():
                return schedules.Searched(schedules.Stop.STOPPED, number, 0)
            self._progress(number)
            answers: list[int] = []
            run = self.program.run(_kept(preemptions.random_choices(self.asked.seed, number), answers))
            if self._wanted(run):
                return schedules.Searched(schedules.Stop.FOUND, number + 1, 0, run, tuple(answers))
        return schedules.Searched(schedules.Stop.EXHAUSTED, self.asked.number, 0)

    def _over(self) -> bool:
        return self.first is not None and self.should_stop()

    def _progress(self, runs: int) -> None:
        self.progress(_count(runs, "run"))

    def _wanted(self, run: "scheduled.Run") -> bool:
        self.first = self.first or run
        if run.machine.stopped:
            return False
        self.fair, self.timed = self.fair or run.fair, self.timed or run.timed
        self.disagreements = self.disagreements or tuple(run.machine.disagreements)
        if run.ended.kind not in ("clean", "exit"):
            return True
        ended = all(thread.state is State.ENDED for thread in run.machine.threads)
        return self.asked.leaks and ended and bool(leaks(run.machine))

    def _words(self, searched: "schedules.Searched[scheduled.Run]") -> str:
        runs = _count(searched.runs, "run")
        if not searched.complete:
            return f"{runs} of more schedules ({searched.stop.value})"
        if self.asked.number:
            return f"{_count(self.asked.number, 'random schedule')} (seed {self.asked.seed})"
        words = f"all {'fair ' if self.fair else ''}schedules"
        most = self.asked.preemptions
        if most is not None:
            words += f" with at most {_count(most, 'preemption')}"
        return f"{words} ({runs})" + ("; time passes when no thread can go on" if self.timed else "")

    def _made(
        self,
        run: "scheduled.Run",
        searched: "schedules.Searched[scheduled.Run]",
        words: str,
        story: "stories.Story | None" = None,
    ) -> Made:
        json: dict[str, Json] = {
            "schedules": words,
            "runs": searched.runs,
            "complete": searched.complete and not self.asked.number,
            "preemptions": self.asked.preemptions if story is None else story.preemptions,
            "fair": self.fair,
        }
        return Made(
            self.work,
            run.machine,
            run.ended,
            words,
            json,
            searched.stop in (schedules.Stop.EXHAUSTED, schedules.Stop.FOUND),
            self.disagreements,
            searched.choices,
            story,
        )


def _kept(choose: "Choose", answers: list[int]) -> "Choose":
    """The same answers, kept in a list."""

    def kept(point: "Point") -> int | None:
        answer = choose(point)
        if answer is not None:
            answers.append(answer)
        return answer

    return kept


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
