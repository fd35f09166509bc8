"""The consistent executions of a program by definition: every source of every read, every total coherence
order, and then the axioms and the choices that the model makes. No forced edges, no symmetry, no order of
search that matters."""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations, product

from rustrata.executions.actions import Program
from rustrata.relational.assignments import Key
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.model import Model
from rustrata.relational.search import Candidate
from rustrata.relational.structure import EventStructure
from rustrata.relational.unfold import unfold
from rustrata.relational.valuation import Valuation, valued


def is_execution(candidate: Candidate, evaluator: Evaluator) -> bool:
    """Do the values follow from the sources, are the path conditions met, and does every axiom hold?"""
    structure, values = candidate.structure, candidate.values
    justified = all(candidate.written(write) == values[read] for read, write in candidate.sources.items())
    on_path = all(valued(condition, values) for condition in structure.path_conditions)
    rf, co, fr = candidate.reads_from, candidate.coherence, candidate.from_reads
    return (
        set(candidate.sources) == set(structure.reads)
        and justified
        and on_path
        and evaluator.violated(rf, co, fr) is None
    )


def counted(program: Program, model: Model) -> Counter[Key]:
    """How many executions there are, by what is observed."""
    found: Counter[Key] = Counter()
    unfolding = unfold(program)
    for choice in unfolding.choices():
        structure = unfolding.structure(choice)
        evaluator = Evaluator(model, structure)
        for candidate in _candidates(structure):
            if is_execution(candidate, evaluator):
                found[candidate.key] += _choices(candidate, evaluator)
    return +found


def _choices(candidate: Candidate, evaluator: Evaluator) -> int:
    """The number of series of choices of the model, 1 where it makes none."""
    rf, co, fr = candidate.reads_from, candidate.coherence, candidate.from_reads
    return sum(1 for _ in evaluator.branches(rf, co, fr, lambda: None))


def _candidates(structure: EventStructure) -> Iterator[Candidate]:
    algebra = structure.algebra
    valuation = Valuation(structure, (), lambda: None)
    orders = [
        [algebra.relation((a, b) for i, a in enumerate(order) for b in order[i + 1 :]) for order in
         ((first, *rest) for rest in permutations(others))]
        for first, *others in structure.writes_to.values()
    ]  # fmt: skip
    places = [structure.events[read].location for read in structure.reads]
    sources = [structure.writes_to[place] for place in places if place is not None]
    for chosen in product(*sources):
        by_read = dict(zip(structure.reads, chosen, strict=True))
        known: dict[int, int] = {}
        if any(read == write for read, write in by_read.items()) or not valuation.settle(by_read, known):
            continue
        for values in valuation.complete(by_read, known):
            for order in product(*orders):
                yield Candidate(structure, by_read, sum(order), values)
