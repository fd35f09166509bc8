"""A generated condition is met exactly by the executions that the cycle describes.

Under a model that asks for coherence and atomicity only, the condition can be met unless the cycle goes
against coherence. Under sequential consistency no cycle of program order and communication is an execution,
so the condition can never be met: it tells enough of the execution for that.
"""

from itertools import pairwise

import pytest
from drawn_cycles import cycles
from hypothesis import given, settings
from hypothesis import strategies as st

from rustrata.architecture.assemble import ASSEMBLERS
from rustrata.executions.outcomes import satisfies, values_in
from rustrata.programs.litmus import Dialect, parse
from rustrata.programs.litmus.generate import Cycle, Event, Generated, generate
from rustrata.programs.litmus.generate.relaxations import Communicates, Direction
from rustrata.programs.litmus.generate.vocabulary import LANGUAGES
from rustrata.refinement.dialects import lower_test
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.model import Model, parse_model
from rustrata.relational.search import Budget
from rustrata.source import SourceFile, Span

COHERENCE = """\
"coherence and atomicity"
empty rmw & (fre ; coe) as atomicity
acyclic po-loc | rf | co | fr as sc-per-location
"""
RUN = [*LANGUAGES, *ASSEMBLERS]
"""The dialects whose tests the engine runs."""


@pytest.fixture(scope="module")
def coherence() -> Model:
    return parse_model(SourceFile("coherence.cat", COHERENCE), "coherence", frozenset())


def made(cycle: str, dialect: Dialect) -> Generated:
    return generate(Span(SourceFile("cycle", cycle), 0, len(cycle)), dialect)


def can_be_met(test: Generated, model: Model) -> bool:
    """Has the model an execution that meets the condition?"""
    read = parse(SourceFile(test.name, test.text))
    question = Question(lower_test(read), model, tuple(sorted(set(values_in(read.condition)))))
    found = question.outcomes(Budget(2_000_000))
    return any(satisfies(outcome, read.condition) for outcome in found.outcomes)


def is_coherent(cycle: Cycle) -> bool:
    """Do program order and the cycle's communications at each location go one way?"""
    return all(_is_acyclic(_edges_at(cycle, location)) for location in cycle.locations)


def _communicates(cycle: Cycle, event: Event) -> bool:
    return event.direction is Direction.WRITE or any(
        isinstance(cycle.edges[at].edge, Communicates) for at in (event.index - 1, event.index)
    )


def _edges_at(cycle: Cycle, location: str) -> set[tuple[int, int]]:
    here = [event for event in cycle.at(location) if _communicates(cycle, event)]
    writes = [event for event in here if event.direction is Direction.WRITE]
    edges = {(a.index, b.index) for a, b in pairwise(writes)}
    for read in (event for event in here if event.direction is Direction.READ):
        edges |= {(w.index, read.index) for w in writes if w.value == read.value}
        later = writes if read.value == 0 else writes[[w.value for w in writes].index(read.value) + 1 :]
        edges |= {(read.index, w.index) for w in later}
    for thread in cycle.threads:
        edges |= {
            (a, b) for at, a in enumerate(thread) for b in thread[at + 1 :]
            if cycle.events[a] in here and cycle.events[b] in here
        }  # fmt: skip
    return edges


def _is_acyclic(edges: set[tuple[int, int]]) -> bool:
    nodes = {node for edge in edges for node in edge}
    while nodes:
        first = next((n for n in nodes if not any(b == n and a in nodes for a, b in edges)), None)
        if first is None:
            return False
        nodes.remove(first)
    return True


@pytest.mark.parametrize("dialect", RUN)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_condition_is_met_where_only_coherence_is_asked(
    dialect: Dialect, data: st.DataObject, coherence: Model
):
    test = made(data.draw(cycles(dialect)), dialect)
    assert can_be_met(test, coherence) == is_coherent(test.cycle)


@pytest.mark.parametrize("dialect", RUN)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_no_cycle_is_an_execution_under_sequential_consistency(dialect: Dialect, data: st.DataObject):
    test = made(data.draw(cycles(dialect)), dialect)
    assert not can_be_met(test, load_model("sc"))


@pytest.mark.parametrize("dialect", Dialect)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_is_generated_is_read_back(dialect: Dialect, data: st.DataObject):
    test = made(data.draw(cycles(dialect)), dialect)
    read = parse(SourceFile(test.name, test.text))
    assert read.name == test.name
    assert made(test.cycle.shown, dialect).text == test.text
