"""Symbolic programs against programs listed one by one: the solver finds one exactly where there is one."""

from itertools import product

import pytest

from rustrata.architecture.mapping import read_mapping
from rustrata.architecture.targets import TARGETS
from rustrata.executions.verdicts import Refuted
from rustrata.refinement.alphabet import letters, parse_rust
from rustrata.refinement.compilation import RefineOptions, refine
from rustrata.refinement.exhaustive import Bound, search_shape, tasks
from rustrata.relational.synthesis.shapes import shapes
from rustrata.source import SourceFile

FAMILIES = ("load", "store")


def test_shapes_are_partitions():
    assert list(shapes(4, 3)) == [(4,), (3, 1), (2, 2), (2, 1, 1)]
    assert list(shapes(3, 2, ordered=True)) == [(3,), (2, 1), (1, 2)]


def listed(shape: tuple[int, ...], table, options: RefineOptions) -> bool:
    """Is a program of the shape refuted? Each is compiled and searched by itself."""
    target = TARGETS[table.target]
    slots = [thread for thread, length in enumerate(shape) for _ in range(length)]
    choices = [(letter, place) for letter in letters(FAMILIES) for place in "xy"]
    for program in product(choices, repeat=len(slots)):
        bodies: dict[int, list[str]] = {}
        for number, (thread, (letter, place)) in enumerate(zip(slots, program, strict=True)):
            call = letter.text.format(x=place, v=number + 1, e=0)
            line = f"let r{number} = {call};" if letter.result else f"{call};"
            bodies.setdefault(thread, []).append(line)
        text = "Rust listed\n{ x = 0; y = 0; }\n\n" + "\n".join(
            f"fn P{thread}(x: &AtomicI32, y: &AtomicI32) {{ {' '.join(body)} }}"
            for thread, body in bodies.items()
        )
        test = parse_rust(f"{text}\n\nexists (x=0)\n")
        (compilation,) = refine(test, [(target, (table,) * len(shape))], options)
        if isinstance(compilation.boundary.verdict, Refuted):
            return True
    return False


MUTANTS = {
    "x86_64": "",
    "aarch64": '[load]\nSeqCst = "ldapr{size} {target}, {memory}"',
    "riscv64": '[store]\nRelease = "s{size} {value}, {memory}"',
    "powerpc64": '[load]\nAcquire = "l{size}{zero} {target}, {memory}"',
}


@pytest.mark.parametrize("model", ["c20", "sc"])
@pytest.mark.parametrize("target", MUTANTS)
def test_the_solver_agrees_with_programs_listed_one_by_one(target: str, model: str):
    head = f'name = "m"\ntarget = "{target}"\ntitle = "t"\nsource = "s"\nextends = "{target}"\n'
    table = read_mapping(SourceFile("m.toml", head + MUTANTS[target]))
    options = RefineOptions(model)
    for shape in [(2,), (1, 1), *([(2, 1)] if (target, model) == ("aarch64", "c20") else [])]:
        task = next(
            task
            for task in tasks(TARGETS[target], (table,), Bound(3, families=FAMILIES), options)
            if task.shape == shape
        )
        assert bool(search_shape(task).test) == listed(shape, table, options)
