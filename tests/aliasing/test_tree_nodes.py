"""The nodes of a tree and their numbers, runs of bytes, drawings, and the collection of nodes."""

from itertools import pairwise

from borrow_stories import ROOT, allocate, box, expose, mutable, raw, read, run, shared, write
from hypothesis import given
from hypothesis import strategies as st

from rustrata.abstract.aliasing.events import WILDCARD, CallBegin, CallEnd, Event, Tag
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_drawing import draw, rows
from rustrata.abstract.aliasing.tree_nodes import Tree
from rustrata.abstract.aliasing.tree_profile import MIRI


def model_after(size: int, *events: Event) -> TreeBorrows:
    model = TreeBorrows(MIRI)
    assert run(model, [allocate(size), *events]) is None
    return model


def tags(model: TreeBorrows) -> list[Tag]:
    return [row.tag for row in rows(model.tree(1))]


def assert_in_order(tree: Tree) -> None:
    assert tree.starts == sorted(set(tree.starts))
    assert tree.starts[0] == 0
    assert tree.starts[-1] == tree.size
    assert len(tree.states) == len(tree.starts) - 1
    assert all(left != right for left, right in pairwise(tree.states))


def test_bytes_with_equal_permissions_are_one_run():
    model = model_after(1_000_000, mutable(ROOT, 1, (0, 1_000_000)))
    tree = model.tree(1)
    for offset in range(0, 80, 8):
        assert model.access(1, offset, 8, 1, write(1).access) is None
        assert_in_order(tree)
        assert tree.starts == [0, offset + 8, 1_000_000]
    for offset in range(72, -1, -8):
        assert model.access(1, offset, 8, ROOT, read(ROOT).access) is None
        assert_in_order(tree)
        assert len(tree.states) == (3 if offset else 2)
    model.access(1, 0, 1_000_000, ROOT, write(ROOT).access)
    assert tree.starts == [0, 1_000_000]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(1, 8), st.integers(0, 2)), max_size=12))
def test_runs_are_cut_and_joined(writes: list[tuple[int, int, int]]):
    """The runs of a tree against a list of bytes."""
    tree = Tree(8, ROOT)
    plain = [tree.states[0]] * 8
    for start, length, value in writes:
        end = min(8, start + length)
        new = (value, 0, 0, 0, 0, 0, 0)
        plain[start:end] = [new] * (end - start)
        position = start
        while position < end:
            index = tree.run(position)
            stop = min(end, tree.starts[index + 1])
            if tree.states[index] != new:
                tree.replace(index, position, stop, new)
            position = stop
        assert_in_order(tree)
        assert [tree.states[tree.run(byte)] for byte in range(8)] == plain


def test_accesses_of_no_bytes_are_allowed_anywhere():
    model = model_after(4, shared(ROOT, 1), read(1, 4, 0), write(1, 0, 0))
    empty = TreeBorrows(MIRI)
    assert run(empty, [allocate(0), mutable(ROOT, 1, (0, 0)), write(1, 0, 0), read(1, 0, 0)]) is None
    assert tags(model) == [ROOT, 1]
    assert draw(1, empty.tree(1)) == "allocation 1\n0\n└ 1"


DRAWING = """\
allocation 1          0       1       2       3
0                     Unq     Unq     Unq     Unq
├ x                   Unq     Dis     Res     Res
│ └ 2 protected       Unq     Dis     Res C?  Res C?
│   └ 3 exposed       Unq     Dis     Res     Res
└ 4 weakly protected  Res C?  Unq     Res     Res C?
  └ 5                 Cell    Cell    Frz     Cell
6                     Res IM  Res IM  Res IM  Res IM"""


def test_a_drawing():
    """Two calls, byte 0 was written by the one and byte 1 by the other; byte 3 was read by the root."""
    model = model_after(
        4,
        mutable(ROOT, 1, (0, 1)),
        CallBegin(1),
        CallBegin(2),
        mutable(1, 2, (0, 1), frame=1),
        mutable(2, 3, (0, 1)),
        write(3),
        expose(3),
        box(ROOT, 4, (1, 2), frame=2),
        write(4, 1),
        shared(4, 5, (1, 3), cells=((0, 1),)),
        read(ROOT, 3),
        mutable(WILDCARD, 6, (0, 1), cells=((0, 1),)),
    )
    assert draw(1, model.tree(1), {1: "x"}) == DRAWING


def test_a_dead_leaf_is_removed_and_its_number_used_again():
    model = model_after(1, mutable(ROOT, 1), mutable(1, 2), write(2))
    model.collect({ROOT, 1})
    assert tags(model) == [ROOT, 1]
    assert run(model, [shared(1, 3)]) is None
    tree = model.tree(1)
    assert len(tree.tags) == 3
    assert model.words(1) == {ROOT: ["Unique"], 1: ["Unique"], 3: ["Frozen"]}


def test_a_dead_node_gives_its_place_to_an_only_child_that_is_as_strict():
    model = model_after(1, mutable(ROOT, 1), shared(1, 2), shared(2, 3))
    model.collect({ROOT, 3})
    assert tags(model) == [ROOT, 3]
    assert model.words(1)[3] == ["Frozen"]


def test_it_stays_if_the_child_permits_more():
    """Through the Reserved child one could write what its Frozen parent forbids."""
    model = model_after(1, shared(ROOT, 1), mutable(1, 2))
    model.collect({ROOT, 2})
    assert tags(model) == [ROOT, 1, 2]
    violation = tell(model, write(2))
    assert violation is not None
    assert violation.other == 1


def test_it_stays_if_the_child_permits_more_at_one_byte():
    model = model_after(2, mutable(ROOT, 1, (0, 2)), mutable(1, 2, (0, 2)), write(1, 1))
    assert model.words(1) == {ROOT: ["Unique"] * 2, 1: ["Reserved", "Unique"], 2: ["Reserved", "Disabled"]}
    model.collect({ROOT, 2})
    assert tags(model) == [ROOT, 2]
    model = model_after(2, mutable(ROOT, 1, (0, 2)), write(1, 1), read(ROOT, 1), mutable(1, 2, (0, 2)))
    model.collect({ROOT, 2})
    assert tags(model) == [ROOT, 1, 2]


def test_a_node_with_two_children_stays():
    model = model_after(1, mutable(ROOT, 1), shared(1, 2), shared(1, 3))
    model.collect({ROOT, 2, 3})
    assert tags(model) == [ROOT, 1, 2, 3]
    model.collect({ROOT, 3})
    assert tags(model) == [ROOT, 3]


def test_protected_and_exposed_nodes_and_roots_stay():
    model = model_after(
        1, mutable(ROOT, 1), expose(1), mutable(WILDCARD, 2), CallBegin(1), shared(2, 3, frame=1)
    )
    model.collect(set())
    assert tags(model) == [ROOT, 1, 2, 3]
    assert tell(model, CallEnd(1)) is None
    model.collect(set())
    assert tags(model) == [ROOT, 1, 2]


def test_a_node_lives_by_any_of_its_names():
    model = model_after(1, mutable(ROOT, 1), raw(1, 2))
    model.collect({ROOT, 2})
    assert tags(model) == [ROOT, 1]
    assert tell(model, write(2)) is None
    model.collect({ROOT})
    assert tags(model) == [ROOT]


def test_memory_is_bounded_by_the_nodes_that_live():
    """Ten thousand reborrows that come and go, collected now and then."""
    model = model_after(64, mutable(ROOT, 1, (0, 64)))
    for number in range(2, 10_002):
        offset = number % 64
        events = [mutable(1, number, (offset, offset + 1)), write(number, offset), read(1, offset)]
        assert run(model, events) is None
        if number % 50 == 0:
            model.collect({ROOT, 1})
    tree = model.tree(1)
    assert len(tree.tags) <= 60
    assert max(plane for planes in tree.states for plane in planes).bit_length() <= 60
    assert len(tree.pointers) <= 60
