"""CPU time of the axiomatic engine: all outcomes of the shipped shapes, and of families that grow.

The shapes are ``examples/shapes``, asked for milliseconds a test, from the syntax tree on. The families, of N
threads each, all relaxed: SB (a ring of store, load), COW (stores to one location), INC (``fetch_add``, all
old values observed) and IRIW (two writers, N - 2 readers of both). ``steps`` are those of the search.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

from rustrata.abstract.atomics import lower
from rustrata.executions.actions import Program
from rustrata.programs.litmus import parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Enumeration, Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

ROOT = Path(__file__).parent.parent
MODELS = ("sc", "rc11", "c20", "rust")
STEPS = 10_000_000
ROUNDS = 5
Threads = list[list[str]]


def sb(n: int) -> Threads:
    """``x_i = 1; r = x_(i+1)``."""
    return [[f"x{i}.store(1, Relaxed);", f"let r = x{(i + 1) % n}.load(Relaxed);"] for i in range(n)]


def cow(n: int) -> Threads:
    """``x = i``."""
    return [[f"x0.store({i + 1}, Relaxed);"] for i in range(n)]


def inc(n: int) -> Threads:
    """``r = x.fetch_add(1)``."""
    return [["let r = x0.fetch_add(1, Relaxed);"] for _ in range(n)]


def iriw(n: int) -> Threads:
    """Two writers; readers in alternating order."""
    readers = [
        [f"let r = x{i % 2}.load(Relaxed);", f"let s = x{1 - i % 2}.load(Relaxed);"] for i in range(n - 2)
    ]
    return [["x0.store(1, Relaxed);"], ["x1.store(1, Relaxed);"], *readers]


FAMILIES: dict[str, tuple[Callable[[int], Threads], tuple[int, ...]]] = {
    "SB": (sb, (4, 6, 8, 10, 12)),
    "COW": (cow, (4, 8, 12, 16)),
    "INC": (inc, (3, 4, 5, 6, 7)),
    "IRIW": (iriw, (4, 5, 6, 7, 8)),
}


def program(name: str, threads: Threads) -> Program:
    """The threads as a program, through the Rust dialect."""
    text = "\n".join(line for thread in threads for line in thread)
    cells = [f"x{i}" for i in range(len(threads)) if f"x{i}." in text]
    parameters = ", ".join(f"{cell}: &AtomicI32" for cell in cells)
    functions = [
        f"fn P{i}({parameters}) {{\n    " + "\n    ".join(lines) + "\n}\n" for i, lines in enumerate(threads)
    ]
    initial = " ".join(f"{cell} = 0;" for cell in cells)
    whole = f"Rust {name}\n{{ {initial} }}\n\n" + "\n".join(functions) + f"\nexists ({cells[0]}=0)\n"
    return lower(parse(SourceFile(f"{name}.litmus", whole)))


def asked(of: Program, model: str) -> tuple[float, Enumeration]:
    """CPU seconds for all outcomes, asked afresh, and the answer."""
    start = process_time()
    found = Question(of, load_model(model)).outcomes(Budget(STEPS))
    assert not found.incomplete, "the benchmarks are within the bounds"
    return process_time() - start, found


def shapes() -> None:
    """One line for each classic shape."""
    print(f"{'ms CPU a test':<16}" + "".join(f"{model:>9}" for model in MODELS))
    totals = dict.fromkeys(MODELS, 0.0)
    files = sorted((ROOT / "examples" / "shapes").glob("*.litmus"))
    for path in files:
        lowered = lower(parse(SourceFile(path.name, path.read_text(encoding="utf-8"))))
        line = f"{path.stem:<16}"
        for model in MODELS:
            least = min(asked(lowered, model)[0] for _ in range(ROUNDS))
            totals[model] += least
            line += f"{1000 * least:>9.2f}"
        print(line)
    print(f"{'mean':<16}" + "".join(f"{1000 * total / len(files):>9.2f}" for total in totals.values()))


def families() -> None:
    """One line for each member of a family."""
    head = f"\n{'CPU seconds':<12}{'outcomes':>9}{'steps':>9}"
    print(head + "".join(f"{model:>9}" for model in MODELS) + "   (outcomes and steps under rust)")
    for family, (threads_of, sizes) in FAMILIES.items():
        for n in sizes:
            of = program(f"{family}{n}", threads_of(n))
            taken = {model: asked(of, model) for model in MODELS}
            found = taken["rust"][1]
            times = "".join(f"{seconds:>9.3f}" for seconds, _ in taken.values())
            print(f"{family + '-' + str(n):<12}{len(found.outcomes):>9}{found.steps:>9}{times}")


def main() -> None:
    """Print both tables."""
    start = process_time()
    for model in MODELS:
        load_model(model)
    print(f"models compiled in {1000 * (process_time() - start):.0f} ms CPU, once a process\n")
    shapes()
    families()


if __name__ == "__main__":
    main()
