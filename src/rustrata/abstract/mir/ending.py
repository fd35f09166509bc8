"""How a run ends."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.definitions import Unknown
from rustrata.abstract.mir.frames import Abort, State
from rustrata.abstract.mir.memory import Allocation, Undefined
from rustrata.abstract.mir.termination import termination
from rustrata.programs.rust.bodies import Origin
from rustrata.records import record

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine


POLL = 200_000
"""Steps of a run between two questions whether it should stop."""


@record
class Ended:
    """How a run ended: ``clean``, ``undefined``, ``panic``, ``abort``, ``exit``, ``deadlock``,
    ``unsupported`` or ``bound``."""

    kind: str
    message: str
    code: str = ""
    origin: Origin | None = None
    notes: tuple[str, ...] = ()
    about: Allocation | None = None
    status: int = 0


def end_of(machine: "Machine", body: Callable[[], None]) -> Ended:
    """How a run ended that ``body`` makes: it returns when the main thread has ended or no thread can go
    on, or when there were too many steps."""
    try:
        body()
        return _returned(machine)
    except Undefined as found:
        return Ended("undefined", found.message, found.code, machine.origin(), found.notes, found.about)
    except Abort as found:
        kind = "exit" if found.code is not None else "abort"
        return Ended(kind, found.reason, status=found.code or 0)
    except (Unsupported, Unknown) as found:
        return Ended("unsupported", str(found), origin=machine.origin())


def _returned(machine: "Machine") -> Ended:
    if machine.stopped:
        return Ended("bound", f"stopped after {machine.steps} steps")
    if machine.steps > machine.limit:
        return Ended("bound", f"more than {machine.limit} steps")
    main = machine.threads[0]
    if main.panicked:
        at = machine.panicked_at.get(main.number)
        return Ended("panic", main.payload, origin=None if at is None else Origin(at, 0), status=101)
    if main.state is State.ENDED:
        return Ended("clean", "", status=termination(machine))
    waiting = (
        f"thread `{t.name}` waits for {t.waits_for}" for t in machine.threads if t.state is State.WAITS
    )
    return Ended("deadlock", "; ".join(waiting))
