"""What ``rustrata check`` says of a Rust program: its output, the verdict, and the findings."""

import sys

from rustrata.abstract.mir.call_stack import call_stack
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.history import Moment, history, user_location
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.stories import tell_race
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.rust_schedules import Made
from rustrata.cli.terminal import Format, Terminal
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.stored import Stored
from rustrata.views.rust_findings import (
    Finding,
    Place,
    RustSource,
    diagnostic_of,
    disagreement_of,
    leak_of,
)
from rustrata.views.rust_schedules import race, steps_json, turns, waiting


class RustReport:
    """A run and what is said of it."""

    def __init__(
        self,
        stored: Stored,
        made: Made,
        terminal: Terminal,
    ) -> None:
        self.stored = stored
        self.made = made
        self.machine = made.machine
        self.ended = made.ended
        self.models = made.work.models
        self.terminal = terminal
        self.source = RustSource(stored)
        self.finding = self._finding()

    def show(self, *, leaking: bool) -> int:
        """Print the program's output, the verdict and the findings; the exit code."""
        finding = self.finding
        lost = self._lost() if leaking and finding is None else []
        verdict = self._verdict(finding, leaking=bool(lost))
        if self.terminal.format is Format.HUMAN:
            self._show_output()
            style = Style.GOOD if finding is None and not lost else Style.BAD
            self.terminal.line(
                (
                    Segment(f"{self.stored.compiled.file}: "),
                    Segment(verdict, style),
                    Segment(f"   {self.coverage}", Style.DIM),
                )
            )
        if finding is not None:
            self.terminal.diagnostic(diagnostic_of(self.source, finding))
        for other in self.made.disagreements:
            location = other.origin.location if other.origin is not None else None
            self.terminal.diagnostic(disagreement_of(self.source, other.model, other.violation, location))
        if lost:
            self.terminal.diagnostic(leak_of(self.source, lost))
        if self.terminal.format is Format.JSON:
            self.terminal.result({"check": self._json(verdict)})
        undecided = finding is not None and finding.kind in ("unsupported", "bound")
        if undecided or (finding is None and not lost and not self.made.complete):
            return ExitCode.INCONCLUSIVE
        return ExitCode.FINDING if finding is not None or lost else ExitCode.AS_EXPECTED

    @property
    def coverage(self) -> str:
        """What the verdict is about."""
        model = "no aliasing model"
        if self.models:
            model = self.models[0] + (f" (noted: {', '.join(self.models[1:])})" if self.models[1:] else "")
        return f"{self.made.words}; {model}; {self.machine.steps} steps; rustc {self.stored.version}"

    def _finding(self) -> Finding | None:
        ended, machine = self.ended, self.machine
        if ended.kind in ("clean", "exit"):
            return None
        violation = machine.violation if ended.kind == "undefined" else None
        moments: tuple[Moment, ...] = ()
        if violation is not None:
            moments = tuple(history(self.made.again, self.models[0], violation))
        stands = ended.kind in ("undefined", "unsupported", "bound", "abort") and machine.current is not None
        calls = tuple(call_stack(machine.current)) if stands and machine.current is not None else ()
        location = user_location(machine) if stands else None
        places, after = self._told()
        label = ""
        if ended.kind == "deadlock" and places:
            (label, location), *places = places
        return Finding(
            ended.kind,
            ended.code,
            ended.message,
            location,
            calls,
            ended.notes,
            violation,
            moments,
            label,
            tuple(places),
            tuple(after),
        )

    def _told(self) -> tuple[list[Place], list[str]]:
        """What the run once more tells of a race, of who waits, and of the schedule."""
        made, story = self.made, self.made.story
        places: list[Place] = []
        notes: list[str] = []
        if made.machine.races.found is not None and self.ended.kind == "undefined":
            told = tell_race(made.again, made.work.borrows(), made.machine.races.found)
            names = [thread.name for thread in made.machine.threads]
            places, notes = race(self.source, names, told)
        if story is not None:
            places += waiting(self.source, story)[0]
            notes += [*waiting(self.source, story)[1], *turns(self.source, story)]
        return places, notes

    def _lost(self) -> list[tuple[str, Location | None]]:
        if any(thread.state is not State.ENDED for thread in self.machine.threads):
            return []
        return [
            (found.what, found.origin.location if found.origin is not None else None)
            for found in leaks(self.machine)
        ]

    def _verdict(self, finding: Finding | None, *, leaking: bool) -> str:
        if leaking:
            return "memory is never freed"
        if finding is None:
            status = f"exit status {self.ended.status}, " if self.ended.kind == "exit" else ""
            return f"{status}no undefined behaviour" + ("" if self.made.complete else " so far")
        words = {"undefined": "undefined behaviour", "unsupported": "not decided", "bound": "not decided"}
        return words.get(finding.kind, finding.kind)

    def _output(self, stream: int) -> str:
        text = b"".join(data for number, data in self.machine.output if number == stream)
        return text.decode("utf-8", "replace")

    def _show_output(self) -> None:
        self.terminal.write_text(self._output(1))
        told = self._output(2)
        if told:
            sys.stdout.flush()
            self.terminal.message(told.rstrip("\n"))

    def _json(self, verdict: str) -> dict[str, Json]:
        ended, story = self.ended, self.made.story
        return {
            "file": self.stored.compiled.file,
            "verdict": verdict,
            "kind": ended.kind,
            "status": ended.status,
            "stdout": self._output(1),
            "stderr": self._output(2),
            "schedule": [] if story is None else [dict(step) for step in steps_json(self.source, story)],
            "coverage": {
                "schedules": "one",
                **(self.made.json or {}),
                "models": list(self.models),
                "steps": self.machine.steps,
                "rustc": self.stored.version,
            },
        }
