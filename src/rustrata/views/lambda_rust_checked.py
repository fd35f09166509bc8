"""One function that `rustrata check` has run, and what is said of it in one word."""

from enum import Enum

from rustrata.abstract.lambda_rust.machine import LambdaRustMachine
from rustrata.abstract.lambda_rust.stuck import RACES
from rustrata.abstract.lambda_rust.verdicts import Findings, Schedule
from rustrata.programs.lambda_rust.syntax import Expectation, ExpectItem
from rustrata.records import record


class Verdict(Enum):
    """The gravest thing found. What says ``no undefined behaviour`` says so of every schedule."""

    UNDEFINED = "undefined behaviour"
    DEADLOCK = "no undefined behaviour; deadlock"
    LEAK = "no undefined behaviour; leak"
    ENDLESS = "no undefined behaviour; may run for ever"
    SAFE = "no undefined behaviour"
    UNKNOWN = "nothing found, but not every schedule was seen"
    LEAK_AT_LEAST = "leak; not every schedule was seen"


@record
class Checked:
    """A function, the machine that ran it, what was found, and what the file expects."""

    name: str
    machine: LambdaRustMachine
    findings: Findings
    expected: ExpectItem | None

    @property
    def verdict(self) -> Verdict:
        """The verdict in one word."""
        found = self.findings
        if found.undefined is not None:
            return Verdict.UNDEFINED
        if found.deadlock is not None:
            return Verdict.DEADLOCK
        if found.leak is not None:
            return Verdict.LEAK if found.stopped is None else Verdict.LEAK_AT_LEAST
        if found.stopped is not None:
            return Verdict.UNKNOWN
        return Verdict.SAFE if found.diverges is None else Verdict.ENDLESS

    @property
    def schedule(self) -> Schedule | None:
        """The run that shows the verdict, if there is one to show."""
        found = self.findings
        shown = found.undefined or found.deadlock or found.leak or found.diverges
        return None if shown is None else shown.schedule

    @property
    def code(self) -> str | None:
        """The code of the finding."""
        match self.verdict:
            case Verdict.UNDEFINED:
                assert self.findings.undefined is not None, "the verdict says so"
                return self.findings.undefined.stuck.cause.value
            case Verdict.DEADLOCK:
                return "LRC002"
            case Verdict.LEAK | Verdict.LEAK_AT_LEAST:
                return "LRC001"
            case Verdict.UNKNOWN:
                return "LRC003"
            case Verdict.ENDLESS | Verdict.SAFE:
                return None

    @property
    def as_expected(self) -> bool | None:
        """Does the function do what the file expects of it? None when nothing is, or it is not known."""
        if self.expected is None:
            return None
        found = self.findings
        # What is not found is not there only when every schedule was seen.
        absent = False if found.stopped is None else None
        match self.expected.expectation:
            case Expectation.SAFE:
                if found.undefined is not None:
                    return False
                return True if found.stopped is None else None
            case Expectation.STUCK:
                return True if found.undefined is not None else absent
            case Expectation.RACY:
                racy = found.undefined is not None and found.undefined.stuck.cause in RACES
                return True if racy else absent
            case Expectation.LEAK:
                return True if found.leak is not None else absent
            case Expectation.TYPED | Expectation.REJECT:
                raise AssertionError("what is expected of types is not for runs")

    @property
    def coverage(self) -> str:
        """What the verdict rests on."""
        found = self.findings
        size = _counted(found.transitions, "step")
        if found.states is not None:
            size = f"{_counted(found.states, 'state')}, {size}"
        if found.runs is not None:
            kind = _counted(found.runs, "random schedule")
        elif found.undefined is not None:
            kind = "every schedule, up to the first that is stuck"
        elif found.stopped is not None:
            kind = f"stopped: {found.stopped}"
        else:
            kind = "every schedule"
        return f"{kind}; {size}"


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
