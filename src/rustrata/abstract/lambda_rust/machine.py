"""The λRust-core machine as a machine of `rustrata.exploration`: every schedule of a program.

Source: the mechanised development, ``lang.v``: head steps (`rules`) in left-to-right evaluation contexts, and
a step of any thread. A thread of a state is always at a redex, so steps are exactly the paper's.

Reductions, all of which keep what is stuck reachable:

* Allocation takes the first name of the thread's own that nothing in the state names. A program cannot see
  which block it gets, nor where in it (there are no casts and no order on pointers); comparing a freed
  pointer has both answers anyway, and any access through it is stuck. States are so compared up to the
  names that the order of two threads' allocations would give.
* Steps that other threads cannot see are taken first (`eager`): β, case, arithmetic, fork, allocation, and
  accesses to blocks that no other thread can reach, through the heap or otherwise. Only the thread itself
  could make such a block known.
* With `Detail.UNTIL_SEEN` those steps are one with the step before them, up to `LONGEST` of them, or until
  the thread is after a call where it has been before.
* A thread that has ended is forgotten.

Left out: blocks that are used again while a pointer to their former selves is left, and blocks that begin at
another offset than 0; the first reduction says why that is no loss.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from rustrata.abstract.lambda_rust.code import NONE, Code, Picks
from rustrata.abstract.lambda_rust.locality import BlockNames, Reach, child_name, is_local, is_seen
from rustrata.abstract.lambda_rust.rules import (
    LARGEST,
    NewBlock,
    RemoveBlock,
    SetCell,
    Step,
    Steps,
    Then,
    literal_value,
    steps_of,
)
from rustrata.abstract.lambda_rust.state import ENDED, MAIN, Choice, Detail, State, Thread
from rustrata.abstract.lambda_rust.tables import EMPTY, Environment, Frame, Tables
from rustrata.abstract.lambda_rust.values import POISON, Cell, Closure, Heap, Location, Phase, Redex, Value
from rustrata.programs.lambda_rust import core
from rustrata.programs.scanner import mistake

LONGEST: Final = 256
"""About how many steps that nobody sees are taken with one that is."""

LONGEST_LOCAL: Final = 32
"""How many of them may follow each other without any use of memory."""

MOST_CELLS: Final = 100_000
"""Cells that can be allocated at a time; the machine refuses to go beyond."""


class Event(NamedTuple):
    """A head step of a run: who made it, at what, and which it was.

    ``made`` is the block that it allocated or the thread that it forked.
    """

    thread: str
    redex: Redex
    step: Step
    made: str


Observer: TypeAlias = Callable[[Event], None]
Parts: TypeAlias = tuple[int, tuple[Value, ...], Environment, int]


class LambdaRustMachine:
    """A program and one of its expressions, run by one thread from the empty heap."""

    def __init__(
        self, program: core.Program, entry: core.Expression, detail: Detail = Detail.UNTIL_SEEN
    ) -> None:
        self.code = Code(program.functions.items(), entry)
        self.detail = detail
        self.tables = Tables()
        self._globals: dict[str, Closure] = {}
        for name, node in self.code.functions.items():
            arity = len(program.functions[name].parameters)
            self._globals[name] = self.tables.closure(node, (), arity)
        self._known_settled: dict[Thread, tuple[Thread, bool, int]] = {}
        self._looked_at: tuple[State, tuple[tuple[Thread, Steps], ...]] | None = None

    def initial_states(self) -> Sequence[State]:
        """One state: the expression, and no memory."""
        return (State((self._thread(MAIN, self._focus(self.code.entry, (), EMPTY)),), ()),)

    def choices(self, state: State) -> Sequence[Choice]:
        """The steps of all threads, in the order of the threads."""
        return [
            Choice(thread.name, step.outcome) for thread, steps in self.next_steps(state) for step in steps
        ]

    def step(self, state: State, choice: Choice) -> State:
        """The state after a step of one thread and, if so made, those of its next that nobody sees."""
        return self._run(state, choice, None)

    def observed(self, state: State, choice: Choice) -> tuple[State, list[Event]]:
        """The same as `step`, with every head step of it."""
        events: list[Event] = []
        return self._run(state, choice, events.append), events

    def is_final(self, state: State) -> bool:
        """Have all threads ended?"""
        return all(thread.node == ENDED for thread in state.threads)

    def eager(self, state: State) -> Choice | None:
        """A step that no other thread can see."""
        reach: Reach | None = None
        for thread, steps in self.next_steps(state):
            if len(steps) != 1:
                continue
            redex = self.redex(thread)
            if not is_seen(redex):
                return Choice(thread.name, steps[0].outcome)
            reach = reach or self.reach(state)
            if not is_seen(redex, reach.of_others(thread.name)):
                return Choice(thread.name, steps[0].outcome)
        return None

    def next_steps(self, state: State) -> tuple[tuple[Thread, Steps], ...]:
        """The threads that have not ended, each with its steps; none when it is stuck."""
        if self._looked_at is None or self._looked_at[0] is not state:
            heap = dict(state.heap)
            found = tuple(
                (thread, steps_of(self.redex(thread), heap))
                for thread in state.threads
                if thread.node != ENDED
            )
            self._looked_at = state, found
        return self._looked_at[1]

    def is_stuck(self, state: State) -> bool:
        """Is there a thread without a step that has not ended?"""
        return not all(steps for _, steps in self.next_steps(state))

    def redex(self, thread: Thread) -> Redex:
        """What a thread is about to do."""
        return Redex(self.code.nodes[thread.node].expression, thread.phase, thread.operands)

    def blocks(self, thread: Thread) -> frozenset[str]:
        """The blocks that a thread names itself."""
        values = self.tables.blocks_of((*thread.operands, *thread.environment))
        return values | self.tables.blocks_of_frame(thread.context)

    def reach(self, state: State) -> Reach:
        """What the threads of a state can reach."""
        roots = {thread.name: self.blocks(thread) for thread in state.threads}
        return Reach(self.tables, dict(state.heap), roots)

    def _run(self, state: State, choice: Choice, observe: Observer | None) -> State:
        heap = dict(state.heap)
        threads = {thread.name: thread for thread in state.threads}
        steps = steps_of(self.redex(threads[choice.thread]), heap)
        step = next((step for step in steps if step.outcome == choice.outcome), None)
        assert step is not None, "the choice is enabled in the state"
        around = _Around(self, choice.thread, threads, heap)
        passed: set[Thread] = set()
        left = LONGEST
        while True:
            thread = threads[choice.thread]
            made = self._made(thread, step, around)
            after = self._after(thread, step, made)
            change_heap(heap, step, made)
            if observe is not None:
                observe(Event(thread.name, self.redex(thread), step, made))
            calls = step.then is Then.CALL
            left -= 1
            if self.detail is Detail.UNTIL_SEEN:
                after, called, count = self._settled(after, observe)
                left -= count
                calls = calls or called
            threads[thread.name] = after
            if after.node == ENDED or self.detail is Detail.HEAD_STEP or after in passed or left <= 0:
                break
            if calls:
                passed.add(after)
            redex = self.redex(after)
            steps = steps_of(redex, heap)
            # A local step is left only where there are too many, or none.
            if len(steps) != 1 or is_local(redex) or around.sees(redex):
                break
            step = steps[0]
        return _state(threads, heap)

    def _settled(self, thread: Thread, observe: Observer | None) -> tuple[Thread, bool, int]:
        """A thread after its next steps that do not depend on memory, whether one was a call, and how many.

        What becomes of a thread is remembered: the same one comes back on many schedules.
        """
        known = self._known_settled.get(thread)
        if known is None or observe is not None:
            first, called, count = thread, False, 0
            while count < LONGEST_LOCAL:
                if thread.node == ENDED:
                    break
                redex = self.redex(thread)
                steps = steps_of(redex, {}) if is_local(redex) else ()
                if not steps:
                    break
                if observe is not None:
                    observe(Event(thread.name, redex, steps[0], ""))
                thread = self._after(thread, steps[0], "")
                called = called or steps[0].then is Then.CALL
                count += 1
            known = self._known_settled[first] = thread, called, count
        return known

    def _made(self, thread: Thread, step: Step, around: "_Around") -> str:
        """The name of the block or thread that a step makes. The thread is there at once."""
        if isinstance(step.change, NewBlock):
            made = around.new_block(step.change.size)
            if made is None:
                message = f"unsupported: more than {MOST_CELLS} cells of memory"
                raise mistake("LRS002", message, self.code.nodes[thread.node].expression.span)
            return made
        if step.then is not Then.FORK:
            return ""
        name = child_name(around.threads, thread.name)
        node = self.code.nodes[thread.node]
        environment = _pick(thread.environment, self.code.tail_picks(node, 0))
        around.enters(self._thread(name, self._focus(node.tails[0].index, environment, EMPTY)))
        return name

    def _after(self, thread: Thread, step: Step, made: str) -> Thread:
        """The thread after a step of its redex."""
        node = self.code.nodes[thread.node]
        match step.then:
            case Then.SECOND_PHASE:
                return thread._replace(phase=Phase.SECOND)
            case Then.STUCK_TERM:
                return thread._replace(phase=Phase.STUCK_TERM)
            case Then.CALL:
                function, *arguments = thread.operands
                assert isinstance(function, Closure), "O-app applies closures only"
                entry = self.tables.closures[function.number]
                called = self.code.nodes[entry.node]
                source = (*entry.environment, *arguments, function)
                body = _pick(source, self.code.call_picks(called))
                return self._thread(thread.name, self._focus(called.tails[0].index, body, thread.context))
            case Then.BRANCH:
                assert isinstance(step.value, int), "the number of a branch"
                branch = _pick(thread.environment, self.code.tail_picks(node, step.value))
                parts = self._focus(node.tails[step.value].index, branch, thread.context)
                return self._thread(thread.name, parts)
            case Then.VALUE | Then.FORK:
                value = Location(made, 0) if type(step.change) is NewBlock else step.value
                if isinstance(value, int) and value.bit_length() > LARGEST:
                    message = f"unsupported: an integer of more than {LARGEST} bits"
                    raise mistake("LRS002", message, node.expression.span)
                return self._thread(thread.name, self._returned(value, thread.context))

    def _thread(self, name: str, parts: Parts) -> Thread:
        node, operands, environment, context = parts
        return Thread(name, node, Phase.FIRST, operands, environment, context)

    def _focus(self, index: int, environment: Environment, context: int) -> Parts:
        """Go to the next redex of a form."""
        node = self.code.nodes[index]
        stuck = self.code.not_closed(node)
        if stuck is not None:
            return self._operands(Frame(stuck.index, 0, (), (), context))
        match node.expression:
            case core.Literal() | core.Recursive():
                return self._returned(self._value(index, environment), context)
            case core.Variable(name):
                if node.bound:
                    return self._returned(environment[0], context)
                if name in self._globals:
                    return self._returned(self._globals[name], context)
            case _:
                pass
        return self._operands(Frame(index, 0, environment, (), context))

    def _returned(self, value: Value, context: int) -> Parts:
        """A form has become a value: go on with what waits for it."""
        if context == EMPTY:
            return ENDED, (value,), (), EMPTY
        frame = self.tables.frames[context]
        return self._operands(frame._replace(values=(*frame.values, value)))

    def _operands(self, frame: Frame) -> Parts:
        """Find the operands of a form up to one that must be run, and go there."""
        while True:
            node = self.code.nodes[frame.node]
            plan = self.code.plan(node, frame.stage)
            source = frame.environment
            if plan.constants:
                source = (*source, *plan.constants)
            if plan.globals:
                source = (*source, *(self._globals[name] for name in plan.globals))
            if plan.functions:
                source = (
                    *source,
                    *(self._closure(n, frame.environment, picks) for n, picks in plan.functions),
                )
            values = (*frame.values, *(source[number] for number in plan.picks))
            rest = _pick(frame.environment, plan.rest)
            if plan.child == NONE:
                return frame.node, values, rest, frame.outer
            context = self.tables.frame(Frame(frame.node, plan.next_stage, rest, values, frame.outer))
            frame = Frame(plan.child, 0, _pick(frame.environment, plan.child_picks), (), context)

    def _value(self, index: int, environment: Environment) -> Value:
        node = self.code.nodes[index]
        if isinstance(node.expression, core.Recursive):
            return self.tables.closure(index, environment, len(node.expression.parameters))
        assert isinstance(node.expression, core.Literal), "the form is a value"
        return literal_value(node.expression.value)

    def _closure(self, index: int, environment: Environment, picks: Picks) -> Closure:
        expression = self.code.nodes[index].expression
        assert isinstance(expression, core.Recursive), "only functions have closures"
        return self.tables.closure(index, _pick(environment, picks), len(expression.parameters))


class _Around:
    """What is around one thread while it makes steps: the other threads, and the names that are taken."""

    def __init__(self, machine: LambdaRustMachine, name: str, threads: dict[str, Thread], heap: Heap) -> None:
        self.machine = machine
        self.name = name
        self.threads = threads
        self.heap = heap
        self._known_to_others: frozenset[str] | None = None
        self._names: BlockNames | None = None
        self._cells = 0

    def enters(self, thread: Thread) -> None:
        """A thread is forked."""
        self.threads[thread.name] = thread
        self._known_to_others = None

    def sees(self, redex: Redex) -> bool:
        """Can another thread see a step of this thread?"""
        if not is_seen(redex):
            return False
        if self._known_to_others is None:
            roots = {name: self.machine.blocks(thread) for name, thread in self.threads.items()}
            self._known_to_others = Reach(self.machine.tables, self.heap, roots).of_others(self.name)
        return is_seen(redex, self._known_to_others)

    def new_block(self, size: int) -> str | None:
        """A name that nothing has, or None when there would be more than `MOST_CELLS`."""
        if self._names is None:
            self._names = BlockNames(self.name, self._used())
            self._cells = sum(map(len, self.heap.values()))
        self._cells += size
        return self._names.next() if self._cells <= MOST_CELLS else None

    def _used(self) -> set[str]:
        used = set(self.heap)
        used.update(*(self.machine.blocks(thread) for thread in self.threads.values()))
        for cells in self.heap.values():
            for _, value in cells:
                if isinstance(value, Location):
                    used.add(value.block)
                elif isinstance(value, Closure):
                    used |= self.machine.tables.blocks_of((value,))
        return used


def _pick(environment: Environment, picks: Picks) -> Environment:
    return tuple([environment[number] for number in picks]) if picks else ()


def change_heap(heap: dict[str, tuple[Cell, ...]], step: Step, made: str) -> None:
    """Do to a heap what a step does; ``made`` is the name of a block that it allocates."""
    match step.change:
        case SetCell(Location(block, offset), cell):
            cells = heap[block]
            heap[block] = (*cells[:offset], cell, *cells[offset + 1 :])
        case NewBlock(size):
            heap[made] = (Cell(0, POISON),) * size
        case RemoveBlock(block):
            del heap[block]
        case None:
            pass


def _state(threads: Mapping[str, Thread], heap: Heap) -> State:
    kept = [thread for name, thread in sorted(threads.items()) if thread.node != ENDED or name == MAIN]
    return State(tuple(kept), tuple(sorted(heap.items())))
