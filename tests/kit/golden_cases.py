"""Golden tests: an input, the commands to run on it, and everything that they print.

``tests/golden/<room>/<name>.litmus`` (or ``.lr``, ``.borrows``, ``.pair``, ``.rs``) says on its first
lines where it is from. Its commands stand in comments of the form ``// run: rustrata walk %s --target
x86_64``; without one, those of the file ``cmd`` of its folder are run, one a line. ``%s`` is the input.
The outputs stand beside it in ``<name>.out``, or ``<name>.1.out``, ``<name>.2.out``, ... when there are
several commands.

``//~ ERROR[CODE]`` at the end of a line expects this diagnostic at that line; ``//~^`` means the line
above, ``//~^^`` the one above that, and so on.

As a program this file prints the output of every command: the tests run it under two hash seeds.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from run_rustrata import ROOT, rustrata

GOLDEN = ROOT / "tests" / "golden"
SUFFIXES = (".litmus", ".lr", ".borrows", ".pair", ".rs")
RUN = re.compile(r"(?://|\(\*|#)\s*run:\s*rustrata\s+(.*?)\s*(?:\*\))?\s*$", re.MULTILINE)
EXPECTATION = re.compile(r"//~(\^*)\s*(ERROR|WARNING|NOTE)\[(\w+)\]")
FINDING = re.compile(r"(?P<file>.*?):(?P<line>\d+):\d+: (?P<severity>\w+)\[(?P<code>\w+)\]: ")


@dataclass(frozen=True)
class GoldenCase:
    """One command on one input."""

    input: Path
    command: str
    output: Path

    @property
    def name(self) -> str:
        """The output's path below ``tests/golden``, without its suffix."""
        return self.output.relative_to(GOLDEN).as_posix().removesuffix(".out")

    @property
    def arguments(self) -> str:
        """The command line after ``rustrata``, with the input in its place."""
        return self.command.replace("%s", self.input.relative_to(ROOT).as_posix())

    def rendered(self) -> str:
        """Everything that the command prints, and its exit code."""
        finished = rustrata(self.arguments)
        errors = f"--- standard error\n{finished.err}" if finished.err else ""
        return f"$ rustrata {self.arguments}\n{finished.out}{errors}--- exit code {finished.code}\n"


def cases_of(path: Path) -> tuple[GoldenCase, ...]:
    """The cases of one input; an input without any command is a mistake."""
    commands = RUN.findall(path.read_text(encoding="utf-8", errors="replace"))
    shared = path.parent / "cmd"
    if not commands and shared.exists():
        lines = shared.read_text(encoding="utf-8").splitlines()
        commands = [line.removeprefix("rustrata ") for line in lines if line.strip()]
    assert commands, f"{path}: no `// run: rustrata ...` line, and no file `cmd` in its folder"
    if len(commands) == 1:
        return (GoldenCase(path, commands[0], path.with_suffix(".out")),)
    return tuple(
        GoldenCase(path, command, path.with_suffix(f".{number}.out"))
        for number, command in enumerate(commands, start=1)
    )


def all_cases() -> Iterator[GoldenCase]:
    """Every case below ``tests/golden``, sorted."""
    for path in sorted(GOLDEN.rglob("*")):
        if path.suffix in SUFFIXES:
            yield from cases_of(path)


def expected_findings(path: Path) -> list[tuple[int, str, str]]:
    """The (line, severity, code) that the ``//~`` comments of an input ask for, sorted."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return sorted(
        (number - len(match[1]), match[2], match[3])
        for number, line in enumerate(lines, start=1)
        for match in EXPECTATION.finditer(line)
    )


def actual_findings(case: GoldenCase) -> list[tuple[int, str, str]]:
    """The (line, severity, code) that the command reports in its input, sorted."""
    finished = rustrata(f"{case.arguments} --format short")
    name = case.input.relative_to(ROOT).as_posix()
    return sorted(
        (int(match["line"]), match["severity"].upper(), match["code"])
        for match in map(FINDING.match, finished.out.splitlines())
        if match and match["file"] == name
    )


if __name__ == "__main__":
    for case in all_cases():
        sys.stdout.write(f"=== {case.name}\n{case.rendered()}")
