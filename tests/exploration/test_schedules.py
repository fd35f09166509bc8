"""The searches of schedules on small programs, against the enumeration of all their runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_threads import Recorded, Toy

from rustrata.exploration.happens_before import Order, Traces
from rustrata.exploration.operations import Operation, Pick, Turn
from rustrata.exploration.preemptions import given_choices, preemptions, random_choices, search_by_preemptions
from rustrata.exploration.schedules import Stop, search

CELLS, LOCKS, VALUES = st.sampled_from("xy"), st.sampled_from("mn"), st.integers(0, 2)
INSTRUCTIONS = (
    st.tuples(st.just("read"), CELLS),
    st.tuples(st.just("write"), CELLS, VALUES),
    st.tuples(st.just("copy"), CELLS),
    st.tuples(st.just("add"), CELLS),
    st.tuples(st.just("cas"), CELLS, VALUES, VALUES),
    st.tuples(st.just("await"), CELLS, VALUES),
    st.tuples(st.just("lock"), LOCKS),
    st.tuples(st.just("unlock"), LOCKS),
    st.tuples(st.just("skip_if"), VALUES, st.integers(1, 2)),
    st.tuples(st.just("pick"), CELLS, st.just(2)),
    st.tuples(st.just("swap"), CELLS, CELLS),
    st.tuples(st.just("start"), st.just(1)),
    st.tuples(st.just("join"), st.integers(0, 1)),
)
EXIT = st.tuples(st.just("exit"))


def programs(threads: int, length: int, *more: st.SearchStrategy) -> st.SearchStrategy[Toy]:
    lines = st.lists(st.one_of(*INSTRUCTIONS, *more), max_size=length).map(tuple)
    return st.tuples(*[lines] * threads).map(Toy)


STORE_BUFFERING = Toy(
    ((("write", "x", 1), ("read", "y")), (("write", "y", 1), ("read", "x"))),
)
LOCKS_CROSSED = Toy(
    (
        (("lock", "m"), ("lock", "n"), ("unlock", "n"), ("unlock", "m")),
        (("lock", "n"), ("lock", "m"), ("unlock", "m"), ("unlock", "n")),
    ),
)
LOST_UPDATE = Toy(((("read", "x"), ("write", "x", 1)), (("read", "x"), ("write", "x", 2))))
HANDED_OVER = Toy(
    (
        (("start", 1), ("await", "x", 1), ("read", "y"), ("join", 1)),
        (("write", "y", 1), ("write", "x", 1)),
        (("read", "x"), ("skip_if", 1, 1), ("write", "x", 2)),
    )
)
CHOSEN = Toy(((("pick", "x", 3), ("read", "y")), (("read", "x"), ("skip_if", 2, 1), ("write", "y", 1))))
COMPARED = Toy(
    (
        (("cas", "x", 0, 1), ("skip_if", 0, 1), ("write", "y", 1)),
        (("cas", "x", 0, 2), ("read", "y")),
        (("add", "y"),),
    )
)
TWO_READERS = Toy(((("read", "x"),), (("read", "x"),), (("write", "x", 1),)))
TWO_PLACES = Toy(((("write", "x", 1),), (("write", "y", 1),), (("copy", "y"), ("read", "x"))))
KNOWN = {
    "store buffering": (STORE_BUFFERING, 3),
    "locks crossed": (LOCKS_CROSSED, 3),
    "lost update": (LOST_UPDATE, 4),
    "handed over": (HANDED_OVER, 4),
    "chosen": (CHOSEN, 11),
    "compared": (COMPARED, 8),
    "two readers": (TWO_READERS, 4),
    "two places": (TWO_PLACES, 4),
}


def agrees(toy: Toy) -> bool:
    """Does the search find all outcomes, by one run of each trace?"""
    recorded = Recorded(toy, Traces())
    ended = search(recorded)
    traces = set(recorded.found)
    return (
        ended.stop is Stop.EXHAUSTED
        and recorded.outcomes == toy.outcomes()
        and len(traces) == len(recorded.found) == ended.runs == len(toy.traces())
    )


@settings(max_examples=150, deadline=None)
@given(programs(3, 3))
def test_three_threads_run_once_for_each_trace(toy: Toy):
    assert agrees(toy)


@settings(max_examples=100, deadline=None)
@given(programs(2, 5))
def test_two_threads_run_once_for_each_trace(toy: Toy):
    assert agrees(toy)


@settings(max_examples=100, deadline=None)
@given(programs(3, 3, EXIT))
def test_a_thread_that_ends_all_is_tried_at_every_moment(toy: Toy):
    recorded = Recorded(toy, Traces())
    search(recorded)
    assert recorded.outcomes == toy.outcomes()


@pytest.mark.parametrize("name", KNOWN)
def test_a_program_has_this_many_traces(name: str):
    toy, traces = KNOWN[name]
    assert agrees(toy)
    assert search(toy).runs == traces


# Each part of the reduction is needed: without it, a program is noticed.


def _every_event_wakes_nobody(self: Operation, other: Operation) -> bool:
    return False


def _races_are_none(self: Order, thread: int, operation: Operation) -> list[int]:
    return []


def _only_the_earliest_race(self: Order, thread: int, operation: Operation) -> list[int]:
    return _reversible(self, thread, operation)[-1:]


def _anybody_may_begin(self: Order, event: int, thread: int, operation: Operation) -> set[int]:
    return {*self.threads, thread}


def _reads_are_nothing(self: Order, operation: Operation) -> int:
    return _related(self, Operation(operation.name, NOBODY, operation.writes))


NOBODY: frozenset = frozenset()
_reversible, _related = Order.reversible, Order.related
MUTANTS = (
    (Operation, "depends", _every_event_wakes_nobody),
    (Order, "reversible", _races_are_none),
    (Order, "reversible", _only_the_earliest_race),
    (Order, "initials", _anybody_may_begin),
    (Order, "related", _reads_are_nothing),
    (Operation, "excludes", lambda self, other: self.name == other.name),
)


@pytest.mark.parametrize(("owner", "name", "changed"), MUTANTS, ids=[m[2].__name__ for m in MUTANTS])
def test_a_search_that_is_changed_is_noticed(monkeypatch, owner, name, changed):
    monkeypatch.setattr(owner, name, changed)
    assert not all(agrees(toy) for toy, _ in KNOWN.values())


def test_without_sleep_traces_are_run_again(monkeypatch):
    monkeypatch.setattr(Operation, "depends", lambda self, other: True)
    assert any(search(toy).runs > traces for toy, traces in KNOWN.values())


# Bounds


@settings(max_examples=80, deadline=None)
@given(programs(2, 4))
def test_with_enough_preemptions_all_outcomes_are_found(toy: Toy):
    recorded = Recorded(toy, Traces())
    assert search_by_preemptions(recorded, 12).stop is Stop.EXHAUSTED
    assert recorded.outcomes == toy.outcomes()


@settings(max_examples=60, deadline=None)
@given(programs(3, 2), st.integers(0, 2))
def test_a_bound_on_preemptions_is_exact(toy: Toy, most: int):
    recorded = Recorded(toy, Traces())
    search_by_preemptions(recorded, most)
    assert recorded.outcomes == _outcomes_within(toy, most)


def _outcomes_within(toy: Toy, most: int) -> set:
    """By brute force."""
    found, stack = set(), [(toy.start(), -1, 0)]
    while stack:
        state, before, cost = stack.pop()
        able = [t for t in toy.living(state) if toy.enabled(state, t)]
        if not able:
            found.add(toy.outcome(state))
        for thread in able:
            new = cost + (thread != before and before in able)
            is_pick = toy.instruction(state, thread)[0] == "pick"
            for pick in range(2 if is_pick else 1) if new <= most else ():
                after = state.copy()
                toy.step(after, thread, lambda count, pick=pick: pick)
                stack.append((after, thread, new))
    return found


def test_what_is_found_has_the_fewest_preemptions():
    stuck = search_by_preemptions(LOCKS_CROSSED, 3, lambda outcome: bool(outcome[2]))
    turns: list[Turn] = []
    again = given_choices(stuck.choices)

    def choose(point: Turn | Pick) -> int | None:
        assert isinstance(point, Turn)
        turns.append(point)
        return again(point)

    assert LOCKS_CROSSED.run(choose) == stuck.found
    assert preemptions(turns[:-1], list(stuck.choices)) == 1


def test_limits_are_kept():
    assert search(STORE_BUFFERING, most_runs=2).stop is Stop.RUN_LIMIT
    assert search(STORE_BUFFERING, should_stop=lambda: True).stop is Stop.STOPPED
    assert search_by_preemptions(STORE_BUFFERING, 2, most_runs=1).stop is Stop.RUN_LIMIT


def test_random_runs_depend_on_the_seed_and_their_number_alone():
    first = [STORE_BUFFERING.run(random_choices(1, n)) for n in range(40)]
    assert first == [STORE_BUFFERING.run(random_choices(1, n)) for n in range(40)]
    assert set(first) == STORE_BUFFERING.outcomes()


def test_the_points_of_a_run_are_those_of_its_answers():
    class Fickle:
        runs = 0

        def run(self, choose):
            Fickle.runs += 1
            return choose(Pick(2, f"run {Fickle.runs}"))

    with pytest.raises(AssertionError, match="the same answers"):
        search(Fickle())
