"""Published bugs of mappings, as tables and bounds: nothing here says what the program is.

The rows are those of a table of mapping bugs: Manerkar et al., "Counterexamples and proof loophole for the
C/C++ to POWER and ARMv7 trailing-sync compiler mappings", 2016 (1, 2); Lahav et al., PLDI'17 (3, 4); Trippel
et al., TriCheck, ASPLOS'17 (5); LLVM issues 68428 (6), 62652 and 81978 (8), 56450 and 101551 (10); Sarkar
et al., PLDI'12 (13). Row 4 is a bug of the language's model, and is in `weak_fences`.
"""

from dataclasses import dataclass, replace

from rustrata.abstract.atomics import lower
from rustrata.architecture.mapping import Mapping, read_mapping, shipped_mapping
from rustrata.architecture.targets import TARGETS
from rustrata.executions.verdicts import Refuted
from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.alphabet import letters, operations
from rustrata.refinement.compilation import RefineOptions
from rustrata.refinement.exhaustive import Bound, ExhaustiveAnswer, conclude, search_shape, tasks
from rustrata.refinement.found_program import rust_test
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.model_file import ModelText
from rustrata.relational.search import Budget
from rustrata.relational.synthesis.program import Limits, Proposal
from rustrata.relational.synthesis.search import propose
from rustrata.relational.synthesis.shapes import Shape, shapes
from rustrata.source import SourceFile

RC11 = RefineOptions("rc11", ("no-thin-air",))
"""RC11 as instructions can keep it: load buffering is allowed."""
C11 = RefineOptions("c11-partial")
ACCESSES = ("load", "store")


@dataclass(frozen=True)
class Bug:
    """A mapping and where a program is to be found that shows it wrong: in every program of a bound, or of
    one shape of it. ``shape`` is that of the smallest one."""

    row: str
    title: str
    table: Mapping
    bound: Bound
    shape: Shape
    options: RefineOptions = RC11
    only: Shape | None = None


def changed(base: str, rows: str) -> Mapping:
    """A shipped mapping with other rows."""
    target = shipped_mapping(base).target
    text = f'name = "mine"\ntarget = "{target}"\ntitle = "t"\nsource = "s"\nextends = "{base}"\n{rows}'
    return read_mapping(SourceFile("mine.toml", text))


def _not_cumulative() -> RefineOptions:
    text = TARGETS["powerpc64"].model.read_text(encoding="utf-8")
    weaker = text.replace("let prop-base = (fences | rfe ; fences) ; hb^*", "let prop-base = fences ; hb^*")
    assert weaker != text, "the model of Power says how fences are cumulative"
    return replace(RC11, below=ModelText("not-cumulative", SourceFile("not-cumulative.cat", weaker), ()))


BUGS = (
    Bug(
        "1",
        "Power, trailing sync, under C++11",
        shipped_mapping("powerpc64-trailing"),
        Bound(6, families=ACCESSES),
        (2, 2, 1, 1),
        C11,
        (2, 2, 1, 1),
    ),
    Bug(
        "2",
        "Power, trailing sync, under C++11",
        shipped_mapping("powerpc64-trailing"),
        Bound(5, families=ACCESSES),
        (2, 2, 1),
        C11,
    ),
    Bug(
        "2, Armv7",
        "Armv7, trailing sync, under C++11",
        changed(
            "armv7",
            '[load]\nAcquire = """\nldr{size} {target}, {memory}\nteq {target}, {target}\n'
            'beq .+4\nisb\n"""\n',
        ),
        Bound(5, families=ACCESSES),
        (2, 2, 1),
        C11,
    ),
    Bug(
        "3",
        "Power, leading sync, under C++11",
        shipped_mapping("powerpc64"),
        Bound(6, families=("load", "store", "swap"), limits=Limits(writes=3)),
        (2, 2, 2),
        C11,
        (2, 2, 2),
    ),
    Bug(
        "5",
        "fences that are not cumulative",
        shipped_mapping("powerpc64"),
        Bound(5, families=ACCESSES),
        (2, 2, 1),
        _not_cumulative(),
    ),
    Bug(
        "6",
        "an exchange whose result is dropped",
        changed("aarch64-lse", '[unused.swap]\nRelaxed = "swp{size} {operand}, wzr, {memory}"\n'),
        Bound(6, families=(*ACCESSES, "fence", "swap-unused")),
        (3, 2),
    ),
    Bug(
        "8",
        "stores of one convention, loads of another",
        changed(
            "aarch64",
            '[store]\nSeqCst = """\n1: ldaxr{size} {scratch}, {memory}\n'
            'stlxr{size} {status}, {value}, {memory}\ncbnz {status}, 1b\n"""\n'
            '[load]\nSeqCst = """\nldr{size} {target}, {memory}\ndmb ish\n"""\n',
        ),
        Bound(4, families=ACCESSES),
        (2, 2),
    ),
    Bug(
        "10",
        "an update that changes nothing as a fence and a load",
        changed("aarch64", '[fetch_add]\nany = """\ndmb ish\nldar{size} {target}, {memory}\n"""\n'),
        Bound(4, families=(*ACCESSES, "swap", "fetch-add-zero")),
        (2, 2),
    ),
    Bug(
        "11",
        "LDAPR for a sequentially consistent load",
        changed("aarch64-rcpc", '[load]\nSeqCst = "ldapr{size} {target}, {memory}"'),
        Bound(4, families=ACCESSES),
        (2, 2),
    ),
    Bug(
        "12",
        "a sequentially consistent store as MOV",
        changed("x86_64", '[store]\nSeqCst = "mov {memory}, {value:imm}"'),
        Bound(4, families=ACCESSES),
        (2, 2),
    ),
    Bug(
        "13",
        "Armv7, a branch without ISB",
        changed(
            "armv7-leading",
            '[load]\nAcquire = """\nldr{size} {target}, {memory}\nteq {target}, {target}\nbeq .+4\n"""',
        ),
        Bound(4, families=ACCESSES),
        (2, 2),
    ),
    Bug(
        "13, Power",
        "Power, a branch without ISYNC",
        changed(
            "powerpc64",
            '[load]\nAcquire = """\nl{size}{zero} {target}, {memory}\ncmp{word} {target}, {target}\n'
            'bne- .+4\n"""',
        ),
        Bound(4, families=ACCESSES),
        (2, 2),
    ),
)


def decided(
    tables: Mapping | tuple[Mapping, ...],
    bound: Bound,
    options: RefineOptions = RC11,
    only: Shape | None = None,
) -> ExhaustiveAnswer:
    """The answer on all programs of a bound, or of one shape of it."""
    own = (tables,) if isinstance(tables, Mapping) else tables
    target = TARGETS[own[0].target]
    answers = []
    for task in tasks(target, own, bound, options):
        if only in (None, task.shape):
            answers.append(search_shape(task))
            if answers[-1].test:
                break
    return conclude(target, own, bound, options, answers)


def found(bug: Bug) -> LitmusTest:
    """The program that shows a bug."""
    answer = decided(bug.table, bug.bound, bug.options, bug.only)
    assert isinstance(answer.verdict, Refuted), f"row {bug.row} is found"
    return answer.verdict.witness.test


RELAXED_AND_FENCES = ("{x}.load(Relaxed)", "{x}.store({v}, Relaxed)", "fence(SeqCst)")


def weak_fences(size: int) -> LitmusTest | None:
    """Row 4: a program of relaxed accesses and SC fences with an outcome that C++11 allows and RC11 forbids,
    in up to three threads; None when there is none of this size."""
    alphabet = [each for each in letters((*ACCESSES, "fence")) if each.text in RELAXED_AND_FENCES]
    own = operations(alphabet, None)
    models = RC11.upper_model(), load_model("c11-partial")

    def confirmed(proposal: Proposal) -> bool:
        program = lower(rust_test("found", proposal, alphabet))
        repaired, old = (set(Question(program, m).outcomes(Budget(100_000)).outcomes) for m in models)
        return bool(old - repaired)

    for shape in shapes(size, 3):
        found = propose(shape, (own,) * len(shape), models, Limits(), confirmed, Budget(10_000_000))
        if found is not None:
            return rust_test("found", found, alphabet)
    return None
