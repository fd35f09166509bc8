"""Our verdicts on Miri's tests: ``python miri.py PATH [--folder F] [--list] [--limit SECONDS] [-j N]``.

PATH is the folder ``tests`` of a checkout of rust-lang/miri whose date fits the installed rustc. Each test is
run as its flags ask, by Stacked Borrows where they name no model; a test with revisions counts once, and is
right if all its revisions are. What a test expects stands in its comments: ``//~ ERROR`` at the line,
``//@error-in-other-file``, or nothing. For each folder the table counts the tests that rustc compiles, those
whose run has a verdict here, the right verdicts, and those of them at the right line. A test whose flags ask
for what is not here is not judged.

Below it stands the median CPU time of a test that has a verdict: rustc, reading its MIR, and the run.

Exit code 1 when a test that is to pass is said to be undefined, when a verdict is ``clean`` where the peer
expects undefined behaviour (but for the tests in `KNOWN`), when the program fails by its own fault, or when a
folder is below `MINIMUM`. A revision that takes more than the limit is not decided.
"""

import argparse
import re
import shlex
import signal
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from quick_runs import agree

from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.call_stack import call_stack
from rustrata.abstract.mir.frames import State
from rustrata.abstract.mir.hot.machine import QuickMachine
from rustrata.abstract.mir.leaks import leaks
from rustrata.abstract.mir.machine import Ended, Machine
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import (
    Compiled,
    Compiler,
    Options,
    compile_rust,
    find_compiler,
)
from rustrata.programs.rust.location import Location
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import Stored
from rustrata.views.rust_findings import RustSource

MINIMUM = {
    "fail/stacked_borrows": 33, "fail/tree_borrows": 40, "fail/both_borrows": 27,
    "fail/dangling_pointers": 18,
    "fail/uninit": 8, "fail/provenance": 11, "fail/validity": 30, "fail/unaligned_pointers": 12,
    "fail/data_race": 25, "fail/alloc": 9, "fail/concurrency": 2, "pass/stacked_borrows": 4,
    "pass/tree_borrows": 14, "pass/both_borrows": 5, "pass/concurrency": 8, "pass": 90,
}  # fmt: skip
"""The least number of right verdicts of a folder."""
SECONDS = 20
KNOWN = {
    "fail/deny_lint.rs": "a lint of rustc, no undefined behaviour; lints are capped here",
    "fail/intrinsic_fallback_is_spec.rs": "a rule of the peer's own, for the fallback bodies of intrinsics",
    "fail/unaligned_pointers/intptrcast_alignment_check.rs": "undefined for symbolic alignment alone",
    "fail/weak_memory/weak_uninit.rs": "undefined on another schedule than the one that is run",
    "fail/validity/dyn-transmute-inner-binder.rs": "two types that differ in their lifetimes alone",
}
"""Why a verdict is ``clean`` where the peer expects undefined behaviour."""
STEPS = 20_000_000
STACKED = "stacked-borrows-miri-2026-08"
TREE = "tree-borrows-miri-2026-08"
MODELS = {
    "tree-borrows": TREE,
    "tree-borrows-implicit-writes": f"{TREE}-implicit-writes",
    "disable-stacked-borrows": None,
}
"""The model that a flag asks for."""
WITHOUT_MEANING = re.compile(
    r"deterministic-concurrency|permissive-provenance|fixed-schedule|disable-isolation|provenance-gc|"
    r"preemption-rate|compare-exchange-weak-failure-rate|disable-weak-memory-emulation|mute-stdout-stderr|"
    r"isolation-error|backtrace|track-|disable-leak-backtraces|many-seeds"
)
"""Flags that change nothing here: there is one schedule, and no isolation."""
HERE_TOO = ("-Awarnings", "-Zmir-opt-level=0", "-Cdebug-assertions=no", "-Zmiri-symbolic-alignment-check")
"""Flags that are no difference: rustc's checks of pointers are off anyway, and memory here has no more
alignment than was asked for."""
EXPOSED = "(PointerWithExposedProvenance)"
"""What strict provenance forbids."""
ROOM = {"fail", "pass", "panic"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a revision of a test expects: ``clean``, ``undefined``, ``panic``, ``abort``, ``deadlock``,
    ``leak`` or ``unsupported``, and at which lines; none where it is in another file."""

    kind: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How a revision is run; ``refused`` is a flag that asks for what is not here."""

    model: str | None = STACKED
    edition: str = "2021"
    aligned: bool = True
    validity: bool = True
    leaks: bool = True
    strict: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a revision: ``rejected`` by rustc, ``not judged``, ``unsupported``, or a verdict and its
    line (0: in no line of the test). ``code`` is that of the finding, if it has one."""

    kind: str
    message: str = ""
    line: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A test: its outcomes by revision, what was expected, and the seconds of CPU time, rustc's included."""

    name: str
    outcomes: tuple[tuple[str, Expected, Outcome], ...]
    seconds: float = 0.0

    @property
    def compiled(self) -> bool:
        """Did rustc take it?"""
        return all(outcome.kind != "rejected" for _, _, outcome in self.outcomes)

    @property
    def supported(self) -> bool:
        """Has each revision a verdict?"""
        return all(has_verdict(outcome) for _, _, outcome in self.outcomes)

    @property
    def right(self) -> bool:
        """Is each verdict the one expected?"""
        return all(expected.kind == outcome.kind for _, expected, outcome in self.outcomes)

    @property
    def right_line(self) -> bool:
        """And at the line expected?"""
        return self.right and all(not e.lines or o.line in e.lines for _, e, o in self.outcomes)

    @property
    def false_alarm(self) -> bool:
        """Is a test that is to pass said to be undefined?"""
        return any(e.kind == "clean" and o.kind == "undefined" for _, e, o in self.outcomes)

    @property
    def missed(self) -> bool:
        """Is one clean here that is undefined to the peer?"""
        return any(e.kind == "undefined" and o.kind == "clean" for _, e, o in self.outcomes)

    @property
    def crashed(self) -> bool:
        """Did we fail?"""
        return any(outcome.kind == "crash" for _, _, outcome in self.outcomes)


def has_verdict(outcome: Outcome) -> bool:
    """Has a revision a verdict?"""
    return outcome.kind not in ("rejected", "not judged", "unsupported", "time", "crash")


_REVISIONS = re.compile(r"^//@ ?revisions:(.*)$", re.MULTILINE)
_DIRECTIVE = re.compile(r"^//@ ?(?:\[([\w,]+)\])? ?([\w-]+)(?::(.*))?$", re.MULTILINE)
_ANNOTATION = re.compile(r"//~(?:\[([\w,]+)\])?(\^+|v+|\|)?\s*(\w+)?\s*:?\s*(.*)$")


def revisions(text: str) -> list[str]:
    """The revisions of a test; one without a name where it has none."""
    found = _REVISIONS.search(text)
    return found.group(1).split() if found else [""]


def directives(text: str, revision: str) -> Iterator[tuple[str, str]]:
    """The directives of a revision."""
    for only, name, value in _DIRECTIVE.findall(text):
        if not only or revision in only.split(","):
            yield name, value.strip()


def setting(text: str, revision: str) -> Setting:
    """How a revision is run."""
    words: list[str] = []
    edition, target = "2021", ""
    for name, value in directives(text, revision):
        if name == "compile-flags":
            words += shlex.split(value)
        elif name == "edition":
            edition = value
        elif name == "only-target" and not {"linux", "x86_64", "unix", "gnu"} & set(value.split()):
            target = f"for {value}"
        elif name == "ignore-target" and {"linux", "x86_64"} & set(value.split()):
            target = f"not for {value}"
        elif name == "ignore-bitwidth" and "64" in value.split():
            target = "not for 64 bits"
        elif name in ("aux-build", "rustc-env", "run-native", "ignore-host"):
            target = name
    return _with_flags(words, edition, target)


def _with_flags(words: list[str], edition: str, refused: str) -> Setting:
    model: str | None = STACKED
    aligned = validity = leaking = True
    strict = False
    for word in words:
        flag = word.removeprefix("-Zmiri-")
        if word.startswith("--edition"):
            edition = word.partition("=")[2] or edition
        elif flag in MODELS:
            model = MODELS[flag]
        elif flag == "disable-alignment-check":
            aligned = False
        elif flag == "disable-validation":
            validity = False
        elif flag == "ignore-leaks":
            leaking = False
        elif flag == "strict-provenance":
            strict = True
        elif not (word.startswith("-Zmiri-") and WITHOUT_MEANING.match(flag)) and word not in HERE_TOO:
            refused = refused or word
    return Setting(model, edition, aligned, validity, leaking, strict, refused)


def expectation(name: str, text: str, revision: str) -> Expected:
    """What a revision expects."""
    if name.startswith("panic/"):
        return Expected("panic")
    if name.startswith("pass"):
        return Expected("clean")
    found = list(annotations(text, revision))
    elsewhere = [value for word, value in directives(text, revision) if word == "error-in-other-file"]
    messages = [message for _, message in found] + elsewhere
    lines = tuple(line for line, _ in found) if not elsewhere else ()
    return Expected(kind_of(messages[0] if messages else ""), lines)


def annotations(text: str, revision: str) -> Iterator[tuple[int, str]]:
    """The lines with errors, and their messages."""
    last = 0
    for number, line in enumerate(text.splitlines(), 1):
        found = _ANNOTATION.search(line)
        if found is None:
            continue
        only, where, level, message = found.groups()
        if where == "|":
            target = last
        elif where is None:
            target = number
        else:
            target = number + (len(where) if where[0] == "v" else -len(where))
        last = target
        if level in ("ERROR", None) and (only is None or revision in only.split(",")):
            yield target, message


def kind_of(message: str) -> str:
    """The kind of a finding of the peer by its words."""
    plain = message.lower()
    for words, kind in (
        ("deadlock", "deadlock"), ("memory leaked", "leak"), ("abnormal", "abort"), ("aborted", "abort"),
        ("unsupported", "unsupported"), ("can't call foreign", "unsupported"),
        ("maximum supported", "unsupported"), ("breakpoint trap", "abort"),
    ):  # fmt: skip
        if words in plain:
            return kind
    return "undefined"


class _TooLong(BaseException):
    """The time of a test is over; no handler between takes it for something else."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooLong


@cache
def _compiler(command: str) -> Compiler:
    return find_compiler(command)


def run_test(root: Path, command: str, path: Path, *, limit: int = SECONDS) -> Result:
    """All revisions of a test."""
    name = str(path.relative_to(root))
    text = path.read_text(encoding="utf-8")
    signal.signal(signal.SIGALRM, _stop)
    outcomes = []
    start = cpu_seconds()
    for revision in revisions(text):
        expected = expectation(name, text, revision)
        used = setting(text, revision)
        signal.alarm(limit)
        try:
            outcome = _run(path, command, revision, used)
        except _TooLong:
            outcome = Outcome("time", f"more than {limit} seconds")
        finally:
            signal.alarm(0)
        if expected.kind == "unsupported" and outcome.kind not in ("rejected", "unsupported"):
            outcome = Outcome("not judged", "unsupported by the peer", outcome.line, outcome.code)
        outcomes.append((revision, expected, outcome))
    return Result(name, tuple(outcomes), cpu_seconds() - start)


def cpu_seconds() -> float:
    """The CPU time, user and system, of this process and of those that it has waited for."""
    return sum(
        usage.ru_utime + usage.ru_stime for usage in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    )


def times(results: list[Result]) -> str:
    """The median of the tests that were run, and the longest."""
    seconds = sorted(result.seconds for result in results if result.supported) or [0.0]
    return f"CPU seconds of a test, rustc included: median {median(seconds):.2f}, most {seconds[-1]:.2f}"


def _run(path: Path, command: str, revision: str, used: Setting) -> Outcome:
    if used.refused:
        return Outcome("not judged", used.refused)
    options = Options(used.edition, ("miri", revision) if revision else ("miri",))
    try:
        compiled = compile_rust(_compiler(command), str(path), options)
    except RustrataError as error:
        notes = error.diagnostic.notes
        first = next((line for note in notes for line in note.splitlines() if line.startswith("error")), "")
        return Outcome("rejected", first or error.diagnostic.message)
    if used.strict and EXPOSED in compiled.mir:
        return Outcome("not judged", "-Zmiri-strict-provenance")
    try:
        stored = Stored(compiled, path.read_text(encoding="utf-8"), "")
        return _judged(compiled, RustSource(stored), used)
    except RustrataError as error:
        return Outcome("unsupported", f"reading: {error.diagnostic.message}")
    except RecursionError:
        return Outcome("crash", "RecursionError")
    except (AssertionError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        return Outcome("crash", f"{type(error).__name__}: {error}"[:150] + _place(error))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _judged(compiled: Compiled, source: RustSource, used: Setting) -> Outcome:
    models = {} if used.model is None else {used.model: borrows(used.model)}
    program = read_program(compiled)
    machine = Machine(program, models, arguments=(compiled.file,))
    machine.memory.aligned = used.aligned
    machine.memory.validity = used.validity
    ended = machine.run(limit=STEPS)
    agree(machine, ended, partial(_quick, program, machine, used), STEPS)
    kind, message = ended.kind, ended.message
    if kind == "bound":
        return Outcome("unsupported", message)
    if kind == "exit":
        kind = "clean" if ended.status == 0 else "abort"
    alone = all(thread.state is State.ENDED for thread in machine.threads)
    if kind == "clean" and used.leaks and alone and (lost := leaks(machine)):
        location = lost[0].origin.location if lost[0].origin is not None else None
        return Outcome("leak", lost[0].what, _line_of(source, location))
    return Outcome(kind, message, _line(machine, source, ended), ended.code or "")


def _quick(program: Program, machine: Machine, used: Setting, compiled: bool) -> QuickMachine:
    names = () if used.model is None else (used.model,)
    quick = QuickMachine(program, names, arguments=machine.arguments, often=2, compiled=compiled)
    quick.memory.aligned = used.aligned
    quick.memory.validity = used.validity
    return quick


def _line(machine: Machine, source: RustSource, ended: Ended) -> int:
    """The innermost line of the test that the thread is at."""
    if machine.current is None or ended.kind not in ("undefined", "unsupported"):
        return 0
    lines = (_line_of(source, call.location) for call in call_stack(machine.current))
    return next((line for line in lines if line), 0)


def _line_of(source: RustSource, location: Location | None) -> int:
    """The line of a place in the test's own file, as the user is shown it; 0 for another one."""
    span = source.span(location)
    return span.position[0] if span is not None and span.source.name == source.name else 0


def folder_of(name: str) -> str:
    """The folder that a test is counted in: the first two parts of its path."""
    return "/".join(name.split("/")[:-1][:2])


def table(results: list[Result]) -> Iterator[str]:
    """A line for each folder."""
    by_folder = defaultdict(list)
    for result in results:
        by_folder[folder_of(result.name)].append(result)
    yield f"{'folder':24} {'tests':>5} {'compile':>8} {'supported':>10} {'right':>6} {'line':>5} {'least':>6}"
    for folder, tests in sorted(by_folder.items()):
        right = sum(test.right for test in tests)
        least = MINIMUM.get(folder, 0)
        lines = sum(test.right_line for test in tests)
        yield (
            f"{folder:24} {len(tests):5} {sum(test.compiled for test in tests):8} "
            f"{sum(test.supported for test in tests):10} {right:6} {lines:5} "
            f"{least or '':>6}{'  below' if right < least else ''}"
        )


def listing(results: list[Result]) -> Iterator[str]:
    """The tests that are not right, with the reason."""
    for result in results:
        if result.right_line:
            continue
        for revision, expected, outcome in result.outcomes:
            if expected.kind != outcome.kind or (expected.lines and outcome.line not in expected.lines):
                name = f"{result.name}{f' [{revision}]' if revision else ''}"
                lines = "/".join(str(line) for line in expected.lines)
                wanted = f"{expected.kind}{f' at {lines}' if lines else ''}"
                found = f"{outcome.kind}{f' at {outcome.line}' if outcome.line else ''}"
                yield f"{name}: wants {wanted}; {found}: {outcome.message[:160]}"


def reasons(results: list[Result]) -> Iterator[str]:
    """How often each reason for no verdict."""
    counted: Counter[str] = Counter()
    for result in results:
        for _, _, outcome in result.outcomes:
            if not has_verdict(outcome):
                counted[f"{outcome.kind}: {outcome.message[:110]}"] += 1
    for reason, count in counted.most_common():
        yield f"{count:5}  {reason}"


def tests_in(root: Path, folder: str | None) -> list[Path]:
    """The tests, or those of one folder."""
    found = []
    for path in sorted(root.rglob("*.rs")):
        name = str(path.relative_to(root))
        if name.split("/")[0] not in ROOM or "/utils/" in name:
            continue
        if folder is None or folder_of(name) == folder.rstrip("/"):
            found.append(path)
    return found


def main() -> int:
    """Run, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path, metavar="PATH")
    parser.add_argument("--folder", action="append")
    parser.add_argument("--list", action="store_true", help="the tests that are not right, with the reason")
    parser.add_argument("--rustc", default="rustc")
    parser.add_argument("--limit", type=int, default=SECONDS, metavar="SECONDS", help="of each revision")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="processes")
    arguments = parser.parse_args()
    folders = arguments.folder or [None]
    paths = [path for folder in folders for path in tests_in(arguments.path, folder)]
    with Pool(arguments.j, maxtasksperchild=40) as pool:
        results = list(pool.imap(partial(run_test, arguments.path, arguments.rustc), paths, 2))
    for line in table(results):
        print(line)
    print(times(results))
    if arguments.list:
        for lines in (listing(results), reasons(results)):
            print()
            for line in lines:
                print(line)
    bad = any("  below" in line for line in table(results))
    missed = [result.name for result in results if result.missed]
    for title, wrong in (
        ("false alarms", [result.name for result in results if result.false_alarm]),
        ("clean where undefined behaviour is expected", missed),
        ("failures of ours", [result.name for result in results if result.crashed]),
    ):
        print(f"\n{title}: {len(wrong)}")
        for name in wrong:
            print(f"  {name}{f': {KNOWN[name]}' if name in KNOWN else ''}")
        bad = bad or bool(set(wrong) - (KNOWN.keys() if wrong is missed else set()))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
