"""The algebra of relations against its definitions over sets of pairs."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from naive_cat import closure, compose, pairs_of

from rustrata.relational.relation import Relations, members, relations


@st.composite
def two_relations_and_two_sets(draw):
    size = draw(st.integers(1, 9))
    events = st.integers(0, size - 1)
    pairs = st.frozensets(st.tuples(events, events), max_size=2 * size)
    return relations(size), draw(pairs), draw(pairs), draw(st.frozensets(events)), draw(st.frozensets(events))


def as_set(events) -> int:
    return sum(1 << event for event in events)


@given(two_relations_and_two_sets())
def test_every_operator(drawn):
    algebra, left, right, some, others = drawn
    a, b, s, t = algebra.relation(left), algebra.relation(right), as_set(some), as_set(others)

    def pairs(relation: int):
        return frozenset(algebra.pairs(relation))

    everything = frozenset(range(algebra.size))
    assert pairs(a) == left == pairs_of(a, algebra.size)
    assert pairs(a | b) == left | right
    assert pairs(a & b) == left & right
    assert pairs(a & ~b) == left - right
    assert pairs(algebra.full & ~a) == frozenset(product(everything, repeat=2)) - left
    assert pairs(algebra.compose(a, b)) == compose(left, right)
    assert pairs(algebra.closure(a)) == closure(left)
    assert pairs(algebra.inverse(a)) == frozenset((y, x) for x, y in left)
    assert pairs(algebra.product(s, t)) == frozenset(product(some, others))
    assert pairs(algebra.rows(s)) == frozenset(product(some, everything))
    assert pairs(algebra.identity_on(s)) == frozenset((x, x) for x in some)
    assert pairs(algebra.identity) == frozenset((x, x) for x in everything)
    assert set(members(algebra.domain(a))) == {x for x, _ in left}
    assert set(members(algebra.range(a))) == {y for _, y in left}
    assert set(members(algebra.row)) == everything
    for x in everything:
        assert set(members(algebra.successors(a, x))) == {y for z, y in left if z == x}
        assert set(members(algebra.predecessors(a, x))) == {y for y, z in left if z == x}
    assert algebra.is_acyclic(a) == all(x != y for x, y in closure(left))


@given(two_relations_and_two_sets())
def test_laws(drawn):
    algebra, left, right, _, _ = drawn
    a, b = algebra.relation(left), algebra.relation(right)
    assert algebra.inverse(algebra.compose(a, b)) == algebra.compose(algebra.inverse(b), algebra.inverse(a))
    assert algebra.compose(a, algebra.identity) == a == algebra.compose(algebra.identity, a)
    assert algebra.closure(algebra.closure(a)) == algebra.closure(a)


@given(st.frozensets(st.integers(0, 80)))
def test_members_ascend(events):
    assert list(members(as_set(events))) == sorted(events)


def test_pairs_ascend_and_no_event_is_no_trouble():
    assert list(relations(3).pairs(relations(3).relation([(2, 0), (0, 2), (0, 1)]))) == [
        (0, 1),
        (0, 2),
        (2, 0),
    ]
    nothing = Relations(0)
    assert nothing.full == nothing.identity == nothing.closure(0) == nothing.compose(0, 0) == 0
    assert nothing.is_acyclic(0)
