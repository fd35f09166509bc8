"""The schedules on which ``rustrata check`` runs a Rust program: the machine's own, all of them, or some."""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass

from rustrata.abstract.aliasing.model import Borrows
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.ending import Ended
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.machine import Disagreement, Machine
from rustrata.abstract.mir.scheduled import Run, ScheduledProgram
from rustrata.abstract.mir.stories import Story, tell
from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.json_form import Json
from rustrata.exploration.operations import Choose, Point
from rustrata.exploration.preemptions import given_choices, random_choices, search_by_preemptions
from rustrata.exploration.schedules import Searched, Stop, search
from rustrata.programs.rust.program import Program

DEFAULT_STEPS = 50_000_000
STEPS_OF_EACH = 2_000_000
"""The bound of each run among many."""
DEFAULT_RUNS = 10_000
MOST_TO_SHORTEN = 1_000
"""Runs that are made to find a schedule with fewer preemptions."""
ONE = -1
"""The value of ``--schedules one``; 0 stands for all."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is run: a program, with which models and arguments."""

    program: Program
    models: tuple[str, ...]
    arguments: tuple[str, ...]

    def borrows(self) -> dict[str, Borrows]:
        """The models, at the start."""
        return {name: borrows(name) for name in self.models}


@dataclass(frozen=True, slots=True)
class Made:
    """A run that is shown, and how it was made. ``words`` say what the verdict is about; it holds for that
    if ``complete``."""

    work: Work
    machine: Machine
    ended: Ended
    steps: int
    words: str = "one schedule"
    json: dict[str, Json] | None = None
    complete: bool = True
    disagreements: tuple[Disagreement, ...] = ()
    choices: tuple[int, ...] | None = None
    story: Story | None = None

    def again(self, models: dict[str, Borrows], made: Callable[[Machine], None]) -> None:
        """The same run with other models."""
        work = self.work
        if self.choices is not None:
            program = ScheduledProgram(work.program, lambda: models, work.arguments, self.steps, made=made)
            program.run(given_choices(self.choices))
            return
        machine = Machine(work.program, models, arguments=work.arguments)
        made(machine)
        machine.run(limit=self.steps)


def one_schedule(work: Work, steps: int | None) -> Made:
    """The machine's own schedule: threads take turns."""
    machine = Machine(work.program, work.borrows(), arguments=work.arguments)
    limit = steps or DEFAULT_STEPS
    ended = machine.run(limit=limit)
    return Made(work, machine, ended, limit, disagreements=tuple(machine.disagreements))


def given_schedule(work: Work, steps: int, choices: tuple[int, ...]) -> Made:
    """The schedule with these answers."""
    story = tell(_program(work, steps), choices)
    run = story.run
    return Made(
        work,
        run.machine,
        run.ended,
        steps,
        "the schedule of the witness",
        None,
        story.fits,
        tuple(run.machine.disagreements),
        choices,
        story,
    )


def schedules(work: Work, arguments: argparse.Namespace, terminal: Terminal) -> Made:
    """The schedules that are asked for."""
    if arguments.schedules in (None, ONE):
        return one_schedule(work, arguments.steps)
    steps = arguments.steps or STEPS_OF_EACH
    return _Search(work, steps, arguments, terminal).made()


def _program(work: Work, steps: int) -> ScheduledProgram:
    return ScheduledProgram(work.program, work.borrows, work.arguments, steps)


class _Search:
    """A search through schedules, which stops at the first run that is not clean."""

    def __init__(self, work: Work, steps: int, arguments: argparse.Namespace, terminal: Terminal) -> None:
        self.work = work
        self.steps = steps
        self.leaking: bool = arguments.leaks
        self.asked: int = arguments.schedules
        self.preemptions: int | None = arguments.preemptions
        self.most_runs: int = arguments.runs or DEFAULT_RUNS
        self.seed: int = arguments.seed
        self.terminal = terminal
        self.program = _program(work, steps)
        self.end = None if arguments.timeout is None else time.monotonic() + arguments.timeout
        self.first: Run | None = None
        self.disagreements: tuple[Disagreement, ...] = ()
        self.fair = self.timed = False

    def made(self) -> Made:
        """The run to show."""
        searched = self._search()
        if searched.found is None:
            assert self.first is not None, "there is a first run"
            return self._made(self.first, searched, self._words(searched))
        story = tell(_program(self.work, self.steps), searched.choices)
        runs = searched.runs + searched.redundant
        if self.preemptions is None and story.preemptions:
            most = story.preemptions - 1
            shorter = search_by_preemptions(
                self.program, most, self._wanted, MOST_TO_SHORTEN, self._over, self._progress
            )
            runs += shorter.runs + shorter.redundant
            if shorter.found is not None:
                story, searched = tell(_program(self.work, self.steps), shorter.choices), shorter
        words = f"a schedule with {_count(story.preemptions, 'preemption')}, found in {_count(runs, 'run')}"
        assert searched.found is not None, "the shorter one has been found too"
        return self._made(searched.found, searched, words, story)

    def _search(self) -> Searched[Run]:
        if self.asked:
            return self._random()
        if self.preemptions is None:
            return search(self.program, self._wanted, self.most_runs, self._over, self._progress)
        return search_by_preemptions(
            self.program, self.preemptions, self._wanted, self.most_runs, self._over, self._progress
        )

    def _random(self) -> Searched[Run]:
        for number in range(self.asked):
            if self._over():
                return Searched(Stop.STOPPED, number, 0)
            self._progress(number)
            answers: list[int] = []
            run = self.program.run(_kept(random_choices(self.seed, number), answers))
            if self._wanted(run):
                return Searched(Stop.FOUND, number + 1, 0, run, tuple(answers))
        return Searched(Stop.EXHAUSTED, self.asked, 0)

    def _over(self) -> bool:
        return self.first is not None and self.end is not None and time.monotonic() > self.end

    def _progress(self, runs: int) -> None:
        self.terminal.progress(f"{runs} runs")

    def _wanted(self, run: Run) -> bool:
        self.first = self.first or run
        self.fair, self.timed = self.fair or run.fair, self.timed or run.timed
        self.disagreements = self.disagreements or tuple(run.machine.disagreements)
        if run.ended.kind not in ("clean", "exit"):
            return True
        ended = all(thread.state is State.ENDED for thread in run.machine.threads)
        return self.leaking and ended and bool(leaks(run.machine))

    def _words(self, searched: Searched[Run]) -> str:
        runs = _count(searched.runs, "run")
        if not searched.complete:
            return f"{runs} of more schedules ({searched.stop.value})"
        if self.asked:
            return f"{_count(self.asked, 'random schedule')} (seed {self.seed})"
        words = f"all {'fair ' if self.fair else ''}schedules"
        if self.preemptions is not None:
            words += f" with at most {_count(self.preemptions, 'preemption')}"
        return f"{words} ({runs})" + ("; time passes when no thread can go on" if self.timed else "")

    def _made(self, run: Run, searched: Searched[Run], words: str, story: Story | None = None) -> Made:
        json: dict[str, Json] = {
            "schedules": words,
            "runs": searched.runs,
            "complete": searched.complete and not self.asked,
            "preemptions": self.preemptions if story is None else story.preemptions,
            "fair": self.fair,
        }
        return Made(
            self.work,
            run.machine,
            run.ended,
            self.steps,
            words,
            json,
            searched.stop in (Stop.EXHAUSTED, Stop.FOUND),
            self.disagreements,
            searched.choices,
            story,
        )


def _kept(choose: Choose, answers: list[int]) -> Choose:
    """The same answers, kept in a list."""

    def kept(point: Point) -> int | None:
        answer = choose(point)
        if answer is not None:
            answers.append(answer)
        return answer

    return kept


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
