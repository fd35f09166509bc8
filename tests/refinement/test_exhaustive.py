"""Every program up to a bound: correct mappings hold, and published bugs are found, not fed."""

import pytest
from mapping_bugs import ACCESSES, BUGS, RC11, Bug, changed, decided, found, weak_fences

from rustrata.architecture.mapping import Mapping, shipped_mapping
from rustrata.architecture.targets import TARGETS
from rustrata.executions.outcomes import satisfies
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.programs.litmus import CompareExchange, FetchUpdate, LitmusTest
from rustrata.refinement.compilation import RefineOptions, refine
from rustrata.refinement.exhaustive import Bound

BUG = {bug.row: bug for bug in BUGS}


def found_by(
    tables: Mapping | tuple[Mapping, ...], bound: Bound, options: RefineOptions = RC11
) -> LitmusTest:
    answer = decided(tables, bound, options)
    assert isinstance(answer.verdict, Refuted)
    return answer.verdict.witness.test


def shape(test: LitmusTest) -> tuple[int, ...]:
    return tuple(len(thread.body) for thread in test.threads)


CORRECT = [name for target in TARGETS.values() for name in target.mappings if not name.startswith("seed")]


@pytest.mark.parametrize("name", CORRECT)
def test_correct_mappings_hold_on_every_program_of_four_operations(name: str):
    bound = Bound(4, families=("load", "store", "fence", "swap", "compare-exchange"))
    answer = decided(shipped_mapping(name), bound)
    assert isinstance(answer.verdict, Holds)
    assert answer.verdict.coverage.exhaustive
    assert answer.searched == 1 + 2 + 3 + 5


@pytest.mark.parametrize("target", ["x86_64", "aarch64"])
def test_the_axioms_of_cpp20_are_stronger_than_store_forwarding(target: str):
    """[atomics.order]/3 and /4 order by S what is coherence-ordered, also through a read of a store that is
    not SC; a processor reads its own store early. RC11 does not ask for it."""
    test = found_by(shipped_mapping(target), Bound(5, families=ACCESSES), RefineOptions("c20"))
    assert shape(test) == (3, 2)
    tables = (shipped_mapping(target),) * 2
    (compilation,) = refine(test, [(TARGETS[target], tables)], RC11)
    assert isinstance(compilation.boundary.verdict, Holds)


@pytest.mark.parametrize("target", ["riscv64", "powerpc64", "armv7"])
def test_a_fence_before_or_behind_every_sc_load_keeps_cpp20(target: str):
    answer = decided(shipped_mapping(target), Bound(5, families=ACCESSES), RefineOptions("c20"), (3, 2))
    assert isinstance(answer.verdict, Holds)


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: f"row {bug.row}: {bug.title}")
def test_published_bugs_are_found(bug: Bug):
    test = found(bug)
    assert shape(test) == bug.shape
    if bug.row in ("1", "3"):
        confirm_under_c11(test, bug.table.name)
    if bug.row == "3":
        assert any(isinstance(each, FetchUpdate) for thread in test.threads for each in thread.body)
    if bug.row == "6":
        assert "fence(Acquire)" in test.source.text
    if bug.row == "10":
        assert ".fetch_add(0, Release)" in test.source.text


@pytest.mark.parametrize("row", ["2", "2, Armv7"])
def test_trailing_sync_is_sound_since_rc11(row: str):
    assert isinstance(decided(BUG[row].table, BUG[row].bound).verdict, Holds)


def confirm_under_c11(test: LitmusTest, name: str) -> None:
    """C++11 with its total order of SC operations forbids it too, and RC11 does not."""
    target = TARGETS[shipped_mapping(name).target]
    tables = (shipped_mapping(name),) * len(test.threads)
    for options, verdict in ((RefineOptions("c11-2011"), Refuted), (RC11, Holds)):
        (compilation,) = refine(test, [(target, tables)], options)
        assert isinstance(compilation.boundary.verdict, verdict)


def test_row_4_sc_fences_of_cpp11_are_too_weak():
    """RWC with two fences between relaxed accesses, seven operations: C++11 allows it, RC11 repaired that."""
    assert all(weak_fences(size) is None for size in range(1, 7))
    assert weak_fences(7) is not None


def test_a_compare_exchange_that_does_not_release():
    """As gcc 12 compiles it for RISC-V: LR and SC without any annotation."""
    table = changed(
        "riscv64",
        '[compare_exchange]\nRelease = """\n1: lr.{size} {target}, {memory}\nbne {target}, {expected}, 2f\n'
        "sc.{size} {status}, {desired}, {memory}\nbnez {status}, 1b\n"
        '2: xor {scratch}, {target}, {expected}\nseqz {succeeded}, {scratch}\n"""\n',
    )
    test = found_by(table, Bound(4, families=("load", "store", "compare-exchange")))
    assert any(isinstance(each, CompareExchange) for each in test.threads[0].body)


def test_threads_may_have_tables_of_their_own():
    """One thread whose SC stores are plain is enough for SB, whichever thread it is."""
    weak = changed("x86_64", '[store]\nSeqCst = "mov {memory}, {value:imm}"')
    test = found_by((shipped_mapping("x86_64"), weak), Bound(4, families=ACCESSES))
    assert shape(test) == (2, 2)


def test_what_was_found_is_plain():
    """MP needs its release and its acquire; nothing else of it is more than relaxed."""
    table = changed("riscv64", '[store]\nRelease = "s{size} {value}, {memory}"')
    test = found_by(table, Bound(4))
    orderings = [each.ordering.value for thread in test.threads for each in thread.body]
    assert sorted(orderings) == ["Acquire", "Relaxed", "Relaxed", "Release"]


def test_a_bound_is_no_answer():
    options = RefineOptions("rc11", ("no-thin-air",), steps=1)
    assert isinstance(decided(shipped_mapping("x86_64"), Bound(4), options).verdict, Unknown)


def test_row_10_is_no_bug_on_x86():
    """LLVM issue 56450: MFENCE and a load keep all that an update does which changes nothing."""
    table = changed("x86_64", '[fetch_add]\nany = """\nmfence\nmov {target}, {memory}\n"""\n')
    bound = Bound(4, families=("store", "swap", "fetch-add-zero"))
    answer = decided(table, bound, only=(2, 2))
    assert isinstance(answer.verdict, Holds)


@pytest.mark.parametrize("name", ["x86_64", "aarch64", "aarch64-lse", "riscv64", "powerpc64"])
def test_updates_that_add_hold_under_correct_mappings(name: str):
    families = ("load", "store", "fetch-add", "fetch-add-zero", "compare-exchange-weak")
    assert isinstance(decided(shipped_mapping(name), Bound(3, families=families)).verdict, Holds)


def test_the_values_of_updates_that_add_are_those_of_the_program():
    """The condition of the found test is the outcome that the witness has."""
    table = changed("aarch64-lse", '[fetch_add]\nRelease = "ldadd{size} {operand}, {target}, {memory}"\n')
    test = found_by(table, Bound(4, families=("load", "fetch-add")))
    (compilation,) = refine(test, [(TARGETS["aarch64"], (table,) * len(test.threads))], RC11)
    assert isinstance(compilation.boundary.verdict, Refuted)
    assert satisfies(compilation.boundary.verdict.witness.outcome, test.condition)
