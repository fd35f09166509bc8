"""Placement: the program over cells behaves as the source program on a machine with a page table.

Two definitions are compared. One lowers the program first and runs it on named cells. The other runs
the source program on bytes of physical memory and asks the page table at every access.
"""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rustrata.executions.actions import (
    OLD,
    Assign,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Program,
    Read,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    I32,
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    Register,
    evaluate,
)
from rustrata.executions.outcomes import MemoryAt, Outcome, RegisterAt
from rustrata.virtual.address_map import AddressMap, PageTableEntry, Place, Placement, default_map
from rustrata.virtual.lowering import FAULT_REGISTER, FAULT_TAG, Access, PlacedProgram, operation_of, place
from rustrata.virtual.memory_types import MemoryType
from rustrata.virtual.observation import abstract, observable_locations, project
from rustrata.virtual.permissions import NO_ACCESS, READ_ONLY, READ_WRITE, Operation

State = tuple[tuple[int, ...], tuple[dict[str, int], ...], dict]
Resolve = Callable[[int, str, Operation], object]
FAULT = object()


def step(state: State, thread: int, code: Code, resolve: Resolve) -> State:
    """One action of one thread, on a sequentially consistent memory."""
    counters, registers, memory = state
    action, own, at = code[counters[thread]], dict(registers[thread]), counters[thread] + 1
    memory = dict(memory)

    def value(expression: Expression) -> int:
        return evaluate(expression, lambda leaf: own.get(leaf.name, 0))

    operation = operation_of(action)
    cell = resolve(thread, action.location, operation) if isinstance(action, Access) else None
    if cell is FAULT:
        own[FAULT_REGISTER] = counters[thread] + 1
        at = len(code)
    else:
        match action:
            case Read(target):
                own[target] = memory[cell]
            case Write():
                memory[cell] = value(action.value)
            case Update(target):
                own[OLD] = memory[cell]
                memory[cell] = value(action.value)
                own[target] = own.pop(OLD)
            case CompareExchange(target, success):
                own[target], equal = memory[cell], memory[cell] == value(action.expected)
                own[success] = int(equal)
                memory[cell] = value(action.desired) if equal else memory[cell]
            case Assign(target):
                own[target] = value(action.value)
            case Jump(label):
                at = code.index(Label(label))
            case Fence() | Label():
                pass
    changed = [*registers]
    changed[thread] = own
    return (*counters[:thread], at, *counters[thread + 1 :]), tuple(changed), memory


def final_states(threads: tuple[Code, ...], memory: dict, resolve: Resolve) -> Iterator[State]:
    """The final states of every interleaving."""
    todo: list[State] = [((0,) * len(threads), ({},) * len(threads), memory)]
    while todo:
        state = todo.pop()
        running = [thread for thread, code in enumerate(threads) if state[0][thread] < len(code)]
        todo += [step(state, thread, threads[thread], resolve) for thread in running]
        if not running:
            yield state


Seen = tuple[tuple, tuple, tuple]


def run_placed(placed: PlacedProgram) -> set[Seen]:
    """Outcomes of the program over cells, brought back to objects by abs."""
    seen = set()
    program = placed.program
    for _, registers, memory in final_states(
        program.threads, dict(program.initial), lambda _t, cell, _o: cell
    ):
        values = [(RegisterAt(t, name), registers[t].get(name, 0)) for t, name in sorted(program.registers)]
        values += [(MemoryAt(cell), memory[cell]) for cell in sorted(program.locations)]
        observation = abstract(placed, Outcome(tuple(values)))
        regs = tuple((o, v) for o, v in observation.outcome.values if isinstance(o, RegisterAt))
        final = tuple((o.location, v) for o, v in observation.outcome.values if isinstance(o, MemoryAt))
        seen.add((regs, tuple((fault.thread, fault.action) for fault in observation.faults), final))
    return seen


def run_on_page_table(program: Program, address_map: AddressMap, observed: tuple[str, ...]) -> set[Seen]:
    """Outcomes of the source program on physical memory behind a page table, by a linear search of it."""
    virtual = {
        (placement.location, thread): own.virtual
        for placement in address_map.placements
        for thread in range(len(program.threads))
        if (own := placement.place_for(thread)) is not None
    }

    def physical(thread: int, location: str, operation: Operation | None) -> object:
        address = virtual[location, thread]
        for page in address_map.pages:
            if 0 <= address - page.virtual_page < address_map.page_size and page.present:
                if operation not in (None, Operation.LOAD) and not page.permission.writable:
                    return FAULT
                return page.physical_page + address - page.virtual_page
        return FAULT

    accessed = {
        (a.location, t) for t, code in enumerate(program.threads) for a in code if isinstance(a, Access)
    }
    memory: dict = {}
    homes: dict[str, object] = {}
    for location, initial in program.initial:
        ours = [t for t in range(len(program.threads)) if (location, t) in accessed]
        found = [cell for t in ours if (cell := physical(t, location, None)) is not FAULT]
        spare = [cell for t in (0, 1) if (cell := physical(t, location, None)) is not FAULT]
        homes[location] = (found or spare or [("nowhere", location)])[0]
        memory |= dict.fromkeys([homes[location], *found], initial)
    seen = set()
    for _, registers, final in final_states(program.threads, memory, physical):
        faults = [(t, own[FAULT_REGISTER] - 1) for t, own in enumerate(registers) if FAULT_REGISTER in own]
        values = tuple(
            (RegisterAt(t, name), registers[t].get(name, 0)) for t, name in sorted(program.registers)
        )
        seen.add((values, tuple(faults), tuple((o, final[homes[o]]) for o in sorted(observed))))
    return seen


LOCATIONS = ("x", "y", "z")
INITIAL = (("x", 0), ("y", 5), ("z", 7))
ONE_MORE = Binary(BinaryOperator.ADD, Register(OLD), Constant(1))

actions = st.one_of(
    st.builds(lambda at, register: Read(register, at), st.sampled_from(LOCATIONS), st.sampled_from("ab")),
    st.builds(lambda at, v: Write(at, Constant(v)), st.sampled_from(LOCATIONS), st.integers(1, 2)),
    st.builds(lambda at: Write(at, Register("a")), st.sampled_from(LOCATIONS)),
    st.builds(lambda at: Update("b", at, ONE_MORE), st.sampled_from(LOCATIONS)),
    st.builds(
        lambda at, v: CompareExchange("a", "b", at, Constant(v), Constant(9)),
        st.sampled_from(LOCATIONS),
        st.sampled_from([0, 1]),
    ),
    st.just(Fence(frozenset({"SC"}))),
)
programs = st.builds(
    lambda first, second: Program(
        "random",
        INITIAL,
        (tuple(first), tuple(second)),
        ((0, "a"), (0, "b"), (1, "a"), (1, "b")),
        LOCATIONS,
    ),
    st.lists(actions, max_size=3),
    st.lists(actions, max_size=3),
)
pages = st.lists(
    st.builds(
        lambda physical, permission: PageTableEntry(
            0, physical * 4096, permission, present=permission != NO_ACCESS
        ),
        st.integers(0, 3),
        st.sampled_from([READ_WRITE, READ_WRITE, READ_ONLY, NO_ACCESS]),
    ),
    min_size=4,
    max_size=4,
).map(
    lambda found: tuple(
        PageTableEntry(index * 4096, page.physical_page, page.permission, present=page.present)
        for index, page in enumerate(found)
    )
)
virtual_addresses = st.builds(lambda page, slot: page * 4096 + slot * 4, st.integers(0, 3), st.integers(0, 1))
placements = st.tuples(*[st.tuples(virtual_addresses, virtual_addresses) for _ in LOCATIONS]).map(
    lambda found: tuple(
        Placement(name, (Place(0, first), Place(1, second)))
        for name, (first, second) in zip(LOCATIONS, found, strict=True)
    )
)


@given(programs, pages, placements)
def test_placed_program_is_the_source_on_a_page_table(
    program: Program, table: tuple[PageTableEntry, ...], where: tuple[Placement, ...]
) -> None:
    address_map = AddressMap(4096, table, where)
    placed = place(program, address_map, dict.fromkeys(LOCATIONS, I32))
    assert run_placed(placed) == run_on_page_table(program, address_map, observable_locations(placed))


@given(programs)
def test_the_default_map_changes_nothing(program: Program) -> None:
    placed = place(program, default_map(LOCATIONS), dict.fromkeys(LOCATIONS, I32))
    assert placed.program == program
    assert [(cell.name, cell.objects) for cell in placed.cells] == [(name, (name,)) for name in LOCATIONS]
    assert all(access.span is None for access in placed.accesses)


def two_pages(x_physical: int, y_physical: int, permission=READ_WRITE) -> AddressMap:
    return AddressMap(
        4096,
        (PageTableEntry(0x1000, x_physical), PageTableEntry(0x2000, y_physical, permission)),
        (Placement("x", (Place(None, 0x1000),)), Placement("y", (Place(None, 0x2000),))),
    )


def test_a_fault_becomes_a_tagged_fence_and_the_end_of_the_thread(
    message_passing: Program, types: dict[str, IntegerType]
) -> None:
    placed = place(message_passing, two_pages(0x8000, 0x9000, READ_ONLY), types)
    assert placed.program.threads[0] == (
        Write("x", Constant(1)),
        Fence(frozenset({FAULT_TAG})),
        Assign(FAULT_REGISTER, Constant(2)),
        Jump("%stopped"),
        Label("%stopped"),
    )
    assert placed.program.threads[1] == message_passing.threads[1]
    assert placed.program.registers == ((1, "a"), (1, "b"), (0, FAULT_REGISTER))


def test_a_fault_behind_a_branch_happens_only_where_it_is_reached(types: dict[str, IntegerType]) -> None:
    code = (Read("a", "x"), Branch(Register("a"), "out"), Write("y", Constant(1)), Label("out"))
    program = Program("branch", (("x", 0), ("y", 0)), (code,), ((0, "a"),), ("y",))
    placed = place(program, two_pages(0x8000, 0x9000, READ_ONLY), types)
    (thread,) = placed.program.threads
    assert thread[:2] == code[:2]
    assert thread[-2:] == (Label("out"), Label("%stopped"))


def test_a_failing_compare_exchange_on_a_read_only_page_faults(types: dict[str, IntegerType]) -> None:
    """The comparison with 1 fails, since y is 0; the page must be writable all the same."""
    code = (CompareExchange("a", "s", "y", Constant(1), Constant(2)),)
    program = Program("cas", (("x", 0), ("y", 0)), (code,), ((0, "s"),), ("y",))
    (seen,) = run_placed(place(program, two_pages(0x8000, 0x9000, READ_ONLY), types))
    assert seen == (((RegisterAt(0, "s"), 0),), ((0, 0),), (("y", 0),))


def test_a_store_conditional_is_placed_like_a_store(types: dict[str, IntegerType]) -> None:
    code = (Read("a", "y", exclusive=True), WriteExclusive("y", Constant(1), "s"))
    program = Program("llsc", (("x", 0), ("y", 0)), (code,), (), ("x", "y"))
    placed = place(program, two_pages(0x8000, 0x8000), types)
    assert [action.location for action in placed.program.threads[0]] == ["pa:0x8000", "pa:0x8000"]
    assert [access.operation for access in placed.accesses] == [Operation.LOAD, Operation.STORE_CONDITIONAL]


def test_shared_cell_keeps_the_later_first_value(types: dict[str, IntegerType]) -> None:
    program = Program("init", (("x", 3), ("y", 4)), ((Read("a", "x"),),), ((0, "a"),), ("x", "y"))
    placed = place(program, two_pages(0x8000, 0x8000), types)
    assert placed.program.initial == (("pa:0x8000", 4),)
    assert placed.program.locations == ("pa:0x8000",)
    assert run_placed(placed) == {(((RegisterAt(0, "a"), 4),), (), (("x", 4), ("y", 4)))}


def test_a_split_object_is_not_observed(message_passing: Program, types: dict[str, IntegerType]) -> None:
    pages = (PageTableEntry(0x1000, 0x8000), PageTableEntry(0x2000, 0x9000), PageTableEntry(0x3000, 0xA000))
    where = (Placement("x", (Place(None, 0x1000),)), Placement("y", (Place(0, 0x2000), Place(1, 0x3000))))
    placed = place(message_passing, AddressMap(4096, pages, where), types)
    assert [cell.name for cell in placed.cells] == ["x", "pa:0x9000", "pa:0xa000"]
    assert placed.program.locations == observable_locations(placed) == ("x",)
    above = Outcome(((RegisterAt(1, "a"), 1), (MemoryAt("x"), 1), (MemoryAt("y"), 1)))
    assert project(placed, above) == Outcome(((RegisterAt(1, "a"), 1), (MemoryAt("x"), 1)))
    assert all(dict(registers)[RegisterAt(1, "a")] == 0 for registers, _, _ in run_placed(placed))


@pytest.mark.parametrize("memory_type", MemoryType)
def test_memory_types_in_use_are_reported(
    message_passing: Program, types: dict[str, IntegerType], memory_type: MemoryType
) -> None:
    pages = (PageTableEntry(0x1000, 0x8000, memory_type=memory_type), PageTableEntry(0x2000, 0x9000))
    placed = place(message_passing, AddressMap(4096, pages, two_pages(0, 0).placements), types)
    assert set(placed.memory_types) == {MemoryType.WRITE_BACK, memory_type}


def test_two_increments_of_a_split_object_both_see_its_first_value(types: dict[str, IntegerType]) -> None:
    """No single counter gives 0 to both; it is how a split object shows."""
    increment = (Update("a", "y", ONE_MORE),)
    program = Program("both", (("x", 0), ("y", 0)), (increment, increment), ((0, "a"), (1, "a")), ("x",))
    pages = (PageTableEntry(0x2000, 0x9000), PageTableEntry(0x3000, 0xA000))
    where = (Placement("x", (Place(None, 0x2040),)), Placement("y", (Place(0, 0x2000), Place(1, 0x3000))))
    both_zero = ((RegisterAt(0, "a"), 0), (RegisterAt(1, "a"), 0))
    above = {registers for registers, _, _ in run_placed(place(program, default_map("xy"), types))}
    below = {
        registers for registers, _, _ in run_placed(place(program, AddressMap(4096, pages, where), types))
    }
    assert below == {both_zero}
    assert both_zero not in above


def test_two_objects_in_one_cell_end_with_one_value(types: dict[str, IntegerType]) -> None:
    """Stores of 1 to x and 2 to y leave 2 in both; separate cells keep 1 and 2."""
    code = (Write("x", Constant(1)), Write("y", Constant(2)))
    program = Program("clash", (("x", 0), ("y", 0)), (code,), (), ("x", "y"))
    assert run_placed(place(program, two_pages(0x8000, 0x8000), types)) == {((), (), (("x", 2), ("y", 2)))}
    assert run_placed(place(program, two_pages(0x8000, 0x9000), types)) == {((), (), (("x", 1), ("y", 2)))}
