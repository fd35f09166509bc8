"""Small programs of threads, for the searches of schedules: run with a scheduler, or enumerated outright."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hypothesis import reject

from rustrata.exploration.happens_before import Trace, Traces
from rustrata.exploration.operations import Choose, Next, Operation, Pick, Turn

Instruction = tuple
"""("read", x) | ("write", x, v) | ("copy", x): the last value read | ("add", x) | ("cas", x, old, new) |
("lock", m) | ("unlock", m) | ("await", x, v) | ("skip_if", v, n): n instructions, if v was read last |
("pick", x, n): writes one of n values | ("start", t) | ("join", t) | ("exit",): of all threads |
("swap", x, y): said to concern everything"""


@dataclass
class State:
    memory: dict[str, int] = field(default_factory=dict)
    locks: dict[str, int] = field(default_factory=dict)
    at: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    reads: list[tuple[int, int]] = field(default_factory=list)

    def copy(self) -> "State":
        return State(
            *(type(part)(part) for part in (self.memory, self.locks, self.at, self.last, self.reads))
        )


MOST_STATES = 5_000
"""States and traces that brute force looks at, of one program."""


@dataclass
class Toy:
    """Threads of instructions. Those that some thread starts are not there before."""

    threads: tuple[tuple[Instruction, ...], ...]

    def start(self) -> State:
        later = {i[1] for thread in self.threads for i in thread if i[0] == "start"}
        state = State()
        for number in range(len(self.threads)):
            if number not in later:
                state.at[number] = 0
                self._settle(state, number)
        return state

    def _settle(self, state: State, thread: int) -> None:
        """Goes over what no other thread sees."""
        code = self.threads[thread]
        while state.at[thread] < len(code):
            match code[state.at[thread]]:
                case ("skip_if", value, count) if state.last.get(thread, 0) == value:
                    state.at[thread] += 1 + count
                case ("skip_if", _, _):
                    state.at[thread] += 1
                case ("unlock", lock) if state.locks.get(lock) != thread:
                    state.at[thread] += 1
                case _:
                    break
        if state.at[thread] >= len(code):
            state.at[thread] = len(code)

    def ended(self, state: State, thread: int) -> bool:
        return thread in state.at and state.at[thread] > len(self.threads[thread])

    def instruction(self, state: State, thread: int) -> Instruction:
        code = self.threads[thread]
        return code[state.at[thread]] if state.at[thread] < len(code) else ("end",)

    def operation(self, state: State, thread: int) -> Operation:
        name, *rest = self.instruction(state, thread)
        what = frozenset(rest[:1])
        match name:
            case "read" | "await":
                return Operation(name, reads=what)
            case "lock":
                return Operation(name, writes=what, needs=what)
            case "unlock":
                return Operation(name, writes=what, gives=what)
            case "start":
                return Operation(name, writes=frozenset({("born", rest[0])}))
            case "join":
                return Operation(
                    name, reads=frozenset({("thread", rest[0])}), needs=frozenset({("thread", rest[0])})
                )
            case "end":
                return Operation(
                    name, writes=frozenset({("thread", thread)}), gives=frozenset({("thread", thread)})
                )
            case "exit":
                return Operation(name)
            case "swap":
                return Operation(name, everything=True)
            case _:
                return Operation(name, reads=what, writes=what)

    def enabled(self, state: State, thread: int) -> bool:
        match self.instruction(state, thread):
            case ("lock", lock):
                return lock not in state.locks
            case ("await", item, value):
                return state.memory.get(item, 0) == value
            case ("join", other):
                return self.ended(state, other)
            case _:
                return True

    def step(self, state: State, thread: int, pick: Callable[[int], int]) -> Operation | None:
        """Does the next operation: what it did in fact, if that is less than was said."""
        done = None
        match self.instruction(state, thread):
            case ("lock", lock):
                state.locks[lock] = thread
            case ("unlock", lock):
                state.locks.pop(lock, None)
            case ("start", other):
                if other not in state.at:
                    state.at[other] = 0
                    self._settle(state, other)
            case instruction:
                done = self._access(state, thread, instruction, pick)
        state.at[thread] += 1
        if state.at[thread] <= len(self.threads[thread]):
            self._settle(state, thread)
        return done

    def _access(
        self, state: State, thread: int, instruction: Instruction, pick: Callable[[int], int]
    ) -> Operation | None:
        memory = state.memory
        match instruction:
            case ("read", item):
                state.last[thread] = memory.get(item, 0)
                state.reads.append((thread, state.last[thread]))
            case ("write", item, value):
                memory[item] = value
            case ("copy", item):
                memory[item] = state.last.get(thread, 0)
            case ("add", item):
                memory[item] = memory.get(item, 0) + 1
            case ("cas", item, old, new):
                state.last[thread] = memory.get(item, 0)
                if memory.get(item, 0) != old:
                    return Operation("failed cas", reads=frozenset({item}))
                memory[item] = new
            case ("swap", item, other):
                memory[item], memory[other] = memory.get(other, 0), memory.get(item, 0)
            case ("pick", item, count):
                memory[item] = pick(count)
        return None

    def living(self, state: State) -> list[int]:
        return [thread for thread in sorted(state.at) if not self.ended(state, thread)]

    def outcome(self, state: State) -> tuple:
        """All that can be told of the end: memory, locks, who has not ended, what each thread has read."""
        read = tuple(sorted((t, tuple(v for u, v in state.reads if u == t)) for t, _ in state.reads))
        return (
            tuple(sorted(state.memory.items())),
            tuple(sorted(state.locks)),
            tuple(self.living(state)),
            read,
        )

    def run(self, choose: Choose) -> tuple:
        state = self.start()
        done: Operation | None = None
        while True:
            living = self.living(state)
            nexts = (Next(t, self.operation(state, t), self.enabled(state, t)) for t in living)
            chosen = choose(Turn(tuple(nexts), done))
            if chosen is None:
                return self.outcome(state)
            if self.instruction(state, chosen) == ("exit",):
                return ("exit", *self.outcome(state))
            done = self.step(state, chosen, lambda count: choose(Pick(count)) or 0)

    def traces(self) -> set[tuple]:
        """The traces of all runs, by brute force."""
        return {key for _, key in self._all(self.start(), [])}

    def outcomes(self) -> set[tuple]:
        """The outcomes of all runs, by brute force."""
        return {outcome for outcome, _ in self._all(self.start(), [])}

    def _all(self, state: State, path: list, traces: Traces | None = None) -> Iterator[tuple]:
        traces = traces or Traces()
        seen: set = set()
        stack: list[tuple[State, tuple]] = [(state, ())]
        while stack:
            state, path = stack.pop()
            key = key_of(path, traces)
            if (key, self._frozen(state)) in seen:
                continue
            seen.add((key, self._frozen(state)))
            if len(seen) > MOST_STATES:
                reject()  # of the random programs, those are compared that brute force can do
            able = [t for t in self.living(state) if self.enabled(state, t)]
            if not able:
                yield self.outcome(state), key
            for thread in able:
                if self.instruction(state, thread) == ("exit",):
                    yield ("exit", *self.outcome(state)), ("exit", thread, key)
                    continue
                operation = self.operation(state, thread)
                counts = self.instruction(state, thread)[2] if operation.name == "pick" else 1
                for number in range(counts):
                    after = state.copy()
                    done = self.step(after, thread, lambda count, number=number: number)
                    picks = (number,) if operation.name == "pick" else ()
                    stack.append((after, (*path, (thread, done or operation, picks))))

    def _frozen(self, state: State) -> tuple:
        return self.outcome(state), tuple(sorted(state.at.items()))


def key_of(path: tuple, traces: Traces) -> tuple:
    trace = Trace(traces)
    for thread, operation, picks in path:
        trace.add(thread, operation, picks)
    return trace.key


class Recorded:
    """A program whose runs are recorded: their traces and outcomes."""

    def __init__(self, toy: Toy, traces: Traces) -> None:
        self.toy = toy
        self.traces = traces
        self.found: list[tuple] = []
        self.outcomes: set[tuple] = set()

    def run(self, choose: Choose) -> tuple:
        path: list = []
        picked: list[int] = []
        chosen: list[tuple[int, Operation]] = []
        given_up = False

        def recorded(point: Turn | Pick) -> int | None:
            nonlocal given_up
            if isinstance(point, Turn) and chosen:
                thread, operation = chosen.pop()
                path.append((thread, point.done or operation, tuple(picked)))
                picked.clear()
            answer = choose(point)
            if isinstance(point, Pick):
                picked.append(answer or 0)
            elif answer is None:
                given_up = bool(point.enabled)
            else:
                chosen.append((answer, point.of(answer).operation))
            return answer

        outcome = self.toy.run(recorded)
        if not given_up:
            self.found.append(key_of(tuple(path), self.traces))
            self.outcomes.add(outcome)
        return outcome
