"""Records are frozen, slotted dataclasses: what both define is the same."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.records import apart, parts, record, replaced


@dataclass(frozen=True, slots=True)
class Written:
    """As `dataclasses` has it."""

    name: str
    items: tuple[int, ...] = ()
    place: object = field(default=None, compare=False, repr=False)


@record
class Term:
    """As a record."""

    name: str
    items: tuple[int, ...] = ()
    place: object = apart(default=None)


@record
class Other:
    """Another class with the same fields."""

    name: str
    items: tuple[int, ...] = ()


@record
class Unit:
    """No fields."""


class Remembering:
    """Slots beside the fields."""

    __slots__ = ("_hash",)

    _hash: int


@record
class Counted(Remembering):
    """A method of its own."""

    items: tuple[int, ...]

    def __hash__(self) -> int:
        object.__setattr__(self, "_hash", len(self.items))
        return self._hash


@record
class Range:
    """Not every range is one."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"{self.low} is above {self.high}")


PARTS = st.tuples(st.sampled_from("ab"), st.tuples(st.integers(0, 1)), st.integers(0, 1))


@given(PARTS, PARTS)
def test_equality_hash_and_text_are_those_of_the_dataclass(first, second):
    assert (Term(*first) == Term(*second)) == (Written(*first) == Written(*second))
    assert hash(Term(*first)) == hash(Written(*first))
    assert repr(Term(*first)) == repr(Written(*first)).replace("Written", "Term")


def test_records_of_two_classes_are_never_equal():
    assert Term("a") != Other("a")
    assert Unit() == Unit()
    assert hash(Unit()) == hash(())


def test_the_fields_are_arguments_in_order_and_by_name():
    assert Term("a", place=3).place == 3
    assert Term(items=(1,), name="a") == Term("a", (1,))
    assert Term("a").items == ()
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument: 'name'"):
        Term()
    with pytest.raises(TypeError, match="unexpected keyword argument 'missing'"):
        Term("a", missing=1)


def test_a_record_cannot_be_changed():
    term = Term("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        term.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'other'"):
        term.other = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del term.name
    assert not hasattr(term, "__dict__")


def test_dataclasses_takes_records():
    assert is_dataclass(Term)
    assert [(f.name, f.compare, f.repr) for f in fields(Term)] == [
        (f.name, f.compare, f.repr) for f in fields(Written)
    ]
    assert replace(Term("a", (1,), 2), name="b") == Term("b", (1,))
    assert replace(Term("a", (1,), 2), name="b").place == 2
    assert fields(Unit()) == ()


def test_a_record_with_other_values():
    assert replaced(Term("a", (1,), 2), name="b") == replace(Term("a", (1,), 2), name="b")
    assert replaced(Term("a", (1,), 2), name="b").place == 2
    with pytest.raises(TypeError, match="unexpected keyword argument 'missing'"):
        replaced(Term("a"), missing=1)


def test_the_parts_of_a_record():
    assert parts(Term("a", (1,), 2)) == ("a", (1,), 2)
    assert parts(Unit()) == parts("text") == ()


def test_match_takes_a_record_apart():
    match Term("a", (1, 2)):
        case Term(name, (first, *_), place=None):
            assert (name, first) == ("a", 1)
        case _:
            pytest.fail("it has these parts")


def test_copies_are_equal():
    term = Term("a", (1,), [2])
    assert copy.deepcopy(term) == term
    assert copy.deepcopy(term).place is not term.place
    assert pickle.loads(pickle.dumps(term)) == term


def test_a_record_can_refuse_its_fields():
    assert Range(1, 2).high == 2
    with pytest.raises(ValueError, match="3 is above 2"):
        Range(3, 2)
    with pytest.raises(ValueError, match="3 is above 2"):
        replace(Range(1, 2), low=3)


def test_methods_and_documentation_of_the_class_stay():
    assert hash(Counted((1, 2, 3))) == 3
    assert Counted((1,)) == Counted((1,))
    assert Term.__doc__ == "As a record."
    assert Term.__qualname__ == "Term"
    assert Term("a").__init__.__qualname__ == "Term.__init__"


def test_a_record_has_no_fields_of_a_base_class():
    with pytest.raises(AssertionError, match="the base class has fields"):

        @record
        class Derived(Term):
            """More fields."""

            more: int


def test_a_default_cannot_change():
    class Shared:
        """A list for all."""

        items: list[int] = []  # noqa: RUF012

    with pytest.raises(AssertionError, match="all records would share the default of items"):
        record(Shared)
