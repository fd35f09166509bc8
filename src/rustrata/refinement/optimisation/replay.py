"""A counterexample run again, event by event, on fresh states of the model: what both programs do.

Nothing of the search is used but its turns. That the replay ends as the counterexample says is asserted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from rustrata.abstract.aliasing.events import WILDCARD, Event, Tag
from rustrata.abstract.aliasing.model import Borrows, Violation, tell
from rustrata.programs.optimisation import Pair
from rustrata.records import record
from rustrata.refinement.optimisation.context import (
    BODY_FRAME,
    ContextMove,
    Known,
    Side,
    Surroundings,
    operation_of,
)
from rustrata.refinement.optimisation.courses import same_result
from rustrata.refinement.optimisation.lowering import (
    STRETCH,
    Argument,
    Bytes,
    Does,
    Escapes,
    Gives,
    Loads,
    Sets,
    Step,
    Stores,
    body_tags,
    lowered,
)
from rustrata.refinement.optimisation.machine import Effect, Operation
from rustrata.refinement.optimisation.models import AliasingModel
from rustrata.refinement.optimisation.verdict import CallsBody, Counterexample, Ending, Resumes, Turn

FREED = "the memory is freed"


@record
class Deed:
    """Something that one side does: the step of the body, None for what the context does; the bytes that it
    read or returned; and why it is undefined behaviour, if it is."""

    step: Step | None
    value: Bytes | None = None
    undefined: Violation | str | None = None


@record
class Row:
    """One turn of the context, or one step of each body beside the other; None where a side does nothing."""

    turn: Turn | None
    source: Deed | None
    target: Deed | None


@dataclass(slots=True)
class Player:
    """One side as it runs: every event that was told, and what each tag is called."""

    side: Side
    borrows: Borrows
    memory: list[list[int] | None]
    events: list[Event]
    names: dict[Tag, str]
    steps: Iterator[Step] = field(default_factory=lambda: iter(()))
    variables: dict[str, Bytes] = field(default_factory=dict)
    over: bool = False
    escaped: tuple[Argument, ...] = ()
    result: Bytes | None = None

    def perform(self, operation: Operation, step: Step | None) -> Deed:
        """Tells the events, and reads or changes memory."""
        memory = tuple(None if content is None else tuple(content) for content in self.memory)
        undefined: Violation | str | None = None
        if not operation.runs_in(memory):
            undefined = FREED
        else:
            for event in operation.events:
                self.events.append(event)
                undefined = undefined or tell(self.borrows, event)
        if undefined is not None:
            self.over = True
            return Deed(step, None, undefined)
        value = operation.observed(memory) if operation.effect is Effect.READ else None
        self.memory = [None if c is None else list(c) for c in operation.apply(memory)]
        return Deed(step, value)

    def segment(self) -> list[Deed]:
        """Runs the body up to unknown code, its end, or undefined behaviour."""
        deeds: list[Deed] = []
        for step in self.steps:
            deeds.append(self._do(step))
            if self.over or isinstance(step, Escapes):
                break
        return deeds

    def _do(self, step: Step) -> Deed:
        match step:
            case Does(operation, _):
                return self.perform(operation, step)
            case Loads(operation, variable, _):
                deed = self.perform(operation, step)
                if deed.value is not None:
                    self.variables[variable] = deed.value
                return deed
            case Stores(_, _, variable, _):
                return self.perform(step.operation(self.variables[variable]), step)
            case Sets(variable, value, _):
                self.variables[variable] = self._value(value)
                return Deed(step)
            case Gives(value, _):
                self.result = self._value(value)
                return Deed(step, self.result)
            case Escapes(pointers, _):
                self.escaped = pointers
                return Deed(step)

    def _value(self, value: Bytes | str) -> Bytes:
        return self.variables[value] if isinstance(value, str) else value


@record
class Replay:
    """What both sides did, turn by turn. Before each row: the names of the pointers that the context has, in
    the order in which it got them, and how many bytes are in the memory of each."""

    pair: Pair
    counterexample: Counterexample
    rows: tuple[Row, ...]
    source: Player
    target: Player
    known: tuple[tuple[str, ...], ...]
    sizes: tuple[tuple[int, ...], ...]


def replay(pair: Pair, model: AliasingModel, counterexample: Counterexample) -> Replay:
    """Runs a counterexample again."""
    player = _Replaying(pair, model, counterexample)
    for turn in counterexample.turns:
        player.play(turn)
    source, target = player.source, player.target
    last = player.rows[-1]
    match counterexample.ending:
        case Ending.TARGET_UNDEFINED:
            assert target.over, "the target has undefined behaviour"
        case Ending.READ_DIFFERS:
            assert last.source is not None, "the source reads"
            assert last.target is not None, "the target reads"
            assert last.source.value != last.target.value, "the values that are read differ"
        case Ending.RESULT_DIFFERS:
            assert not same_result(source.result, target.result), "the results differ"
    assert not source.over, "the source has no undefined behaviour"
    return Replay(
        pair, counterexample, tuple(player.rows), source, target, tuple(player.known), tuple(player.sizes)
    )


class _Replaying:
    def __init__(self, pair: Pair, model: AliasingModel, counterexample: Counterexample) -> None:
        world = counterexample.world
        self.pair = pair
        roots = tuple(Known(tag, tag, tag) for tag in range(len(world.sizes)))
        self.surroundings = Surroundings(roots, (), len(roots), BODY_FRAME + 1)
        self.called = [f"p{number}" for number in range(len(roots))]
        self.rows: list[Row] = []
        self.known: list[tuple[str, ...]] = []
        self.sizes: list[tuple[int, ...]] = []
        self.world = world
        self.stretch = 0
        self.tags = body_tags(pair, by_age=model.alphabet(counterexample.extras).expose)
        self.source, self.target = (
            Player(
                side,
                model.new(),
                [list(content) for content in world.memory() if content is not None],
                [],
                dict(enumerate(self.called)) | {WILDCARD: "wildcard"},
            )
            for side in Side
        )
        for player, tags in zip((self.source, self.target), self.tags, strict=True):
            player.names |= {tag: name for name, tag in tags.items()}
            for event in world.allocations():
                player.events.append(event)
                tell(player.borrows, event)

    def play(self, turn: Turn) -> None:
        match turn:
            case CallsBody(arguments):
                self._call(turn, arguments)
            case Resumes():
                self._add(Row(turn, None, None))
                self._run()
            case _:
                self._move(turn)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.known.append(tuple(self.called))
        sizes = self.world.sizes
        self.sizes.append(tuple(sizes[known.allocation] for known in self.surroundings.pointers))

    def _move(self, move: ContextMove) -> None:
        deeds = [
            None if player.over else player.perform(operation_of(move, self.surroundings, player.side), None)
            for player in (self.source, self.target)
        ]
        self._add(Row(move, *deeds))
        before = len(self.surroundings.pointers)
        self.surroundings = self.surroundings.after(move)
        for known in self.surroundings.pointers[before:]:
            name = f"p{sum(called.startswith('p') for called in self.called)}"
            self.called.append("wildcard" if known.source == WILDCARD else name)
            self.source.names[known.source] = self.target.names[known.target] = self.called[-1]

    def _call(self, turn: Turn, arguments: tuple[tuple[int, int], ...]) -> None:
        self._add(Row(turn, None, None))
        bodies = (self.source, self.pair.source), (self.target, self.pair.target)
        for (player, body), tags in zip(bodies, self.tags, strict=True):
            places = []
            for number, offset in arguments:
                known = self.surroundings.pointers[number]
                tag = known.source if player.side is Side.SOURCE else known.target
                places.append(Argument(tag, known.allocation, offset))
            player.steps = iter(lowered(body, places, tags))
        self.surroundings = self.surroundings.within(BODY_FRAME)
        self._run()

    def _run(self) -> None:
        """Both bodies up to the next call of unknown code; the deeds side by side."""
        source = self.source.segment()
        target = [] if self.target.over else self.target.segment()
        for one, other in zip_longest(source, target):
            self._add(Row(None, one, other))
        self.stretch += 1
        self.surroundings = self.surroundings.from_tag(STRETCH * self.stretch)
        last = source[-1].step if source else None
        if not isinstance(last, Escapes):
            self.surroundings = self.surroundings.without(BODY_FRAME)
            return
        before = len(self.surroundings.pointers)
        both = zip(self.source.escaped, self.target.escaped, last.statement.arguments, strict=False)
        escaping = [(Known(one.tag, other.tag, one.allocation), name) for one, other, name in both]
        self.surroundings = self.surroundings.learn(tuple(known for known, _ in escaping))
        names = dict(escaping)
        self.called += [names[known] for known in self.surroundings.pointers[before:]]
