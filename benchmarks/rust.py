"""Memory accesses of Rust programs that are checked in a second of CPU time, by program, models and size.

python benchmarks/rust.py [PROGRAM ..]

The programs stand in ``benchmarks/rust``, compiled; rustc is not run. Each is run by a quick machine, as
``rustrata check`` runs what is long, with models compiled where the package was built with a C++ compiler,
and by the exact machine, which is run where the quick one does not find all well; ``exact`` is how many times
longer that one takes. ``accesses`` are the reads and writes of the program's memory that the quick machine
made: each was checked for alignment, for provenance, for bounds and for memory that lives; a read value for
initialisation and validity; accesses to memory that has an address were told to the models. Locals without an
address that hold one number or pointer are variables of the machine: reading and writing them is not counted.
Neither are ``retags``, references that were made and told to the models, each of which is an access to their
rules, nor allocations. ``a second`` is of ``accesses`` alone; the time is that of all: running, retags,
making the regions, reading the MIR left out, the least of three runs. ``growth`` is the time for 16 times the
size over that of the size, divided by as many times the accesses: 1.00 is linear.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import NamedTuple

from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.hot.machine import QuickMachine
from rustrata.abstract.mir.machine import Machine
from rustrata.programs.rust.program import Program, read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

PROGRAMS = Path(__file__).parent / "rust"
SIZES = {"sieve": 1024, "list": 256, "hash": 2048}
"""The constant in each program that is its size."""
TREE, STACKED = "tree-borrows-miri-2026-08", "stacked-borrows-miri-2026-08"
MODELS = {"default": (TREE, STACKED), "tree-borrows": (TREE,), "none": ()}
FACTORS = (1, 4, 16)
PROMISED = 300_000
RUNS = 3


class Run(NamedTuple):
    """A run: its size, what it did, and the seconds of CPU time."""

    size: int
    accesses: int
    retags: int
    seconds: float


def program_of(name: str, size: int) -> Program:
    """A program of another size."""
    path = PROGRAMS / f"{name}.mir"
    compiled = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8"))).compiled
    written = f"const {SIZES[name]}_usize"
    assert written in compiled.mir, f"{name} has its size as a constant"
    return read_program(replace(compiled, mir=compiled.mir.replace(written, f"const {size}_usize")))


def run(program: Program, size: int, models: tuple[str, ...]) -> Run:
    """Run a program several times; the one that took least."""
    machines = [QuickMachine(program, models) for _ in range(RUNS)]
    seconds = min(map(seconds_of, machines))
    memory = machines[0].memory
    return Run(size, memory.accesses, memory.tags - memory.made, seconds)


def seconds_of(machine: Machine) -> float:
    """Run a program, which must be defined and end."""
    start = process_time()
    ended = machine.run()
    seconds = process_time() - start
    assert ended.kind == "clean", f"{ended.kind}: {ended.message}"
    return seconds


def _words(done: Run) -> str:
    return (
        f"{done.size:>7}{done.accesses:>10,}{done.retags:>9,}{done.seconds:>8.2f}"
        f"{done.accesses / done.seconds:>11,.0f}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("programs", nargs="*", default=list(SIZES), metavar="PROGRAM")
    chosen = parser.parse_args().programs
    print(f"{'':20}{'size':>7}{'accesses':>10}{'retags':>9}{'CPU s':>8}{'a second':>11}", end="")
    print(f"{'growth':>8}{'exact':>8}")
    for name in chosen:
        sizes = [SIZES[name] * factor for factor in FACTORS]
        programs = [program_of(name, size) for size in sizes]
        for title, models in MODELS.items():
            first, middle, last = (run(p, size, models) for p, size in zip(programs, sizes, strict=True))
            growth = last.seconds / first.seconds / (last.accesses / first.accesses)
            exact = Machine(programs[1], {name: borrows(name) for name in models})
            ratio = seconds_of(exact) / middle.seconds
            print(f"{f'{name}, {title}':20}{_words(first)}")
            print(f"{'':20}{_words(middle)}{'':8}{ratio:>7.1f}x")
            print(f"{'':20}{_words(last)}{growth:>8.2f}")
    print(f"promised: {PROMISED:,} a second")


if __name__ == "__main__":
    main()
