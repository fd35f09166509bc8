"""Random well-defined programs, run by the processor and by the machine: do they print the same?

``python tests/conformance/random_programs.py [--programs N] [--cases N] [--seed N]`` draws programs of
several cases, compiles them with the installed rustc, runs them, and runs ``rustrata check`` on them. It
prints every case that differs, and a table. A case that has no model for something is counted by the reason.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "kit"))

import json

from random_rust import cases, program
from run_rustrata import rustrata

LONGEST = 120
"""Seconds that the compiler or a program may take."""


@dataclass(frozen=True)
class Compared:
    """What both say of a program: ``reason`` why it is not decided, ``differs`` how they differ."""

    reason: str = ""
    differs: str = ""


def run_native(source: Path, rustc: str) -> tuple[str, int]:
    """What the processor prints, and the exit code. Unoptimised, with the checks of a debug build."""
    binary = source.with_suffix(".exe")
    command = [
        rustc,
        "--edition",
        "2021",
        "-Cdebuginfo=0",
        "--cap-lints=allow",
        str(source),
        "-o",
        str(binary),
    ]
    subprocess.run(command, check=True, timeout=LONGEST, capture_output=True)
    done = subprocess.run([str(binary)], check=False, timeout=LONGEST, capture_output=True, text=True)
    return done.stdout, done.returncode


def compare(text: str, folder: Path, rustc: str = "rustc") -> Compared:
    """Runs a program both ways."""
    source = folder / "drawn.rs"
    source.write_text(text, encoding="utf-8")
    expected, status = run_native(source, rustc)
    finished = rustrata(["check", str(source), "--leaks", "--format", "json", "--rustc", rustc])
    answer = json.loads(finished.out)
    if "check" not in answer or answer["check"]["kind"] in ("unsupported", "bound"):
        return Compared(reason=answer["diagnostics"][0]["message"])
    check = answer["check"]
    found = "\n".join(one["message"] for one in answer["diagnostics"])
    if (check["stdout"], check["status"], finished.code) != (expected, status, status) or found:
        return Compared(differs=found or _first_difference(expected, check["stdout"]))
    return Compared()


def _first_difference(expected: str, actual: str) -> str:
    for one, other in zip(expected.splitlines(), actual.splitlines(), strict=False):
        if one != other:
            return f"the processor prints `{one}`, the machine `{other}`"
    return f"the processor prints {expected.count(chr(10))} lines, the machine {actual.count(chr(10))}"


def main() -> int:
    """Draw, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--programs", type=int, default=20)
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rustc", default="rustc")
    parser.add_argument("--keep", type=Path, help="a folder for the programs that differ")
    chosen = parser.parse_args()
    same, wrong, reasons = 0, 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(chosen.seed, chosen.seed + chosen.programs):
            functions = dict(enumerate(cases(seed, chosen.cases)))
            if compare(program(functions), Path(folder), chosen.rustc) == Compared():
                same += len(functions)
                continue
            for number, function in functions.items():
                text = program({number: function})
                one = compare(text, Path(folder), chosen.rustc)
                same += one == Compared()
                reasons[one.reason.rpartition(" at ")[0]] += bool(one.reason)
                if one.differs:
                    wrong += 1
                    print(f"seed {seed}, case {number}: {one.differs}", flush=True)
                    if chosen.keep is not None:
                        (chosen.keep / f"drawn_{seed}_{number}.rs").write_text(text, encoding="utf-8")
    total = chosen.programs * chosen.cases
    print(f"{total} cases: {same} the same, {wrong} different, {total - same - wrong} not decided")
    for reason, count in sorted(reasons.items()):
        if reason:
            print(f"  {count}  {reason}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
