"""A core: it runs one thread in program order, through a FIFO store buffer, over its own cache.

The x86-TSO machine of Owens, Sarkar and Sewell [TPHOLs'09, section 3.1; Sewell et al., CACM 53(7)],
with a cache and its channels in the place of the shared memory:

- a store enters the buffer; its oldest entry goes to the cache when the line can be written;
- a load takes the youngest buffered value of its cell, else reads the cache;
- MFENCE waits until the buffer is empty; other fences order nothing that matters to ordinary accesses
  to write-back memory, and do nothing;
- a locked read-modify-write waits for an empty buffer and a writable line, and acts in one step. A
  LOCK CMPXCHG that fails needs the writable line too.

A core may have one load miss and one store miss outstanding. The buffer is unbounded. A thread whose
`Assume` fails stops; the rest of the machine goes on.
"""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from rustrata.executions.actions import (
    OLD,
    Action,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Read,
    Select,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import Expression, Leaf, Register, evaluate
from rustrata.hardware.cache_controller import Answer, CacheController, Line, NoReaction, Reaction
from rustrata.hardware.coherence.protocol import CacheEvent, Protocol
from rustrata.hardware.component import Step
from rustrata.hardware.messages import FORWARDED, LastWritten, Message, Messages, Sent, show_message

MFENCE = "MFENCE"
Registers = tuple[tuple[str, int], ...]
"""The registers set so far with their values, sorted by name. A register not yet set is 0."""


class CoreState(NamedTuple):
    """The state of a core.

    ``buffer``: (line, value), oldest first. ``forwards`` is the channel from the directory, oldest
    first; ``responses`` a sorted multiset. ``unexpected`` describes the first event without a row.
    """

    pc: int
    registers: Registers
    buffer: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]
    forwards: Messages = ()
    responses: Messages = ()
    unexpected: str = ""


class Core:
    """One core with its code: a function from a state to the steps it can take."""

    def __init__(
        self, protocol: Protocol, number: int, cores: int, code: Code, locations: tuple[str, ...]
    ) -> None:
        self.cache = CacheController(protocol, number, cores)
        self._cores = cores
        self._code = code
        self._locations = locations
        self._line = {location: line for line, location in enumerate(locations)}
        self._target = {action.name: pc for pc, action in enumerate(code) if isinstance(action, Label)}

    def start(self, lines: tuple[Line, ...]) -> CoreState:
        """The state before the first instruction."""
        return CoreState(self._next(0), (), (), lines)

    def receive(self, state: CoreState, message: Message | LastWritten) -> CoreState:
        """The state when a message has arrived, not yet handled."""
        assert isinstance(message, Message), "the ghost variable belongs to the directory"
        if message.kind in FORWARDED:
            return state._replace(forwards=(*state.forwards, message))
        return state._replace(responses=tuple(sorted((*state.responses, message))))

    def is_idle(self, state: CoreState) -> bool:
        """Has the thread ended (or stopped at an `Assume`), with nothing buffered or waiting?"""
        ended = state.pc == len(self._code) or self.is_stopped(state)
        return ended and not state.buffer and not state.forwards and not state.responses

    def is_stopped(self, state: CoreState) -> bool:
        """Has the thread come to an `Assume` that fails?"""
        action = self._action(state)
        return isinstance(action, Assume) and not self._value(state, action.condition)

    def steps(self, state: CoreState) -> tuple[Step[CoreState], ...]:
        """The instruction, the buffer's oldest entry, the oldest forwarded request, any response."""
        local = self.local_step(state)
        instruction = self._memory_step(state) if local is None else [local]
        return (
            *instruction,
            *self._drain(state),
            *self._forward(state),
            *self._responses(state),
        )

    def local_step(self, state: CoreState) -> Step[CoreState] | None:
        """The next instruction, when it touches the registers and the young end of the buffer alone.

        Such a step may be taken before all others. It is this core's only instruction step, stays
        enabled, and nobody else reads what it writes: messages handled by this core or arriving at it
        touch other fields, and the buffer's other user, the drain, takes the oldest entry while a store
        adds the youngest. MFENCE is such a step once the buffer is empty, for only this thread fills it.
        No invariant looks at registers or buffers. A load forwarded from the buffer is *not* such a
        step: after a drain of the entry it could read another core's later store.
        """
        match self._action(state):
            case Assign(target, value):
                result = self._value(state, value)
                return Step(f"{target} = {result}", self._advance(state, ((target, result),)))
            case Branch(condition, label):
                taken = self._value(state, condition) != 0
                pc = self._next(self._target[label]) if taken else self._next(state.pc + 1)
                return Step("branch" if taken else "no branch", state._replace(pc=pc))
            case Jump(label):
                return Step(f"jump {label}", state._replace(pc=self._next(self._target[label])))
            case Assume(condition):
                return Step("assume", self._advance(state)) if self._value(state, condition) else None
            case Fence(tags) if MFENCE not in tags:
                return Step("fence without effect", self._advance(state))
            case Fence() if not state.buffer:
                return Step(MFENCE, self._advance(state))
            case Write(location, value):
                result = self._value(state, value)
                after = self._advance(state)
                entry = (self._line[location], result)
                name = f"buffer {location}={result}"
                return Step(name, after._replace(buffer=(*state.buffer, entry)))
            case _:
                return None

    def _action(self, state: CoreState) -> Action | None:
        return self._code[state.pc] if state.pc < len(self._code) else None

    def _next(self, pc: int) -> int:
        while pc < len(self._code) and isinstance(self._code[pc], Label):
            pc += 1
        return pc

    def _value(self, state: CoreState, expression: Expression, old: int = 0) -> int:
        registers = dict(state.registers)

        def value_of(leaf: Leaf) -> int:
            assert isinstance(leaf, Register), "thread code has no numbered reads"
            return old if leaf.name == OLD else registers.get(leaf.name, 0)

        return evaluate(expression, value_of)

    def _advance(self, state: CoreState, written: tuple[tuple[str | None, int], ...] = ()) -> CoreState:
        registers = dict(state.registers)
        registers.update((name, value) for name, value in written if name is not None)
        return state._replace(pc=self._next(state.pc + 1), registers=tuple(sorted(registers.items())))

    def _memory_step(self, state: CoreState) -> list[Step[CoreState]]:
        action = self._action(state)
        match action:
            case Read(target, location):
                return self._load(state, target, location)
            case Update() | CompareExchange():
                return [] if state.buffer else self._locked(state, action)
            case None | Fence() | Assume():
                return []
            case Write() | WriteExclusive() | Assign() | Select() | Branch() | Jump() | Label():
                raise AssertionError("a local step, or refused by `rustrata.hardware.x86.supports`")
            case _:
                assert_never(action)

    def _load(self, state: CoreState, target: str | None, location: str) -> list[Step[CoreState]]:
        line = self._line[location]
        for buffered, value in reversed(state.buffer):
            if buffered == line:
                name = f"load {location}={value} from buffer"
                return [Step(name, self._advance(state, ((target, value),)))]
        answer = self.cache.access(state.lines[line], line, CacheEvent.LOAD)
        if isinstance(answer, Reaction) and answer.hit:
            value = answer.line.value
            after = self._advance(self._with_line(state, line, answer.line), ((target, value),))
            return [Step(f"load {location}={value}", after, answer.sent)]
        return self._finish(state, line, answer, f"load {location} misses", CacheEvent.LOAD)

    def _locked(self, state: CoreState, action: Update | CompareExchange) -> list[Step[CoreState]]:
        location = action.location
        line = self._line[location]
        answer = self.cache.access(state.lines[line], line, CacheEvent.STORE)
        if not (isinstance(answer, Reaction) and answer.hit):
            return self._finish(state, line, answer, f"locked {location} misses", CacheEvent.STORE)
        old = answer.line.value
        new: int | None
        written: tuple[tuple[str | None, int], ...]
        if isinstance(action, Update):
            new = self._value(state, action.value, old)
            written = ((action.target, old),)
        else:
            equal = old == self._value(state, action.expected)
            new = self._value(state, action.desired) if equal else None
            written = ((action.target, old), (action.success, int(equal)))
        after = self._advance(self._with_line(state, line, answer.line), written)
        if new is None:
            return [Step(f"locked {location}={old} fails", after, answer.sent)]
        after = self._with_line(after, line, answer.line._replace(value=new))
        ghost = Sent(self._cores + line, LastWritten(new))
        return [Step(f"locked {location}={old}->{new}", after, (*answer.sent, ghost))]

    def _drain(self, state: CoreState) -> list[Step[CoreState]]:
        if not state.buffer:
            return []
        line, value = state.buffer[0]
        location = self._locations[line]
        answer = self.cache.access(state.lines[line], line, CacheEvent.STORE)
        if isinstance(answer, Reaction) and answer.hit:
            after = self._with_line(state, line, answer.line._replace(value=value))
            ghost = Sent(self._cores + line, LastWritten(value))
            after = after._replace(buffer=state.buffer[1:])
            return [Step(f"store {location}={value}", after, (*answer.sent, ghost))]
        return self._finish(state, line, answer, f"store {location} misses", CacheEvent.STORE)

    def _forward(self, state: CoreState) -> list[Step[CoreState]]:
        if not state.forwards:
            return []
        message, rest = state.forwards[0], state.forwards[1:]
        return self._handle(state, state._replace(forwards=rest), message)

    def _responses(self, state: CoreState) -> Iterator[Step[CoreState]]:
        for message in dict.fromkeys(state.responses):
            rest = list(state.responses)
            rest.remove(message)
            yield from self._handle(state, state._replace(responses=tuple(rest)), message)

    def _handle(self, before: CoreState, after: CoreState, message: Message) -> list[Step[CoreState]]:
        line = before.lines[message.line]
        answer = self.cache.receive(line, message)
        name = f"receive {show_message(message, self._locations[message.line])}"
        return self._finish(after, message.line, answer, name, self.cache.event_of(line, message))

    def _finish(
        self, state: CoreState, line: int, answer: Answer, name: str, event: CacheEvent
    ) -> list[Step[CoreState]]:
        match answer:
            case NoReaction.STALL:
                return []
            case NoReaction.BLANK:
                where = f"cache line {self._locations[line]} in {state.lines[line].state.value}"
                return [Step(name, state._replace(unexpected=f"{where}: {event.value}"))]
            case Reaction(after, sent):
                return [Step(name, self._with_line(state, line, after), sent)]
            case _:
                assert_never(answer)

    def _with_line(self, state: CoreState, number: int, line: Line) -> CoreState:
        return state._replace(lines=(*state.lines[:number], line, *state.lines[number + 1 :]))
