"""Executions of a program by brute force: every path, every source of every read, every order of the
writes, every value in a small domain where values justify each other; judged by `naive_cat`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

from naive_cat import NaiveCat, Pairs, base_scope

from rustrata.abstract.atomics import TAGS
from rustrata.executions.actions import Program
from rustrata.executions.expressions import Expression, evaluate, leaves
from rustrata.executions.outcomes import MemoryAt, Outcome, RegisterAt
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import CatFile
from rustrata.relational.model import prelude
from rustrata.relational.structure import EventStructure
from rustrata.relational.unfold import unfold
from rustrata.source import SourceFile


@dataclass(frozen=True)
class NaiveExecution:
    structure: EventStructure
    rf: Pairs
    co: Pairs
    values: tuple[tuple[int, int], ...]
    outcome: Outcome


def executions(program: Program, domain: tuple[int, ...]) -> Iterator[NaiveExecution]:
    """All candidate executions whose values add up."""
    for structure in unfold(program):
        reads = [e for e in structure.events if e.reads]
        choices = [[w for w in structure.writes_to[r.location] if w != r.index] for r in reads]
        orders = [
            [(first, *rest) for rest in permutations(others)]
            for first, *others in structure.writes_to.values()
        ]
        for sources in product(*choices):
            rf = frozenset(zip(sources, (r.index for r in reads), strict=True))
            for values in valuations(structure, rf, domain):
                for order in product(*orders):
                    co = frozenset(
                        (a, b) for line in order for i, a in enumerate(line) for b in line[i + 1 :]
                    )
                    last = {structure.events[line[-1]].location: line[-1] for line in order}
                    outcome = outcome_of(structure, values, last)
                    yield NaiveExecution(structure, rf, co, tuple(sorted(values.items())), outcome)


def valuations(structure: EventStructure, rf: Pairs, domain: tuple[int, ...]) -> Iterator[dict[int, int]]:
    """Every assignment of values to reads that the writes justify and the path allows: what follows from
    values already known is computed, and where nothing does, the whole domain is tried."""
    source = {r: structure.events[w].value for w, r in sorted(rf)}

    def extended(values: dict[int, int]) -> Iterator[dict[int, int]]:
        unknown = [r for r in source if r not in values]
        for r in unknown:
            if all(leaf.event in values for leaf in leaves(source[r])):
                yield from extended({**values, r: valued(source[r], values)})
                return
        if unknown:
            for guess in domain:
                yield from extended({**values, unknown[0]: guess})
        elif all(valued(source[r], values) == values[r] for r in source) and all(
            valued(condition, values) for condition in structure.path_conditions
        ):
            yield values

    yield from extended({})


def valued(expression: Expression, values: dict[int, int]) -> int:
    return evaluate(expression, lambda leaf: values[leaf.event])


def outcome_of(structure: EventStructure, values: dict[int, int], last: dict[str, int]) -> Outcome:
    registers = sorted((RegisterAt(t, name), valued(e, values)) for t, name, e in structure.registers)
    cells = sorted(
        (MemoryAt(x), valued(structure.events[last[x]].value, values)) for x in structure.locations
    )
    return Outcome((*registers, *cells))


@cache
def parsed(text: str) -> CatFile:
    return parse_cat(SourceFile("model.cat", text))


def judged(execution: NaiveExecution, text: str, library=lambda _: None) -> NaiveCat:
    """The execution after the model of this text has looked at it."""
    structure = execution.structure
    scope = base_scope(structure, execution.rf, execution.co, TAGS)
    return NaiveCat(scope, len(structure.events), library).run(prelude()).run(parsed(text))
