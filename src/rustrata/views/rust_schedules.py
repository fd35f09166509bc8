"""What schedules did to a Rust program: the turns of a run, who waits at its end, the two accesses of a
race."""

from collections.abc import Sequence
from itertools import groupby

from rustrata.abstract.mir.stories import Step, Story, ToldRace, Waits
from rustrata.diagnostics.human import MOST_CALLS
from rustrata.programs.rust.location import Location
from rustrata.views.rust_findings import Place, RustSource

MOST_STEPS = 6
"""Operations of one turn that are shown."""


def thread_names(story: Story) -> list[str]:
    """The names of the threads of a run, in the order of their start."""
    return [thread.name for thread in story.run.machine.threads]


def turns(source: RustSource, story: Story) -> list[str]:
    """The turns of a run, one line each: the thread, and what it did that others see."""
    names = thread_names(story)
    lines = []
    for number, (thread, steps) in enumerate(groupby(story.steps, lambda step: step.thread), 1):
        done = [_step(source, step) for step in steps]
        shown = done if len(done) <= MOST_STEPS else [*done[:2], f"{len(done) - 4} more", *done[-2:]]
        lines.append(f"turn {number}, thread `{names[thread]}`: {', '.join(shown)}")
    return lines


def _step(source: RustSource, step: Step) -> str:
    return f"{step.operation.name} ({_line(source, step.location)})" if step.location else step.operation.name


def _line(source: RustSource, location: Location | None) -> str:
    """The line and column, without the name of the user's own file."""
    return source.words(location).removeprefix(f"{source.name}:")


def waiting(source: RustSource, story: Story) -> tuple[list[Place], list[str]]:
    """Who waits at the end: places to show, and notes."""
    names = thread_names(story)
    places = [(f"thread `{names[w.thread]}` waits for {w.what}", w.location) for w in story.waiting]
    return places, [note for each in story.waiting for note in _notes(source, names, each)]


def _notes(source: RustSource, names: Sequence[str], each: Waits) -> list[str]:
    notes = []
    mine = f"thread `{names[each.thread]}`"
    if each.holder is not None:
        whose = f"thread `{names[each.holder.thread]}`" if each.holder.thread != each.thread else "it itself"
        where = source.words(each.holder.location)
        notes.append(f"{each.what}, for which {mine} waits, was taken by {whose} at {where}")
    if each.lost is not None:
        notifier, where = names[each.lost.thread], source.words(each.lost.location)
        notes.append(
            f"a wake-up is lost: thread `{notifier}` notified the condition variable at {where}, "
            f"before {mine} waited, when nobody did"
        )
    return notes


def race(source: RustSource, names: Sequence[str], told: ToldRace) -> tuple[list[Place], list[str]]:
    """The earlier access of a race: the place to show, and notes of its calls and of the order that is
    missing."""
    found = told.race
    first, second = names[found.first], names[found.second]
    mine = next((call.location for call in told.calls if source.span(call.location) is not None), None)
    notes = [
        f"the earlier access, by thread `{first}`: in `{call.function}` at {source.words(call.location)}"
        for call in told.calls[:MOST_CALLS]
    ]
    known = f"nothing that thread `{first}` does happens before it"
    if told.known is not None:
        known = f"of thread `{first}`, what happens before it ends at {source.words(told.known)}"
    notes.append(
        f"no happens-before from the {found.earlier.what} by thread `{first}` to the {found.later.what} by "
        f"thread `{second}`: {known}"
    )
    return [(f"{found.earlier.what} by thread `{first}`", mine)], notes


def steps_json(source: RustSource, story: Story) -> list[dict[str, str]]:
    """The steps of a run for programs."""
    names = thread_names(story)
    return [
        {
            "thread": names[step.thread],
            "operation": step.operation.name,
            "at": source.words(step.location),
        }
        for step in story.steps
    ]


def step_lines(source: RustSource, story: Story) -> list[str]:
    """Each step of a run in a line: its number, thread, operation and place."""
    names = thread_names(story)
    thread_width = max(map(len, names))
    width = max((len(step.operation.name) for step in story.steps), default=0)
    lines = []
    for number, step in enumerate(story.steps, 1):
        place = source.words(step.location) if step.location is not None else ""
        name = names[step.thread]
        lines.append(f"{number:4}  {name:{thread_width}}  {step.operation.name:{width}}  {place}".rstrip())
    return lines
