"""Bounded search for a context that tells the target of an optimisation from its source.

Source and target run in lockstep in one context. A context may make some steps, call the body, make steps
in its unknown calls and after it, and stop for ever at any moment. Where the source has undefined behaviour
anything goes; a counterexample is a context in which only the target has it, or in which a value read or
returned differs. Contexts are tried in the order of their steps, so that the first counterexample has the
fewest. Two sides that are in the same state with the same code to come are not followed further.

What it does not show: contexts with more steps, branches, and what follows from the absence of data races.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import TypeAlias

from rustrata.programs.optimisation import Pair
from rustrata.refinement.optimisation.arena import Arena, Opening
from rustrata.refinement.optimisation.context import BODY_FRAME, FRESH_VALUE, Known, Surroundings
from rustrata.refinement.optimisation.courses import (
    Course,
    Locals,
    Passed,
    course,
    kept,
    run,
    same_result,
    variables,
)
from rustrata.refinement.optimisation.lowering import STRETCH, Argument
from rustrata.refinement.optimisation.machine import UNDEFINED, State
from rustrata.refinement.optimisation.verdict import (
    CallsBody,
    Counterexample,
    Ending,
    Resumes,
    Sound,
    Stopped,
    Turn,
    Unsound,
    Verdict,
)

_AFTER = -1
"""The stage after the body."""

_CALLS = 64
"""A stage within the body is the number of the course times this, plus the number of the call it is in."""

_Node: TypeAlias = tuple[int, State, State, Locals, Locals, int]
"""Stage, state of the source and of the target, their variables, and the surroundings by number."""

_Entry: TypeAlias = tuple[int, int, CallsBody]
"""A call of the body: the stage that it begins with, the surroundings inside, and the turn."""

_CHECKED = 256
"""How many nodes pass between two questions whether to stop."""


def search(
    pair: Pair, arenas: Sequence[Arena], bound: int, should_stop: Callable[[], bool] = lambda: False
) -> Verdict:
    """Is there a context of at most ``bound`` steps, in one of the arenas' worlds, that tells the target
    from the source?"""
    searches = [_Search(pair, arena, should_stop) for arena in arenas]
    for steps in range(bound + 1):
        for one in searches:
            try:
                one.level(steps, bound - steps)
            except _Found as found:
                turns = tuple(one.turns_to(found.origin)) + found.turns
                world = one.arena.machine.world
                counterexample = Counterexample(world, one.arena.extras, turns, found.ending)
                return Unsound(counterexample, sum(len(s.came) for s in searches))
            except _Interrupted:
                states = sum(len(s.came) for s in searches)
                return Stopped(steps - 1, states, for_time=not one.arena.full)
    return Sound(bound, sum(len(s.came) for s in searches))


class _Found(Exception):
    """Leaves the search with a counterexample: the turns of its origin, then these."""

    def __init__(self, origin: _Node | Opening, turns: tuple[Turn, ...], ending: Ending) -> None:
        super().__init__(ending.value)
        self.origin = origin
        self.turns = turns
        self.ending = ending


class _Interrupted(Exception):
    """Leaves the search because it is to stop."""


class _Search:
    """The search for one pair in one world: the nodes that were reached, each with where from."""

    def __init__(self, pair: Pair, arena: Arena, should_stop: Callable[[], bool]) -> None:
        self.pair = pair
        self.arena = arena
        self.machine = arena.machine
        self.should_stop = should_stop
        self.slots = {name: slot for slot, name in enumerate(variables(pair))}
        self.came: dict[_Node, tuple[_Node | Opening, Turn]] = {}
        self.following: list[_Node] = []
        self._courses: list[Course] = []
        self._course_numbers: dict[Passed, int] = {}
        self._entries: dict[int, list[_Entry]] = {}
        self._inside: dict[tuple[int, int], int] = {}
        self._width = max(arena.machine.world.sizes)

    def level(self, steps: int, left: int) -> None:
        """Everything that contexts of so many steps get to, when so many are left; then what one step more
        leads to."""
        reached, self.following = self.following, []
        for opening in self.arena.openings(steps):
            self._ask()
            self._call(opening, reached, left)
        for count, node in enumerate(reached):
            if count % _CHECKED == 0:
                self._ask()
            self._free_turns(node, reached)
        if left == 0:
            return
        for count, node in enumerate(reached):
            if count % _CHECKED == 0:
                self._ask()
            self._moves(node, left - 1)

    def turns_to(self, node: _Node | Opening) -> list[Turn]:
        """All turns up to a node."""
        turns: list[Turn] = []
        while len(node) != 2:
            node, turn = self.came[node]
            turns.append(turn)
        return [*self.arena.way_to(node), *reversed(turns)]

    def _ask(self) -> None:
        if self.arena.full or self.should_stop():
            raise _Interrupted

    def _call(self, opening: Opening, reached: list[_Node], left: int) -> None:
        """The context calls the body, with each choice of pointers that it has."""
        state, number = opening
        if self.arena.idle[number] > left + len(self.pair.source.parameters):
            return
        entries = self._entries.get(number)
        if entries is None:
            entries = self._entries[number] = self._enter(self.arena.surroundings[number])
        nothing: Locals = (None,) * len(self.slots)
        for stage, inside, turn in entries:
            if self.arena.idle[inside] <= left:
                self._run((stage, state, state, nothing, nothing, inside), opening, turn, reached)

    def _enter(self, before: Surroundings) -> list[_Entry]:
        """The calls of the body that are possible in surroundings."""
        entries: list[_Entry] = []
        for choice in product(*self._choices(before)):
            passed = tuple((before.pointers[pointer], offset) for pointer, offset in choice)
            inside = before.within(BODY_FRAME).used(*(pointer for pointer, _ in choice))
            entries.append((self._course(passed) * _CALLS, self.arena.number(inside), CallsBody(choice)))
        return entries

    def _choices(self, surroundings: Surroundings) -> list[list[tuple[int, int]]]:
        """For each parameter the pointers and offsets that fit."""
        sizes = self.machine.world.sizes
        return [
            [
                (number, offset)
                for number, known in enumerate(surroundings.pointers)
                for offset in range(sizes[known.allocation] - parameter.pointee.size + 1)
            ]
            for parameter in self.pair.source.parameters
        ]

    def _course(self, passed: Passed) -> int:
        number = self._course_numbers.get(passed)
        if number is None:
            number = self._course_numbers[passed] = len(self._courses)
            self._courses.append(course(self.pair, self.machine, passed, by_age=self.arena.by_age))
        return number

    def _run(self, start: _Node, origin: _Node | Opening, turn: Turn, reached: list[_Node]) -> None:
        """Runs both sides up to the next call of unknown code or the end."""
        stage, source, target, source_locals, target_locals, number = start
        index, segment = divmod(stage, _CALLS)
        running, machine, slots = self._courses[index], self.machine, self.slots
        one, other, common = running.source[segment], running.target[segment], 0
        if source == target and source_locals == target_locals:
            common = running.common[segment]
            source, values, result = run(machine, source, source_locals, one.code[:common], slots)
            target, source_locals, target_locals = source, tuple(values), tuple(values)
            if source == UNDEFINED:
                return
        source, values, result = run(machine, source, source_locals, one.code[common:], slots)
        if source == UNDEFINED:
            return
        target, other_values, other_result = run(machine, target, target_locals, other.code[common:], slots)
        if target == UNDEFINED:
            raise _Found(origin, (turn,), Ending.TARGET_UNDEFINED)
        same_state = source == target
        if segment + 1 == len(running.source):
            if not same_result(result, other_result):
                raise _Found(origin, (turn,), Ending.RESULT_DIFFERS)
            node: _Node = (_AFTER, source, target, (), (), self._afterwards(stage, number))
        else:
            source_locals = kept(values, one, slots)
            target_locals = kept(other_values, other, slots)
            same_state = same_state and source_locals == target_locals and segment + 1 >= running.same_from
            number = self._afterwards(stage, number)
            node = (stage + 1, source, target, source_locals, target_locals, number)
        if node not in self.came and not (same_state and self.arena.alike[node[-1]]):
            self.came[node] = origin, turn
            reached.append(node)

    def _afterwards(self, stage: int, number: int) -> int:
        """The surroundings after a segment has run."""
        after = self._inside.get((stage, number))
        if after is None:
            index, segment = divmod(stage, _CALLS)
            one, other = self._courses[index].source[segment], self._courses[index].target[segment]
            surroundings = self.arena.surroundings[number].from_tag(STRETCH * (segment + 1))
            surroundings = surroundings.learn(_escaping(one.escapes, other.escapes))
            if segment + 1 == len(self._courses[index].source):
                surroundings = surroundings.without(BODY_FRAME)
            after = self._inside[stage, number] = self.arena.number(surroundings)
        return after

    def _free_turns(self, node: _Node, reached: list[_Node]) -> None:
        """Unknown code returns, and calls of the context end: turns that are no steps."""
        stage, source, target, source_locals, target_locals, number = node
        surroundings = self.arena.surroundings[number]
        if stage != _AFTER and surroundings.body_may_go_on(self.arena.threads):
            self._run(node, node, Resumes(), reached)
        for operation, _, _, leads_to, move in self.arena.returns(number):
            after = self.machine.step(source, operation)
            if after == UNDEFINED:
                continue
            other = self.machine.step(target, operation)
            if other == UNDEFINED:
                raise _Found(node, (move,), Ending.TARGET_UNDEFINED)
            ended = (stage, after, other, source_locals, target_locals, leads_to)
            if ended not in self.came:
                self.came[ended] = node, move
                reached.append(ended)

    def _moves(self, node: _Node, left: int) -> None:
        """The context makes one step, and so many are left. A pointer that nothing can be done with any more
        need not have been made: see `Borrowing.may_idle`."""
        if left == 0 and node[0] == _AFTER and not self.arena.surroundings[node[-1]].frames:
            self._last_moves(node)
            return
        stage, source, target, source_locals, target_locals, number = node
        machine, came = self.machine, self.came
        memory, other_memory = machine.memory[source], machine.memory[target]
        same_memory = memory == other_memory
        idle = self.arena.idle
        source_steps, target_steps = machine.steps[source], machine.steps[target]
        for operation, other_operation, reads, leads_to, move in self.arena.offers(number, self._fresh(node)):
            if idle[leads_to] > left:
                continue
            after = source_steps.get(operation) or machine.step(source, operation)
            if after == UNDEFINED:
                continue
            other = target_steps.get(other_operation) or machine.step(target, other_operation)
            if other == UNDEFINED:
                raise _Found(node, (move,), Ending.TARGET_UNDEFINED)
            if not reads or same_memory:
                pass
            elif machine.observed(source, operation) != machine.observed(target, other_operation):
                raise _Found(node, (move,), Ending.READ_DIFFERS)
            moved = (stage, after, other, source_locals, target_locals, leads_to)
            if moved not in came:
                came[moved] = node, move
                self.following.append(moved)

    def _last_moves(self, node: _Node) -> None:
        """The last step of a context after which nothing happens. Calls that it begins do not end."""
        _, source, target, _, _, number = node
        machine = self.machine
        for operation, other_operation, reads, leads_to, move in self.arena.offers(number, self._fresh(node)):
            if self.arena.idle[leads_to] or not machine.allows(source, operation):
                continue
            if not machine.allows(target, other_operation):
                raise _Found(node, (move,), Ending.TARGET_UNDEFINED)
            if reads and machine.observed(source, operation) != machine.observed(target, other_operation):
                raise _Found(node, (move,), Ending.READ_DIFFERS)

    def _fresh(self, node: _Node) -> int:
        """The first value that neither memory nor a variable holds, with as many after it as are needed."""
        _, source, target, source_locals, target_locals, _ = node
        machine = self.machine
        held = [*machine.memory[source], *machine.memory[target], *source_locals, *target_locals]
        used = {value for values in held if values is not None for value in values}
        fresh = FRESH_VALUE
        while any(value in used for value in range(fresh, fresh + self._width)):
            fresh += self._width
        return fresh


def _escaping(source: tuple[Argument, ...], target: tuple[Argument, ...]) -> tuple[Known, ...]:
    """The pointers that unknown code gets to know, on both sides."""
    return tuple(Known(one.tag, other.tag, one.allocation) for one, other in zip(source, target, strict=True))
