"""Stories that the compiled models and their definitions are told, event by event."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from native_events import Drawer, Native, Together, endings

from rustrata.abstract.aliasing.events import Event, Tag

PROBES = 12


@dataclass(frozen=True)
class Collect:
    """The compiled models forget some tags of an allocation; their definitions keep them all."""

    allocation: int
    live: tuple[Tag, ...]
    dead: tuple[Tag, ...]


@dataclass
class Tape:
    """What was allowed, in order, and what was forbidden after so much of it."""

    models: tuple[str, ...]
    allowed: list[Event | Collect] = field(default_factory=list)
    forbidden: list[tuple[int, Event]] = field(default_factory=list)
    permitted: list[tuple[int, Event]] = field(default_factory=list)

    def told(self, count: int) -> Native:
        """Compiled models that were told the first events."""
        native = Native(self.models)
        for step in self.allowed[:count]:
            if isinstance(step, Collect):
                native.state.collect_in(step.allocation, step.live, step.dead)
            else:
                assert native.tell(step), step
        return native


def tape(seed: int, models: Sequence[str], length: int = 40) -> Tape:
    """A story as the definitions judge it, with events at its end of which none is part of it."""
    drawer, together, found = Drawer(seed), Together.named(models), Tape(tuple(models))
    for _ in range(length):
        event = drawer.event()
        after = together.fork()
        if not after.tell(event):
            found.forbidden.append((len(found.allowed), event))
            continue
        together = after
        drawer.accept(event)
        found.allowed.append(event)
        if drawer.sizes and drawer.random.random() < 0.12:
            allocation = drawer.random.choice(sorted(drawer.sizes))
            live, dead = drawer.forget(allocation)
            found.allowed.append(Collect(allocation, tuple(sorted(live)), tuple(sorted(dead))))
    everything = list(endings(drawer))
    for event in drawer.random.sample(everything, min(PROBES, len(everything))):
        ending = found.permitted if together.fork().tell(event) else found.forbidden
        ending.append((len(found.allowed), event))
    return found


def disagreement(told: Tape) -> str | None:
    """Where the compiled models judge otherwise."""
    native = Native(told.models)
    for number, step in enumerate(told.allowed):
        if isinstance(step, Collect):
            native.state.collect_in(step.allocation, step.live, step.dead)
        elif not native.tell(step):
            return f"{number}: refused {step}"
    for number, event in told.permitted:
        if not told.told(number).tell(event):
            return f"{number}: refused {event}"
    for number, event in told.forbidden:
        if told.told(number).tell(event):
            return f"{number}: allowed {event}"
    return None


def judged_otherwise(told: Tape, other: Together) -> bool:
    """Do other models judge something of the tape otherwise?"""
    states = [other]
    for step in told.allowed:
        state = states[-1]
        if not isinstance(step, Collect):
            state = state.fork()
            if not state.tell(step):
                return True
        states.append(state)
    return any(
        states[number].fork().tell(event) is forbidden
        for ending, forbidden in ((told.forbidden, True), (told.permitted, False))
        for number, event in ending
    )
