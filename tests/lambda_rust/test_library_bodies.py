"""The libraries' functions have a body and a type each, and these agree on names, types and arguments."""

from collections.abc import Iterator

import pytest

from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.cursor import Cursor
from rustrata.programs.lambda_rust.library.bodies import body_of, library_items
from rustrata.programs.lambda_rust.type_reader import read_fn_type
from rustrata.source import SourceFile
from rustrata.typing.interfaces import INTERFACES

SHARED_BY_BODIES = {
    *("acquire", "try_read", "end_read", "rc_release", "increment", "decrement", "arc_release"),
    *("is_unique", "arc_downgrade_loop", "arc_upgrade_loop", "start", "wait", "swap_cells"),
}


def free_variables(e: core.Expression, bound: frozenset[str] = frozenset()) -> Iterator[str]:
    match e:
        case core.Variable(name):
            if name not in bound:
                yield name
        case core.Recursive(name, parameters, body):
            yield from free_variables(body, bound | {one for one in (name, *parameters) if one})
        case _:
            for slot in type(e).__slots__:
                part = getattr(e, slot)
                for inner in part if isinstance(part, tuple) else (part,):
                    if isinstance(inner, core.Expression):
                        yield from free_variables(inner, bound)


def test_every_function_with_a_type_has_a_body_and_the_other_way_round():
    assert set(library_items()) == set(INTERFACES) | SHARED_BY_BODIES


@pytest.mark.parametrize("name", INTERFACES)
def test_a_body_takes_the_types_and_arguments_of_its_interface(name: str):
    item, interface = library_items()[name], INTERFACES[name]
    type_ = read_fn_type(Cursor(SourceFile(name, interface.type_)))
    assert item.parameters == tuple(interface.parameters)
    assert item.body.name == name
    assert len(item.body.parameters) == 1 + len(type_.arguments), "the return continuation comes first"


@pytest.mark.parametrize("name", INTERFACES)
@pytest.mark.parametrize("cells", [0, 1, 3])
def test_a_body_at_sizes_is_closed(name: str, cells: int):
    item = library_items()[name]
    assert not list(free_variables(body_of(item, [cells] * len(item.parameters))))
