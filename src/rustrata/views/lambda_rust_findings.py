"""What `rustrata check` finds in a program of λRust, as diagnostics with the places that explain them."""

from collections.abc import Iterator

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.rules import NewBlock, RemoveBlock
from rustrata.abstract.lambda_rust.stuck import Cause, Stuck
from rustrata.abstract.lambda_rust.trace import about_to
from rustrata.abstract.lambda_rust.values import Phase
from rustrata.abstract.lambda_rust.verdicts import Deadlock, Leak, Schedule, UndefinedBehaviour
from rustrata.diagnostics.diagnostic import Diagnostic, Label, Severity, did_you_mean
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.syntax import Expectation
from rustrata.source import Span
from rustrata.views.lambda_rust_checked import Checked

_ADVICE: dict[Cause, str] = {
    Cause.READ_WHILE_WRITTEN: "order the two accesses, or make both atomic (`!sc`, `<-sc`)",
    Cause.WRITE_WHILE_ACCESSED: "order the two accesses, or make both atomic (`!sc`, `<-sc`)",
    Cause.CAS_WHILE_WRITTEN: "make the write atomic (`<-sc`)",
    Cause.CAS_WHILE_READ: "make the read atomic (`!sc`)",
    Cause.LOST_LOCK: "free the block when no other thread can reach it",
}


def findings_of(checked: Checked, *, leaks: bool, deadlocks: bool) -> Iterator[Diagnostic]:
    """The diagnostics of one function; leaks and deadlocks are warnings unless they are asked for."""
    found, machine = checked.findings, checked.machine
    met = checked.as_expected
    note = f"`{checked.name}`: {checked.coverage}"
    if found.undefined is not None:
        severity = Severity.NOTE if met else Severity.ERROR
        yield undefined_diagnostic(machine, found.undefined, severity, note)
    if found.deadlock is not None:
        yield _deadlock(machine, found.deadlock, Severity.ERROR if deadlocks else Severity.WARNING, note)
    if found.leak is not None:
        wanted = checked.expected is not None and checked.expected.expectation is Expectation.LEAK
        severity = Severity.NOTE if wanted else Severity.ERROR if leaks else Severity.WARNING
        yield _leak(machine, found.leak, severity, note)
    if found.stopped is not None and found.undefined is None:
        message = f"not every schedule of `{checked.name}` was seen: {found.stopped}"
        help_ = "allow more with --steps N, or leave out --schedules and --timeout"
        yield Diagnostic("LRC003", message, notes=(note,), help=help_, severity=Severity.WARNING)
    if met is False and checked.expected is not None:
        expected = checked.expected.expectation.value
        message = f"`{checked.name}` is expected to be {expected}; the verdict is: {checked.verdict.value}"
        yield Diagnostic("LRC004", message, checked.expected.span, "expected here", notes=(note,))


def undefined_diagnostic(
    machine: LambdaRustMachine, found: UndefinedBehaviour, severity: Severity, note: str
) -> Diagnostic:
    """Undefined behaviour: where the thread is stuck, why, and which others have to do with it."""
    stuck = found.stuck
    span = found.expression.span
    labels = tuple(label for label in _labels(machine, found) if label.span != span)
    return Diagnostic(
        stuck.cause.value,
        f"undefined behaviour: {stuck.reason}",
        span,
        f"thread {found.thread} is stuck here",
        labels,
        (note,),
        _advice(machine, found),
        severity,
    )


def _advice(machine: LambdaRustMachine, found: UndefinedBehaviour) -> str | None:
    if isinstance(found.expression, core.Variable):
        return did_you_mean(found.expression.name, machine.code.names())
    return _ADVICE.get(found.stuck.cause)


def _labels(machine: LambdaRustMachine, found: UndefinedBehaviour) -> Iterator[Label]:
    """Who is in the middle of an access of the same cell, and where its block is from and went."""
    stuck: Stuck = found.stuck
    if stuck.place is None:
        return
    for thread in found.schedule.states[-1].threads:
        if thread.ended or thread.name == found.thread or thread.phase is not Phase.SECOND:
            continue
        redex = machine.redex(thread)
        if redex.values[0] == stuck.place:
            yield Label(redex.expression.span, f"thread {thread.name} is {about_to(redex)}")
    made, freed = _life(machine, found.schedule, stuck.place.block)
    if made is not None:
        yield Label(made[1], f"thread {made[0]} allocates {stuck.place.block} here")
    if freed is not None:
        yield Label(freed[1], f"thread {freed[0]} frees {stuck.place.block} here")


def _life(
    machine: LambdaRustMachine, schedule: Schedule, block: str
) -> tuple[tuple[str, Span] | None, tuple[str, Span] | None]:
    """Where a block was allocated last, and where it was freed after that."""
    made: tuple[str, Span] | None = None
    freed: tuple[str, Span] | None = None
    for state, choice in zip(schedule.states[:-1], schedule.choices, strict=True):
        for event in machine.observed(state, choice)[1]:
            here = event.thread, event.redex.expression.span
            match event.step.change:
                case NewBlock() if event.made == block:
                    made, freed = here, None
                case RemoveBlock(gone) if gone == block:
                    freed = here
                case _:
                    pass
    return made, freed


def _leak(machine: LambdaRustMachine, found: Leak, severity: Severity, note: str) -> Diagnostic:
    names = ", ".join(found.blocks[:8]) + (", ..." if len(found.blocks) > 8 else "")
    places: list[tuple[str, Span]] = []
    for block in found.blocks[:4]:
        made, _ = _life(machine, found.schedule, block)
        assert made is not None, "a block of the heap was allocated"
        if all(span != made[1] for _, span in places):
            places.append((block, made[1]))
    (first, span), *others = places
    labels = tuple(Label(where, f"{block} is allocated here") for block, where in others)
    message = f"memory is not freed when all threads have ended: {names}"
    return Diagnostic("LRC001", message, span, f"{first} is allocated here", labels, (note,), None, severity)


def _deadlock(machine: LambdaRustMachine, found: Deadlock, severity: Severity, note: str) -> Diagnostic:
    state = found.schedule.states[-1]
    points = [
        (thread.name, machine.redex(thread))
        for thread in state.threads
        if not thread.ended and thread.name in found.threads
    ]
    (name, redex), *others = points
    labels = tuple(
        Label(other.expression.span, f"thread {thread} waits, {about_to(other)}") for thread, other in others
    )
    who = f"thread {found.threads[0]} waits" if len(found.threads) == 1 else "threads wait"
    listed = "" if len(found.threads) == 1 else f": {', '.join(found.threads)}"
    return Diagnostic(
        "LRC002",
        f"deadlock: {who} for ever{listed}",
        redex.expression.span,
        f"thread {name} waits, {about_to(redex)}",
        labels,
        (note,),
        None,
        severity,
    )
