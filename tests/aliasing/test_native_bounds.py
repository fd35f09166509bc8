"""What the compiled models do not decide, wrong use of them, and the memory that they take."""

from dataclasses import replace
from random import Random

import pytest
from borrow_stories import ROOT, allocate, expose, free, mutable, raw, read, shared, write
from hypothesis import given, settings
from hypothesis import strategies as st
from native_events import CHOICES, STACKED, TREE, Native, Together

from rustrata.abstract.aliasing.events import WILDCARD, Access, Accessed, CallBegin, CallEnd, Event
from rustrata.abstract.aliasing.native import NATIVE_PROFILES, installed, native_borrows
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS

needs_native = pytest.mark.skipif(
    not installed(), reason="the native models are not built: `pip install --editable .` builds them"
)
HUGE = (1 << 63) - 1
every_choice = pytest.mark.parametrize("models", CHOICES, ids="+".join)


def test_only_the_default_profiles_are_compiled():
    assert native_borrows(()) is None
    for name in ALIASING_MODELS:
        assert (native_borrows((name,)) is not None) is (installed() and name in NATIVE_PROFILES)
        assert native_borrows((TREE, name)) is None or name in NATIVE_PROFILES


@needs_native
@every_choice
@pytest.mark.parametrize("use", [read(WILDCARD), write(WILDCARD), raw(WILDCARD, 9), free(WILDCARD)])
def test_a_pointer_cast_from_an_integer_is_not_decided(models: tuple[str, ...], use: Event):
    native = Native(models)
    assert all([native.tell(event) for event in (allocate(1), expose(ROOT), read(ROOT))])
    assert not native.tell(use)
    assert not native.tell(read(ROOT)), "nothing is decided from then on"


@needs_native
@every_choice
def test_after_what_is_forbidden_everything_is(models: tuple[str, ...]):
    native = Native(models)
    story = [allocate(2), CallBegin(1), mutable(ROOT, 1), write(ROOT), read(1)]
    assert [native.tell(event) for event in story] == [True] * 4 + [False]
    native.state.collect_in(1, [ROOT], [1])
    later = [read(ROOT), mutable(ROOT, 2), CallEnd(1), free(ROOT)]
    assert not any([native.tell(event) for event in later])
    native.state.allocate(2, 1, 5, True)
    assert native.state.access(2, 0, 1, 5, False) == 1
    assert native.state.figures(1) == native.state.figures(2) == (0, 0, 0, 0, 0)


@needs_native
@every_choice
@pytest.mark.parametrize(
    "wrong",
    [
        ("access", 7, 0, 1, ROOT, False),
        ("access", 1, 0, 1, 99, False),
        ("access", 1, 8, 1, ROOT, False),
        ("access", 1, -1, 1, ROOT, True),
        ("access", 1, 0, -1, ROOT, True),
        ("access", 1, 1, HUGE, ROOT, True),
        ("access", -HUGE - 1, 0, 1, ROOT, True),
        ("retag", 0, 7, 0, ROOT, 5, -1),
        ("retag", 9, 1, 0, ROOT, 5, -1),
        ("retag", -1, 1, 0, ROOT, 5, -1),
        ("retag", 0, 1, 5, ROOT, 5, -1),
        ("retag", 0, 1, HUGE, ROOT, 5, -1),
        ("retag", 0, 1, 0, 99, 5, -1),
        ("retag", 0, 1, 0, ROOT, -5, -1),
        ("retag", 0, 1, 0, ROOT, HUGE, -1),
        ("deallocate", 7, ROOT),
        ("deallocate", 1, 99),
    ],
)
def test_wrong_use_is_refused(models: tuple[str, ...], wrong: tuple[str, int]):
    state = Native(models).state
    state.allocate(1, 8, ROOT, True)
    assert state.pointee(1, 4, (), True, False) == 0
    name, *arguments = wrong
    method = {"access": state.access, "retag": state.retag, "deallocate": state.deallocate}[name]
    assert method(*arguments) == 1
    assert state.access(1, 0, 1, ROOT, False) == 1


number = st.integers(-2, 6)
any_call = st.one_of(
    st.tuples(st.just("allocate"), number, number, number, st.booleans()),
    st.tuples(st.just("access"), number, number, number, number, st.booleans()),
    *[st.tuples(st.just("retag"), number, number, number, number, number, number)] * 2,
    st.tuples(st.just("deallocate"), number, number),
    st.tuples(st.just("end_call"), number),
    st.tuples(st.just("collect_in"), number, st.lists(number), st.lists(number)),
)


@needs_native
@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CHOICES), st.lists(any_call, max_size=60))
def test_any_calls_are_answered(models: tuple[str, ...], calls: list[tuple[str, int]]):
    """Also tags, allocations and frames that are used twice or are none. Where one is refused, the state is
    made again without it."""
    refused: set[int] = set()
    for last in range(len(calls)):
        state = Native(models).state
        for pointer in range(5):
            state.pointee(pointer, pointer, ((0, 1),) if pointer % 2 else (), True, False)
        state.allocate(1, 4, 0, True)
        for index, (name, *arguments) in enumerate(calls[: last + 1]):
            if index not in refused:
                answer = getattr(state, name)(*arguments)
                assert answer in (None, 0, 1)
        if state.access(1, 0, 0, 0, False):
            refused.add(last)


@needs_native
def test_wrong_arguments_raise():
    state = Native(CHOICES[2]).state
    with pytest.raises(TypeError, match="5 arguments are needed, not 2"):
        state.access(1, 2)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        state.access(1, "0", 1, 0, False)  # type: ignore[arg-type]
    with pytest.raises(OverflowError):
        state.access(1, 1 << 70, 1, 0, False)
    with pytest.raises(TypeError):
        state.collect_in(1, 5, [])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        state.collect_in(1, ["5"], [])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="no such pointer"):
        state.pointee(5, 1, (), True, False)
    with pytest.raises(ValueError, match="cells are ranges"):
        state.pointee(0, 4, ((2, 3), (1, 2)), True, False)
    with pytest.raises(ValueError, match="cells are ranges"):
        state.pointee(0, 4, ((2, 5),), True, False)
    state.allocate(1, 1, 0, False)
    assert state.access(1, 0, 1, 0, True) == 0, "a mistake in an argument is no event"


@needs_native
@every_choice
def test_an_allocation_may_be_as_large_as_numbers_are(models: tuple[str, ...]):
    native = Native(models)
    size = HUGE
    story = [
        allocate(size),
        mutable(ROOT, 1, (size - 8, size)),
        write(1, size - 4, 4),
        write(ROOT, 0, size - 8),
        read(1, size - 8, 8),
        write(ROOT, 0, size),
        free(ROOT),
    ]
    assert all([native.tell(event) for event in story])


@needs_native
@every_choice
def test_nothing_has_no_bytes(models: tuple[str, ...]):
    native = Native(models)
    story = [allocate(0), mutable(ROOT, 1, (0, 0)), read(1, 0, 0), write(ROOT, 0, 0), read(1, 0, 0), free(1)]
    assert all([native.tell(event) for event in story])


@needs_native
@every_choice
def test_memory_is_bounded_by_the_tags_that_live(models: tuple[str, ...]):
    """References to elements of a vector come and go, in calls and outside, and are collected."""
    native, random, size = Native(models), Random(3), 800
    native.tell(allocate(size))
    assert native.tell(raw(ROOT, 1, (0, size)))
    given: list[int] = []
    for step in range(2, 5000, 3):
        at = 8 * random.randrange(size // 8)
        frame = step if step % 2 else None
        events: list[Event] = [CallBegin(step)] if frame else []
        events += [mutable(1, step, (0, size)), mutable(step, step + 1, (at, at + 8), frame=frame)]
        events += [shared(step + 1, step + 2, (at, at + 4)), read(step + 2, at), write(step + 1, at + 4)]
        events += [CallEnd(step)] if frame else []
        assert all([native.tell(event) for event in events])
        given += [step, step + 1, step + 2]
        if len(given) > 60:
            native.state.collect_in(1, [ROOT, 1], given)
            given = []
            nodes, tags, tree_runs, stack_runs, items = native.state.figures(1)
            assert nodes <= 1
            assert tags <= 2
            assert tree_runs <= 1
            assert stack_runs <= 1
            assert items <= 2


@needs_native
@every_choice
def test_memory_is_bounded_where_forgetting_takes_long(models: tuple[str, ...]):
    """There are many runs, as each byte has a reference of its own that was used: then dead tags may wait."""
    native, count = Native(models), 2000
    native.tell(allocate(count))
    for tag in range(1, count):
        assert native.tell(mutable(ROOT, tag, (tag, tag + 1)))
        assert native.tell(write(tag, tag))
    live = [*range(count)]
    for new in range(count, 4 * count):
        parent = new % (count - 1) + 1
        assert native.tell(mutable(parent, new, (parent, parent + 1)))
        assert native.tell(write(new, parent))
        native.state.collect_in(1, live, [new])
        nodes, tags, tree_runs, stack_runs, items = native.state.figures(1)
        assert nodes <= count + 200
        assert tags <= count
        assert tree_runs <= count
        assert stack_runs <= count
        assert items <= 2 * count + 200
    assert all([native.tell(read(tag, tag)) for tag in range(1, count)])


@needs_native
@every_choice
def test_memory_of_ended_allocations_is_taken_again(models: tuple[str, ...]):
    native = Native(models)
    for number in range(2, 3000):
        size = number % 7 * 20
        state = native.state
        state.allocate(number, size, number, number % 2 == 0)
        assert state.access(number, 0, size, number, True) == 0
        assert state.deallocate(number, number) == 0
        assert state.figures(number) == (0, 0, 0, 0, 0)


@needs_native
@every_choice
def test_hundreds_of_tags_that_live(models: tuple[str, ...]):
    """More nodes than a word has bits; the definitions are told the same."""
    native, together, random = Native(models), Together.named(models), Random(5)
    count, size = 300, 40

    def both(event: Event) -> bool:
        allowed = together.tell(event)
        assert native.tell(event) is allowed, event
        return allowed

    both(allocate(size))
    both(CallBegin(1))
    for tag in range(1, count):
        parent = random.randrange(max(0, tag - 5), tag)
        assert both(shared(parent, tag, (0, size), frame=1 if tag % 9 == 0 else None))
    for _ in range(600):
        assert both(read(random.randrange(count), random.randrange(size)))
    live = [ROOT, *random.sample(range(1, count), 90)]
    native.state.collect_in(1, live, sorted(set(range(count)) - set(live)))
    nodes, tags, *_ = native.state.figures(1)
    assert nodes < count
    assert tags in (0, len(live))
    for _ in range(300):
        assert both(read(random.choice(live), random.randrange(size)))
    assert both(CallEnd(1))
    both(replace(write(random.choice(live)), offset=3))


@needs_native
@pytest.mark.parametrize("seed", range(6))
def test_a_vector_of_references_to_each_element(seed: int):
    """Runs as many as elements, made in any order, and one again after a write to everything."""
    count, native = 400, Native((TREE, STACKED))
    order = list(range(count))
    Random(seed).shuffle(order)
    if seed < 2:
        order.sort(reverse=bool(seed))
    native.tell(allocate(count))
    for tag, at in enumerate(order, 1):
        assert native.tell(mutable(ROOT, tag, (at, at + 1)))
        assert native.tell(write(tag, at))
    assert native.state.figures(1)[2:4] == (count, count)
    for tag, at in enumerate(order, 1):
        assert native.tell(Accessed(1, at, 1, tag, Access.WRITE))
    assert native.tell(write(ROOT, 0, count))
    assert native.state.figures(1)[2:4] == (1, 1)
    assert not native.tell(read(1, order[0]))
