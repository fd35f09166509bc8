"""Running a program of x86 actions on the x86-TSO machine, exhaustively.

`run` explores every schedule of cores, caches, directory and messages from each start, checks the
invariants of `rustrata.hardware.invariants` in every state, and collects the outcomes.

Left out: livelock (two cores may take a line from each other for ever; such runs are cycles of the
state graph and no findings), evictions, several cells in a line, memory types other than write-back.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from rustrata.executions.actions import (
    Action,
    Assign,
    Assume,
    Branch,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Select,
    Tags,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.outcomes import Outcome
from rustrata.exploration.explorer import Exploration, Limits, StopReason, explore
from rustrata.hardware.coherence.protocol import Protocol
from rustrata.hardware.coherence.registry import PROTOCOLS
from rustrata.hardware.component import Move
from rustrata.hardware.message_trace import MessageTrace, trace
from rustrata.hardware.messages import MessageKind
from rustrata.hardware.x86_tso_machine import Start, State, X86TsoMachine
from rustrata.records import record

LOCKED = "X"
DEFAULT_LIMITS = Limits(states=1_000_000, transitions=20_000_000)
ALL_STARTS = tuple(start.value for start in Start)
DEADLOCK = "deadlock"


def supports(program: Program) -> str | None:
    """Why the machine cannot run a program, or None when it can."""
    if program.addresses:
        return "unsupported: addresses that are computed from values"
    reasons = (_refusal(action) for code in program.threads for action in code)
    return next((reason for reason in reasons if reason is not None), None)


def _refusal(action: Action) -> str | None:
    match action:
        case Read(exclusive=True) | WriteExclusive():
            return "unsupported: x86 has no load-linked and store-conditional"
        case Read(tags=tags) | Write(tags=tags):
            return f"unsupported: x86 has no memory access tagged {_show(tags)}" if tags else None
        case Update(read_tags=read, write_tags=write) | CompareExchange(read_tags=read, write_tags=write):
            if action.one_event:
                return "unsupported: a read-modify-write that is not lowered to x86 instructions"
            if LOCKED not in read or LOCKED not in write:
                return "unsupported: an atomic read-modify-write without LOCK"
            if isinstance(action, CompareExchange) and action.spurious:
                return "unsupported: LOCK CMPXCHG never fails spuriously"
            return None
        case Select():
            return "unsupported: conditional selection that depends on the chosen value alone"
        case Fence() | Assign() | Branch() | Assume() | Jump() | Label():
            return None
        case _:
            assert_never(action)


def _show(tags: Tags) -> str:
    return ", ".join(sorted(tags))


@dataclass(frozen=True, slots=True)
class StartRun:
    """The search from one start, e.g. ``warm-modified by core 1``."""

    start: str
    exploration: Exploration[State, Move] = field(repr=False)
    machine: X86TsoMachine = field(repr=False, compare=False)

    @property
    def states(self) -> int:
        """Distinct states visited."""
        return self.exploration.states

    @property
    def transitions(self) -> int:
        """Steps taken, each once from each state."""
        return self.exploration.transitions

    def finals(self) -> Iterator[tuple[State, Outcome]]:
        """The final states of runs in which every thread ended, nearest first, with their outcomes."""
        for state in self.exploration.final_states:
            outcome = self.machine.outcome(state)
            if outcome is not None:
                yield state, outcome


@record
class Finding:
    """A broken invariant or a deadlock, with a run that shows it.

    ``property`` is a name of `rustrata.hardware.invariants`, or ``deadlock``; ``detail`` says which
    event had no row, if that is what happened.
    """

    property: str
    detail: str
    start: str
    trace: MessageTrace


@record
class HardwareRun:
    """What a program can do on the machine.

    ``outcomes`` are those met, in any start; they are all outcomes if ``complete``. A search that
    breaks an invariant ends there, so it is not complete.
    """

    program: Program
    protocol: Protocol
    outcomes: frozenset[Outcome]
    starts: tuple[StartRun, ...]
    violation: Finding | None
    deadlock: Finding | None
    stop: StopReason

    @property
    def complete(self) -> bool:
        """Was every state reachable from every start visited?"""
        return self.stop is StopReason.EXHAUSTED

    @property
    def states(self) -> int:
        """States visited, summed over the starts."""
        return sum(start.states for start in self.starts)

    @property
    def transitions(self) -> int:
        """Transitions taken, summed over the starts."""
        return sum(start.transitions for start in self.starts)

    def trace_to(self, outcome: Outcome) -> MessageTrace:
        """A shortest run, of those explored, that ends in ``outcome``, which must be in `outcomes`."""
        found = (
            (start.machine, start.exploration.run_to(state))
            for start in self.starts
            for state, reached in start.finals()
            if reached == outcome
        )
        return trace(*min(found, key=lambda pair: len(pair[1].choices)))

    def message_counts(self, outcome: Outcome) -> dict[MessageKind, tuple[int, int]]:
        """The least and greatest number of messages of each kind, over the shortest runs to the final
        states with this outcome, from any start. Longer runs may exchange more."""
        counts = [
            trace(start.machine, start.exploration.run_to(state)).counts
            for start in self.starts
            for state, reached in start.finals()
            if reached == outcome
        ]
        return {
            kind: (min(c.get(kind, 0) for c in counts), max(c.get(kind, 0) for c in counts))
            for kind in MessageKind
        }


def run(
    program: Program,
    protocol: str | Protocol = "msi-directory",
    starts: Sequence[str] = ALL_STARTS,
    limits: Limits = DEFAULT_LIMITS,
    should_stop: Callable[[], bool] = lambda: False,
    reduce: bool = True,
) -> HardwareRun:
    """Explore ``program``, which `supports` accepts, from each of ``starts`` (values of `Start`).

    ``protocol`` is a key of `PROTOCOLS` or a protocol. ``limits`` bound the sum over all starts;
    ``should_stop`` is asked now and then. ``reduce`` takes local steps first.
    """
    refusal = supports(program)
    assert refusal is None, f"the caller asks `supports` first: {refusal}"
    chosen = protocol if isinstance(protocol, Protocol) else PROTOCOLS[protocol]
    base = X86TsoMachine(program, chosen)
    runs: list[StartRun] = []
    violation = deadlock = None
    stop = StopReason.EXHAUSTED
    for name, machine in _machines(base, starts):
        left = _left(limits, runs)
        exploration = explore(machine, machine.violated, left, should_stop, reduce=reduce)
        runs.append(StartRun(name, exploration, machine))
        if deadlock is None and exploration.deadlocks:
            way = exploration.run_to(exploration.deadlocks[0])
            deadlock = Finding(DEADLOCK, "", name, trace(machine, way))
        if exploration.violation is not None:
            violation = _violation(name, machine, exploration, left, should_stop)
        stop = exploration.stop
        if stop is not StopReason.EXHAUSTED:
            break
    outcomes = frozenset(outcome for start in runs for _, outcome in start.finals())
    return HardwareRun(program, chosen, outcomes, tuple(runs), violation, deadlock, stop)


def _machines(base: X86TsoMachine, starts: Sequence[str]) -> Iterator[tuple[str, X86TsoMachine]]:
    for start in map(Start, starts):
        if start is Start.WARM_MODIFIED:
            for owner in range(len(base.program.threads)):
                yield f"{start.value} by core {owner}", base.starting(start, owner)
        else:
            yield start.value, base.starting(start)


def _left(limits: Limits, runs: Sequence[StartRun]) -> Limits:
    states = sum(done.states for done in runs)
    transitions = sum(done.transitions for done in runs)
    return Limits(
        None if limits.states is None else limits.states - states,
        None if limits.transitions is None else limits.transitions - transitions,
    )


def _violation(
    start: str,
    machine: X86TsoMachine,
    found: Exploration[State, Move],
    limits: Limits,
    should_stop: Callable[[], bool],
) -> Finding:
    """The shortest witness: with local steps first, other cores' steps lengthen a run, so the search is
    made again without. It ends no deeper than the witness known."""
    again = explore(machine, machine.violated, limits, should_stop, reduce=False)
    witness = again.violation or found.violation
    assert witness is not None, "the caller has a violation"
    detail = machine.unexpected(witness.run.states[-1])
    return Finding(witness.invariant, detail, start, trace(machine, witness.run))
