"""Every program up to a bound, decided: is there one whose compilation shows what the language forbids?

The solver proposes a program with an execution, shape by shape, small programs first; a search over all
executions of that program, under both models, confirms it or sends the solver on. What was found is then made
plainer: an operation is replaced by a weaker one of its family, or a location by the other, as long as the
program still is refuted.

What the bound covers is said by `Bound`; beyond it nothing is claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rustrata.architecture.mapping import Mapping as MappingTable
from rustrata.architecture.targets import Target
from rustrata.executions.verdicts import Coverage, Holds, Refuted, Unknown
from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.alphabet import DEFAULT_FAMILIES, letters, operations, parse_rust
from rustrata.refinement.compilation import Compilation, RefineOptions, refine
from rustrata.refinement.found_program import rust_test
from rustrata.refinement.plainer import plainer
from rustrata.relational.search import Stopped
from rustrata.relational.synthesis.program import Limits, Proposal
from rustrata.relational.synthesis.search import propose
from rustrata.relational.synthesis.shapes import Shape, shapes

DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class Bound:
    """Which programs are considered: up to ``size`` operations of some families in up to ``threads`` threads,
    within limits on locations and writes. Orderings are all that the operations have; values are constants,
    apart from each other; nothing depends on what is read."""

    size: int
    threads: int = 4
    families: tuple[str, ...] = DEFAULT_FAMILIES
    limits: Limits = DEFAULT_LIMITS

    def __str__(self) -> str:
        limits, families = self.limits, ", ".join(self.families)
        return (
            f"every program of up to {self.size} operations ({families}) in up to {self.threads} threads "
            f"over {limits.locations} locations, at most {limits.writes} writes to each"
        )


@dataclass(frozen=True)
class ShapeTask:
    """One shape to search: a unit of work for a worker."""

    shape: Shape
    target: Target
    tables: tuple[MappingTable, ...]
    """The table of each thread; the last one is that of all further threads."""
    bound: Bound
    options: RefineOptions

    @property
    def own_tables(self) -> tuple[MappingTable, ...]:
        """A table for each thread of the shape."""
        more = len(self.shape) - len(self.tables)
        return (*self.tables, *(self.tables[-1:] * more))[: len(self.shape)]


@dataclass(frozen=True)
class ShapeAnswer:
    """What became of one shape: the text of a test that is refuted, or why the search ended early. ``""`` in
    both: there is no such program. ``proposed`` counts what the solver proposed."""

    shape: Shape
    test: str = ""
    incomplete: str = ""
    proposed: int = 0


@dataclass(frozen=True)
class ExhaustiveAnswer:
    """The verdict on all programs within a bound; ``witness`` is a refuted one, on its target."""

    target: Target
    tables: tuple[MappingTable, ...]
    bound: Bound
    verdict: Holds | Refuted[Compilation] | Unknown
    searched: int
    proposed: int


def tasks(
    target: Target, tables: Sequence[MappingTable], bound: Bound, options: RefineOptions
) -> tuple[ShapeTask, ...]:
    """The shapes within a bound, small ones first. Where threads have tables of their own it matters which
    is the long one."""
    ordered = len({table.name for table in tables}) > 1
    return tuple(
        ShapeTask(shape, target, tuple(tables), bound, options)
        for size in range(1, bound.size + 1)
        for shape in shapes(size, bound.threads, ordered=ordered)
    )


def search_shape(task: ShapeTask) -> ShapeAnswer:
    """The first program of a shape that is refuted, made plain.

    Raises:
        CannotAnswer: for a model that the solver does not take.
    """
    alphabet = letters(task.bound.families)
    own = [operations(alphabet, table) for table in task.own_tables]
    models = (task.options.upper_model(), task.options.lower_model(task.target))
    proposed = 0

    def confirmed(proposal: Proposal) -> bool:
        nonlocal proposed
        proposed += 1
        return _refuted(rust_test("found", proposal, alphabet), task)

    try:
        found = propose(task.shape, own, models, task.bound.limits, confirmed, task.options.budget())
    except Stopped:
        return ShapeAnswer(task.shape, incomplete="the search stopped at its bound", proposed=proposed)
    if found is None:
        return ShapeAnswer(task.shape, proposed=proposed)
    plain = plainer(found, alphabet, lambda proposal: _refuted(rust_test("found", proposal, alphabet), task))
    return ShapeAnswer(task.shape, rust_test("found", plain, alphabet).source.text, proposed=proposed)


def _refuted(test: LitmusTest, task: ShapeTask) -> bool:
    (compilation,) = refine(test, [(task.target, task.own_tables)], task.options)
    return isinstance(compilation.boundary.verdict, Refuted)


def conclude(
    target: Target,
    tables: Sequence[MappingTable],
    bound: Bound,
    options: RefineOptions,
    answers: Sequence[ShapeAnswer],
) -> ExhaustiveAnswer:
    """The verdict from the answers on the shapes, in the order of `tasks`, up to a refuted one."""
    proposed = sum(answer.proposed for answer in answers)
    models = (options.upper_model().name, options.lower_model(target).name)
    verdict: Holds | Refuted[Compilation] | Unknown
    found = next((answer for answer in answers if answer.test), None)
    cut = next((answer for answer in answers if answer.incomplete), None)
    coverage = Coverage("satisfiability, confirmed by search", models, str(bound), exhaustive=cut is None)
    if found is not None:
        test = parse_rust(found.test)
        own = ShapeTask(found.shape, target, tuple(tables), bound, options).own_tables
        (compilation,) = refine(test, [(target, own)], options)
        verdict = Refuted(coverage, compilation)
    elif cut is not None:
        verdict = Unknown(f"{cut.incomplete} at the shape {'+'.join(map(str, cut.shape))}")
    else:
        verdict = Holds(coverage)
    return ExhaustiveAnswer(target, tuple(tables), bound, verdict, len(answers), proposed)
