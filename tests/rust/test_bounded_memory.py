"""What a machine keeps does not grow with the length of a run: tags that no pointer has, and memory that
is freed.
"""

from pathlib import Path

import pytest
from rust_store import BENCHMARKS, STORED

from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.mir import memory
from rustrata.abstract.mir.machine import Machine
from rustrata.abstract.mir.memory import MOST_GIVEN, Allocation, Memory, Provenance, used
from rustrata.abstract.mir.provenances import in_use
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

TREE, STACKED = "tree-borrows-miri-2026-08", "stacked-borrows-miri-2026-08"


def ended(path: Path, limit: int = 1_000_000) -> Machine:
    """A stored program that has run, for so many steps at most."""
    compiled = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8"))).compiled
    machine = Machine(read_program(compiled), {name: borrows(name) for name in (TREE, STACKED)})
    assert machine.run(limit=limit).kind in ("clean", "bound")
    return machine


def kept(machine: Machine) -> int:
    """The tags, nodes, items and allocations that are kept."""
    tree, stacked = machine.models[TREE], machine.models[STACKED]
    assert isinstance(tree, TreeBorrows)
    assert isinstance(stacked, StackedBorrows)
    living = [found for found in machine.memory.allocations.values() if found.live and not found.private]
    told = [found for found in living if not found.kind]
    nodes = sum(len(tree.tree(found.id).pointers) + len(tree.tree(found.id).states) for found in told)
    items = sum(len(stack.items) for found in told for _, _, stack in stacked.stacks(found.id))
    return nodes + items + sum(len(found.given) for found in living) + len(machine.memory.allocations)


def test_a_loop_that_makes_references_keeps_no_more_when_it_is_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "MOST_DEAD", 50)
    counts = [kept(ended(BENCHMARKS / "hash.mir", limit)) for limit in (10_000, 20_000, 40_000)]
    assert counts[2] < 2 * counts[0]
    assert counts[2] - counts[1] < 4 * MOST_GIVEN


@pytest.mark.parametrize("name", ["drops", "dynamic", "niches"])
@pytest.mark.parametrize("most", [1, 3])
def test_when_tags_are_forgotten_changes_no_verdict(
    name: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = ended(STORED / f"{name}.mir")
    monkeypatch.setattr(memory, "MOST_DEAD", most)
    monkeypatch.setattr(memory, "MOST_GIVEN", most)
    monkeypatch.setattr("rustrata.abstract.mir.telling.MOST_GIVEN", most)
    eager = ended(STORED / f"{name}.mir")
    assert eager.output == usual.output
    assert eager.steps == usual.steps
    assert len(eager.disagreements) == len(usual.disagreements)


def test_a_provenance_is_in_use_as_long_as_something_has_it() -> None:
    first, second = Provenance(1, 70_000), Provenance(1, 70_001)
    listed = [first, second]
    holder = {"deep": [(0, first)]}
    del first, second
    assert in_use(listed) == [listed[0]]
    holder.clear()
    assert not in_use(listed)


def test_freed_memory_is_forgotten_when_no_pointer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_DEAD", 4)
    room = Memory(lambda *told: None)

    def freed(what: str) -> Allocation:
        found = room.allocate(8, 8, memory.Storage.HEAP, what)
        room.free(found)
        return found

    pointer = room.pointer_to(freed("still pointed to"))
    exposed = freed("exposed").id
    room.exposed.add(exposed)
    for number in range(20):
        freed(f"number {number}")
    names = [found.what for found in room.allocations.values()]
    assert {"still pointed to", "exposed"} <= set(names)
    assert len(names) < 10
    kept_one = room.owner(pointer)
    assert kept_one is not None
    assert used(kept_one)
    with pytest.raises(memory.Undefined, match="dangles"):
        room.find(pointer, 8, "read")
