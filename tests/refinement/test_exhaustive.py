"""Every program up to a bound: correct mappings hold, and published bugs are found, not fed.

The rows are those of a table of mapping bugs: Manerkar et al., "Counterexamples and proof loophole for the
C/C++ to POWER and ARMv7 trailing-sync compiler mappings", 2016 (1, 2); Lahav et al., PLDI'17 (3, Z6.U);
Trippel et al., TriCheck, ASPLOS'17 (5); LLVM issues 68428 (6) and 62652, 81978 (8); Sarkar et al., PLDI'12
(13).
"""

from pathlib import Path

import pytest

from rustrata.abstract.atomics import lower
from rustrata.architecture.mapping import Mapping, read_mapping, shipped_mapping
from rustrata.architecture.targets import TARGETS
from rustrata.executions.outcomes import satisfies
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.programs.litmus import CompareExchange, FetchUpdate, LitmusTest
from rustrata.refinement.alphabet import letters, operations
from rustrata.refinement.compilation import RefineOptions, refine
from rustrata.refinement.exhaustive import Bound, ExhaustiveAnswer, conclude, search_shape, tasks
from rustrata.refinement.found_program import rust_test
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.model_file import read_model
from rustrata.relational.search import Budget
from rustrata.relational.synthesis.program import Limits, Proposal
from rustrata.relational.synthesis.search import propose
from rustrata.relational.synthesis.shapes import shapes
from rustrata.source import SourceFile

RC11 = RefineOptions("rc11", ("no-thin-air",))
"""RC11 as instructions can keep it: load buffering is allowed."""
C11 = RefineOptions("c11-partial")
ACCESSES = ("load", "store")


def changed(base: str, rows: str) -> Mapping:
    target = shipped_mapping(base).target
    text = f'name = "mine"\ntarget = "{target}"\ntitle = "t"\nsource = "s"\nextends = "{base}"\n{rows}'
    return read_mapping(SourceFile("mine.toml", text))


def decided(
    tables: Mapping | tuple[Mapping, ...],
    bound: Bound,
    options: RefineOptions = RC11,
    only: tuple[int, ...] | None = None,
) -> ExhaustiveAnswer:
    own = (tables,) if isinstance(tables, Mapping) else tables
    target = TARGETS[own[0].target]
    answers = []
    for task in tasks(target, own, bound, options):
        if only in (None, task.shape):
            answers.append(search_shape(task))
            if answers[-1].test:
                break
    return conclude(target, own, bound, options, answers)


def found(
    tables: Mapping | tuple[Mapping, ...],
    bound: Bound,
    options: RefineOptions = RC11,
    only: tuple[int, ...] | None = None,
) -> LitmusTest:
    answer = decided(tables, bound, options, only)
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
    test = found(shipped_mapping(target), Bound(5, families=ACCESSES), RefineOptions("c20"))
    assert shape(test) == (3, 2)
    tables = (shipped_mapping(target),) * 2
    (compilation,) = refine(test, [(TARGETS[target], tables)], RC11)
    assert isinstance(compilation.boundary.verdict, Holds)


@pytest.mark.parametrize("target", ["riscv64", "powerpc64", "armv7"])
def test_a_fence_before_or_behind_every_sc_load_keeps_cpp20(target: str):
    answer = decided(shipped_mapping(target), Bound(5, families=ACCESSES), RefineOptions("c20"), (3, 2))
    assert isinstance(answer.verdict, Holds)


def test_row_1_iriw_under_trailing_sync():
    test = found(shipped_mapping("powerpc64-trailing"), Bound(6, families=ACCESSES), C11, (2, 2, 1, 1))
    confirm_under_c11(test, "powerpc64-trailing")


@pytest.mark.parametrize(
    "table",
    [
        shipped_mapping("powerpc64-trailing"),
        changed("armv7", '[load]\nAcquire = """\nldr{size} {target}, {memory}\nteq {target}, {target}\n'
                'beq .+4\nisb\n"""\n'),
    ],
    ids=["powerpc64", "armv7"],
)  # fmt: skip
def test_row_2_rwc_under_trailing_sync(table: Mapping):
    test = found(table, Bound(5, families=ACCESSES), C11)
    assert shape(test) == (2, 2, 1)
    assert isinstance(decided(table, Bound(5, families=ACCESSES)).verdict, Holds)


def test_row_3_leading_sync_is_unsound_too():
    """Z6.U, with a read-modify-write and three writes to a location."""
    bound = Bound(6, families=("load", "store", "swap"), limits=Limits(writes=3))
    test = found(shipped_mapping("powerpc64"), bound, C11, (2, 2, 2))
    assert any(isinstance(each, FetchUpdate) for thread in test.threads for each in thread.body)
    confirm_under_c11(test, "powerpc64")


def confirm_under_c11(test: LitmusTest, name: str) -> None:
    """C++11 with its total order of SC operations forbids it too, and RC11 does not."""
    target = TARGETS[shipped_mapping(name).target]
    tables = (shipped_mapping(name),) * len(test.threads)
    for options, verdict in ((RefineOptions("c11-2011"), Refuted), (RC11, Holds)):
        (compilation,) = refine(test, [(target, tables)], options)
        assert isinstance(compilation.boundary.verdict, verdict)


def test_row_4_sc_fences_of_cpp11_are_too_weak():
    """RWC with two fences between relaxed accesses, seven operations: C++11 allows it, RC11 repaired that."""
    alphabet = [each for each in letters((*ACCESSES, "fence")) if each.text in RELAXED_AND_FENCES]
    own = operations(alphabet, None)
    models = RC11.upper_model(), load_model("c11-partial")

    def confirmed(proposal: Proposal) -> bool:
        program = lower(rust_test("found", proposal, alphabet))
        repaired, old = (set(Question(program, m).outcomes(Budget(100_000)).outcomes) for m in models)
        return bool(old - repaired)

    def first(size: int) -> Proposal | None:
        found = (
            propose(each, (own,) * len(each), models, Limits(), confirmed, Budget(10_000_000))
            for each in shapes(size, 3)
        )
        return next((each for each in found if each is not None), None)

    assert all(first(size) is None for size in range(1, 7))
    assert first(7) is not None


RELAXED_AND_FENCES = ("{x}.load(Relaxed)", "{x}.store({v}, Relaxed)", "fence(SeqCst)")


def test_row_5_fences_that_are_not_cumulative(tmp_path: Path):
    text = TARGETS["powerpc64"].model.read_text(encoding="utf-8")
    file = tmp_path / "not-cumulative.cat"
    weaker = text.replace("let prop-base = (fences | rfe ; fences) ; hb^*", "let prop-base = fences ; hb^*")
    assert weaker != text
    file.write_text(weaker, encoding="utf-8")
    options = RefineOptions("rc11", ("no-thin-air",), read_model(file))
    test = found(shipped_mapping("powerpc64"), Bound(5, families=ACCESSES), options)
    assert shape(test) == (2, 2, 1)


def test_row_6_an_exchange_whose_result_is_dropped():
    table = changed("aarch64-lse", '[unused.swap]\nRelaxed = "swp{size} {operand}, wzr, {memory}"\n')
    test = found(table, Bound(6, families=(*ACCESSES, "fence", "swap-unused")))
    assert shape(test) == (3, 2)
    assert "fence(Acquire)" in test.source.text


def test_row_8_stores_of_one_convention_with_loads_of_the_other():
    table = changed(
        "aarch64",
        '[store]\nSeqCst = """\n1: ldaxr{size} {scratch}, {memory}\nstlxr{size} {status}, {value}, {memory}\n'
        'cbnz {status}, 1b\n"""\n[load]\nSeqCst = """\nldr{size} {target}, {memory}\ndmb ish\n"""\n',
    )
    assert shape(found(table, Bound(4, families=ACCESSES))) == (2, 2)


@pytest.mark.parametrize(
    ("base", "rows"),
    [
        ("aarch64-rcpc", '[load]\nSeqCst = "ldapr{size} {target}, {memory}"'),
        ("x86_64", '[store]\nSeqCst = "mov {memory}, {value:imm}"'),
        ("armv7-leading", '[load]\nAcquire = """\nldr{size} {target}, {memory}\nteq {target}, {target}\n'
         'beq .+4\n"""'),
        ("powerpc64", '[load]\nAcquire = """\nl{size}{zero} {target}, {memory}\n'
         'cmp{word} {target}, {target}\nbne- .+4\n"""'),
    ],
    ids=["row 11: LDAPR", "row 12: x86", "row 13: armv7", "row 13: powerpc64"],
)  # fmt: skip
def test_rows_11_to_13(base: str, rows: str):
    assert shape(found(changed(base, rows), Bound(4, families=ACCESSES))) == (2, 2)


def test_a_compare_exchange_that_does_not_release():
    """As gcc 12 compiles it for RISC-V: LR and SC without any annotation."""
    table = changed(
        "riscv64",
        '[compare_exchange]\nRelease = """\n1: lr.{size} {target}, {memory}\nbne {target}, {expected}, 2f\n'
        "sc.{size} {status}, {desired}, {memory}\nbnez {status}, 1b\n"
        '2: xor {scratch}, {target}, {expected}\nseqz {succeeded}, {scratch}\n"""\n',
    )
    test = found(table, Bound(4, families=("load", "store", "compare-exchange")))
    assert any(isinstance(each, CompareExchange) for each in test.threads[0].body)


def test_threads_may_have_tables_of_their_own():
    """One thread whose SC stores are plain is enough for SB, whichever thread it is."""
    weak = changed("x86_64", '[store]\nSeqCst = "mov {memory}, {value:imm}"')
    test = found((shipped_mapping("x86_64"), weak), Bound(4, families=ACCESSES))
    assert shape(test) == (2, 2)


def test_what_was_found_is_plain():
    """MP needs its release and its acquire; nothing else of it is more than relaxed."""
    table = changed("riscv64", '[store]\nRelease = "s{size} {value}, {memory}"')
    test = found(table, Bound(4))
    orderings = [each.ordering.value for thread in test.threads for each in thread.body]
    assert sorted(orderings) == ["Acquire", "Relaxed", "Relaxed", "Release"]


def test_a_bound_is_no_answer():
    options = RefineOptions("rc11", ("no-thin-air",), steps=1)
    assert isinstance(decided(shipped_mapping("x86_64"), Bound(4), options).verdict, Unknown)


ZERO = ("load", "store", "swap", "fetch-add-zero")


@pytest.mark.parametrize(
    ("base", "instead", "verdict"),
    [
        ("aarch64", "dmb ish\nldar{size} {target}, {memory}", Refuted),
        ("x86_64", "mfence\nmov {target}, {memory}", Holds),
    ],
)
def test_row_10_an_update_that_changes_nothing_becomes_a_fence_and_a_load(
    base: str, instead: str, verdict: type
):
    """LLVM issues 56450 and 101551. A release by an update that writes back what it read, acquired by the
    update behind it: MP turned around. What a fence and a load keep of it depends on the machine."""
    table = changed(base, f'[fetch_add]\nany = """\n{instead}\n"""\n')
    answer = decided(table, Bound(4, families=ZERO), only=(2, 2))
    assert isinstance(answer.verdict, verdict)
    if isinstance(answer.verdict, Refuted):
        assert ".fetch_add(0, Release)" in answer.verdict.witness.test.source.text


@pytest.mark.parametrize("name", ["x86_64", "aarch64", "aarch64-lse", "riscv64", "powerpc64"])
def test_updates_that_add_hold_under_correct_mappings(name: str):
    families = ("load", "store", "fetch-add", "fetch-add-zero", "compare-exchange-weak")
    assert isinstance(decided(shipped_mapping(name), Bound(3, families=families)).verdict, Holds)


def test_the_values_of_updates_that_add_are_those_of_the_program():
    """The condition of the found test is the outcome that the witness has."""
    table = changed("aarch64-lse", '[fetch_add]\nRelease = "ldadd{size} {operand}, {target}, {memory}"\n')
    test = found(table, Bound(4, families=("load", "fetch-add")))
    (compilation,) = refine(test, [(TARGETS["aarch64"], (table,) * len(test.threads))], RC11)
    assert isinstance(compilation.boundary.verdict, Refuted)
    assert satisfies(compilation.boundary.verdict.witness.outcome, test.condition)
