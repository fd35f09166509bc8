"""Print CPU seconds by family of growing tests and engine, beside the seconds that herd7 needs.

    python benchmarks/growth.py [FOLDER]

Each row is a C test of a family, judged by rc11, or the same test compiled for AArch64 (LSE), judged by
aarch64. The time is that of everything after reading: unfolding, search, and the naming of outcomes. In the
second table the states are too many to list, and a solver decides whether the condition is met.

With FOLDER the tests are those of a folder of such families (``C/INC-8.litmus``, ...), as far as it has them,
and the time includes reading and the search for undefined behaviour. The engine is then the default.

herd7's CPU seconds (``herd7_growth.tsv``) are those of version 7.58 with default options, each with the size
that it was run on, mostly a smaller one than ours: ``>60`` was stopped after 60 seconds, ``~`` was not run
but extrapolated from the sizes before. They include reading the test, were taken on another day, and for
AArch64 on tests of the same families that were written by hand (IRIW there has LDAPR, here LDAR).

    SB      a ring of store buffers               COW   writers of one location
    INC     increments, one a thread              INC2k two threads of increments
    WR1     a write and a read of one location    IRIW  two writers, readers of both, two of them observed
    2+2W    a ring of two writes a thread         MPchain  message passing over many threads
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import compile_test
from rustrata.architecture.mapping import shipped_mapping
from rustrata.executions.actions import Program
from rustrata.executions.outcomes import Condition, MemoryAt, RegisterAt, observables
from rustrata.programs.litmus import parse, read
from rustrata.refinement.judge import JudgeOptions, judge
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.native import installed
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

ENGINES = ("bitset", "native") if installed() else ("bitset",)
STEPS = 10_000_000


def store(location: str, value: int, order: str = "relaxed") -> str:
    """A store."""
    return f"atomic_store_explicit({location}, {value}, memory_order_{order});"


def load(register: int, location: str, order: str = "relaxed") -> str:
    """A load into a register of its own."""
    return f"int r{register} = atomic_load_explicit({location}, memory_order_{order});"


def increment(register: int) -> str:
    """A relaxed increment of ``c``."""
    return f"int r{register} = atomic_fetch_add_explicit(c, 1, memory_order_relaxed);"


def test(name: str, threads: list[str], condition: str) -> str:
    """The text of a C test; a thread takes every location of one letter or of a letter and a number."""
    locations = sorted({word for body in threads for word in _locations(body)})
    takes = ", ".join(f"atomic_int* {location}" for location in locations)
    bodies = "".join(f"P{number}({takes}) {{ {body} }}\n" for number, body in enumerate(threads))
    return f"C {name}\n{{}}\n{bodies}exists ({condition})\n"


def _locations(body: str) -> list[str]:
    return [part.split(",")[0] for part in body.replace(")", ",").split("_explicit(")[1:]]


def sb(size: int) -> str:
    """Store buffering around a ring."""
    threads = [f"{store(f'x{i}', 1)} {load(0, f'x{(i + 1) % size}')}" for i in range(size)]
    return test(f"SB-{size}", threads, " /\\ ".join(f"{i}:r0=0" for i in range(size)))


def cow(size: int) -> str:
    """Writers of one location, which is observed."""
    return test(f"COW-{size}", [store("x", i + 1) for i in range(size)], "x=1")


def inc(size: int) -> str:
    """One increment a thread."""
    return test(f"INC-{size}", [increment(0)] * size, f"c={size}")


def inc2k(size: int) -> str:
    """Two threads of increments."""
    return test(f"INC2k-{size}", [" ".join(map(increment, range(size)))] * 2, f"c={2 * size}")


def wr1(size: int) -> str:
    """A write and a read of one location in each thread."""
    threads = [f"{store('x', i + 1)} {load(0, 'x')}" for i in range(size)]
    return test(f"WR1-{size}", threads, " /\\ ".join(f"{i}:r0={(i + 1) % size + 1}" for i in range(size)))


def iriw(readers: int) -> str:
    """Independent reads of independent writes, with readers that nobody observes."""
    there, back = (f"{load(0, a, 'acquire')} {load(1, b, 'acquire')}" for a, b in (("x", "y"), ("y", "x")))
    threads = [store("x", 1), store("y", 1), *([there, back] * readers)[:readers]]
    return test(f"IRIW-{readers}", threads, "2:r0=1 /\\ 2:r1=0 /\\ 3:r0=1 /\\ 3:r1=0")


def two_plus_two(size: int) -> str:
    """Two writes in each thread, around a ring."""
    threads = [f"{store(f'x{i}', 1)} {store(f'x{(i + 1) % size}', 2)}" for i in range(size)]
    return test(f"2+2W-{size}", threads, " /\\ ".join(f"x{i}=1" for i in range(size)))


def mp_chain(size: int) -> str:
    """Message passing from each thread to the next."""
    first = f"{store('d', 1)} {store('f0', 1, 'release')}"
    middle = [f"{load(0, f'f{i - 1}', 'acquire')} {store(f'f{i}', 1, 'release')}" for i in range(1, size)]
    last = f"{load(0, f'f{size - 1}', 'acquire')} {load(1, 'd')}"
    passed = " /\\ ".join(f"{i}:r0=1" for i in range(1, size + 1))
    return test(f"MPchain-{size}", [first, *middle, last], f"{passed} /\\ {size}:r1=0")


FAMILIES: dict[str, tuple[Callable[[int], str], int]] = {
    "SB": (sb, 12),
    "COW": (cow, 12),
    "INC": (inc, 8),
    "INC2k": (inc2k, 5),
    "WR1": (wr1, 5),
    "IRIW": (iriw, 12),
    "2+2W": (two_plus_two, 7),
}
DECIDED: dict[str, tuple[Callable[[int], str], int]] = {
    "SB": (sb, 40),
    "2+2W": (two_plus_two, 40),
    "MPchain": (mp_chain, 40),
}


def programs(text: str) -> dict[str, tuple[Program, str]]:
    """By dialect: the program that observes what the condition names, and the model that judges it."""
    read = parse(SourceFile("growth", text))
    shown = observables(read.condition)
    registers = tuple((o.thread, o.register) for o in shown if isinstance(o, RegisterAt))
    cells = tuple(o.location for o in shown if isinstance(o, MemoryAt))
    compiled = compile_test(read, (shipped_mapping("aarch64-lse"),) * len(read.threads)).program
    return {
        "C": (replace(lower(read), registers=registers, locations=cells), "rc11"),
        "AArch64": (replace(compiled, registers=registers, locations=cells), "aarch64"),
    }


def measured(program: Program, model: str, engine: str) -> tuple[int, float]:
    """The number of states and the CPU seconds."""
    compiled = load_model(model)
    begin = process_time()
    found = Question(program, compiled, engine=engine).outcomes(Budget(STEPS))
    seconds = process_time() - begin
    assert not found.incomplete, found.incomplete
    return len(found.outcomes), seconds


def decided(program: Program, model: str, condition: Condition) -> tuple[str, float]:
    """Whether the condition is met, by a solver, and the CPU seconds."""
    compiled = load_model(model)
    begin = process_time()
    found = Question(program, compiled, engine="sat").witness(condition, Budget(STEPS))
    return "forbidden" if found is None else "allowed", process_time() - begin


def read_and_judged(path: Path, engine: str) -> tuple[int, float]:
    """The number of states of a test in a file, and the CPU seconds."""
    model = "rc11" if path.parent.name == "C" else "aarch64"
    load_model(model)
    begin = process_time()
    test = read(path)
    judgement = judge(test, model, JudgeOptions(STEPS, engine=engine))
    seconds = process_time() - begin
    assert not judgement.incomplete, judgement.incomplete
    assert not judgement.unlisted, judgement.unlisted
    return len(judgement.states), seconds


def recorded() -> dict[tuple[str, str], str]:
    """What herd7 needs, by family and dialect: seconds, and the size in parentheses."""
    rows = (Path(__file__).parent / "herd7_growth.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found: dict[tuple[str, str], list[str]] = {}
    for family, dialect, size, seconds in (row.split("\t") for row in rows):
        found.setdefault((family, dialect), []).append(f"{seconds} ({size})")
    return {key: ", ".join(each) for key, each in found.items()}


def rows(
    folder: Path | None, asked: Sequence[str]
) -> Iterator[tuple[str, int, str, list[tuple[int, float]]]]:
    """Family, size, dialect, and for each engine the number of states and the CPU seconds."""
    for family, (text, size) in FAMILIES.items():
        if folder is None:
            for dialect, (program, model) in programs(text(size)).items():
                yield family, size, dialect, [measured(program, model, engine) for engine in asked]
            continue
        for dialect in ("C", "AArch64"):
            sizes = (n for n in range(size, 1, -1) if (folder / dialect / f"{family}-{n}.litmus").exists())
            largest = next(sizes, None)
            if largest is not None:
                path = folder / dialect / f"{family}-{largest}.litmus"
                yield family, largest, dialect, [read_and_judged(path, engine) for engine in asked]


def main() -> None:
    """Print one line for each family and dialect."""
    herd = recorded()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    asked = ENGINES if folder is None else ("auto",)
    engines = "".join(f"{engine:>9}" for engine in asked)
    sys.stdout.write(f"{'family':<8}{'N':>3}  {'dialect':<9}{'states':>9}{engines}   herd7 (N)\n")
    for family, size, dialect, timed in rows(folder, asked):
        assert len({states for states, _ in timed}) == 1, "the engines agree"
        times = "".join(f"{seconds:>9.3f}" for _, seconds in timed)
        sys.stdout.write(
            f"{family:<8}{size:>3}  {dialect:<9}{timed[0][0]:>9}{times}   {herd[family, dialect]}\n"
        )
    sys.stdout.write(f"\n{'family':<8}{'N':>3}  {'dialect':<9}{'':>9}{'sat':>9}   herd7 (N)\n")
    for family, (text, size) in DECIDED.items():
        condition = parse(SourceFile("growth", text(size))).condition
        for dialect, (program, model) in programs(text(size)).items():
            answer, seconds = decided(program, model, condition)
            sys.stdout.write(
                f"{family:<8}{size:>3}  {dialect:<9}{answer:>9}{seconds:>9.3f}   {herd[family, dialect]}\n"
            )


if __name__ == "__main__":
    main()
