"""The mapping tables: each row as it is expanded, and what a table with a mistake is told."""

import re
from pathlib import Path

import pytest

from rustrata.architecture.instruction import Line
from rustrata.architecture.mapping import Mapping, Row, read_mapping, shipped_mapping, shipped_names
from rustrata.architecture.operands import Memory, Operand, SymbolicRegister
from rustrata.architecture.rows import PLACEHOLDERS, ROWS, Operation
from rustrata.architecture.targets import TARGETS
from rustrata.architecture.template import Names, expand
from rustrata.diagnostics.catalogue.architecture import RECORDS
from rustrata.diagnostics.catalogue.record import Example
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.expressions import I32, IntegerType
from rustrata.programs.litmus.syntax import Ordering
from rustrata.source import SourceFile

HERE = Path(__file__).parent
MAPPINGS = Path(__file__).parents[2] / "src" / "rustrata" / "architecture" / "mappings"
HEAD = 'name = "mine"\ntarget = "{}"\ntitle = "t"\nsource = "s"\nextends = "{}"\n'


def lines_of(mapping: Mapping, operation: Operation, row: Row, type_: IntegerType = I32) -> tuple[Line, ...]:
    bindings: dict[str, Operand] = {name: SymbolicRegister(name) for name in PLACEHOLDERS[operation]}
    bindings["memory"] = Memory("x")
    return expand(row.template, mapping.instruction_set, Names(frozenset()), bindings, type_, None).lines


def text_of(mapping: Mapping, operation: Operation, ordering: Ordering, *, used: bool = True) -> str:
    row = mapping.row(operation, ordering, used=used)
    return "; ".join(line.text for line in lines_of(mapping, operation, row)) or "nothing"


def table(mapping: Mapping) -> str:
    """The whole table of a mapping, one row a line."""
    written = [f"{mapping.name}: {mapping.title}", f"source: {mapping.source}", ""]
    for operation, ordering in ROWS:
        label = f"{operation.value}, {ordering.value}"
        written.append(f"{label:<32} {text_of(mapping, operation, ordering)}")
    for operation, ordering in sorted(mapping.unused, key=ROWS.index):
        label = f"{operation.value}, {ordering.value}, unused"
        written.append(f"{label:<32} {text_of(mapping, operation, ordering, used=False)}")
    return "\n".join(written) + "\n"


@pytest.mark.parametrize("name", shipped_names())
def test_the_rows_are_those_of_the_reviewed_table(name: str, request: pytest.FixtureRequest):
    golden = HERE / "tables" / f"{name}.txt"
    found = table(shipped_mapping(name))
    if request.config.getoption("bless"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), "to accept it: pytest tests/architecture --bless"


def test_every_target_lists_its_mappings():
    listed = {name: target.name for target in TARGETS.values() for name in target.mappings}
    assert listed == {name: shipped_mapping(name).target for name in shipped_names()}
    assert all(target.default in target.mappings for target in TARGETS.values())


COMPLETE = [name for name in shipped_names() if "extends" not in (MAPPINGS / f"{name}.toml").read_text()]


def without_each_row(text: str) -> list[tuple[str, str]]:
    """The text of a mapping less one of its rows, with that row, for each row."""
    rows = re.finditer(r'(?ms)^(\w+) = (?:"""\n.*?"""|"[^"\n]*")\n', text)
    return [(row[0], text[: row.start()] + text[row.end() :]) for row in rows]


@pytest.mark.parametrize("name", COMPLETE)
def test_a_mapping_less_one_row_is_refused(name: str):
    """Rows of [unused.*] may be dropped: then the row for a used result is taken."""
    text = (MAPPINGS / f"{name}.toml").read_text(encoding="utf-8")
    dropped = without_each_row(text)
    assert len(dropped) > 20
    optional = len(re.findall(r"\[unused", text))
    codes = [refusal(mutant) for _, mutant in dropped]
    assert codes.count(None) == optional
    assert set(codes) <= {"ARC003", "ARC004", None}


def refusal(text: str) -> str | None:
    """The code that a mapping is refused with, None when it is taken."""
    try:
        read_mapping(SourceFile("mutant.toml", text))
    except RustrataError as error:
        return error.diagnostic.code
    return None


def test_the_missing_row_is_named():
    text = (MAPPINGS / "aarch64.toml").read_text(encoding="utf-8")
    mutant = text.replace('Release = "stlr{size} {value}, {memory}"\n', "", 1)
    with pytest.raises(RustrataError) as raised:
        read_mapping(SourceFile("mutant.toml", mutant))
    assert raised.value.diagnostic.message == (
        "the mapping has no row for `store` with the ordering `Release`"
    )
    assert raised.value.diagnostic.span is not None
    assert raised.value.diagnostic.span.text == "store"


@pytest.mark.parametrize(
    "record", [record for record in RECORDS if record.kind is Example.MAPPING], ids=lambda r: r.code
)
def test_the_example_of_a_code_has_it_at_a_place(record):
    with pytest.raises(RustrataError) as raised:
        read_mapping(SourceFile("example.toml", record.failing))
    assert raised.value.diagnostic.code == record.code
    assert raised.value.diagnostic.span is not None
    assert read_mapping(SourceFile("example.toml", record.fixed)).name == "mine"


WRONG_ROWS = [
    ("aarch64", "[load]", 'Relaxed = "ldr{size} {target}, {mem}"', "ARC007", "unknown placeholder `{mem}`"),
    ("aarch64", "[load]", 'Relaxed = "ldrb {target}, {memory}"', "ARC007", "8 bits of a location of 32 bits"),
    ("aarch64", "[load]", 'Relaxed = "ldr {memory}, {memory}"', "ARC007", "operand 1 must be a register"),
    ("aarch64", "[load]", 'Relaxed = "ldr {target}, {target}"', "ARC007", "operand 2 must be `{memory}`"),
    ("aarch64", "[load]", 'Relaxed = "ldr wzr, {memory}"', "ARC007", "the zero register as destination"),
    ("aarch64", "[fence]", 'Acquire = "dmb nsh"', "ARC007", "unknown option `nsh`"),
    ("aarch64", "[fence]", 'Acquire = "dmb"', "ARC007", "takes 1 operands"),
    ("aarch64", "[fence]", 'Acquire = "b 1f"', "ARC007", "no label `1:`"),
    ("aarch64", "[fence]", 'Acquire = "1: b 1b"', "ARC007", "jump backwards"),
    ("aarch64", "[fence]", 'Acquire = "dmb {memory}"', "ARC007", "unknown placeholder `{memory}`"),
    ("riscv64", "[fence]", 'Acquire = "fence iorw,iorw"', "ARC007", "the set `iorw`"),
    ("riscv64", "[load]", 'Relaxed = "ld {target}, {memory}"', "ARC007", "64 bits of a location of 32 bits"),
    ("riscv64", "[swap]", 'any = "amoswap.{size} {target}, {memory}, {operand}"', "ARC007", "operand 2"),
    ("x86_64", "[fence]", 'SeqCst = "sfence"', "ARC006", "x86_64 has no instruction `sfence`"),
    ("x86_64", "[fence]", "SeqCst = 3", "ARC005", "a row is a text"),
    ("x86_64", "[load]", 'Consume = "mov {target}, {memory}"', "ARC005", "no ordering `Consume`"),
    ("x86_64", "[laod]", 'Relaxed = "mov {target}, {memory}"', "ARC005", "unknown key `laod`"),
    ("x86_64", "[compute]", 'fetch_mul = "imul {new}, {operand}"', "ARC005", "unknown operation `fetch_mul`"),
    ("x86_64", "[unused.load]", 'any = "nop"', "ARC005", "unknown operation `load`"),
    ("x86_64", "[load]", 'Relaxed = "mov', "ARC003", "a mapping is a TOML file"),
    ("x86_64", "[load]", 'Relaxed = "1: mov {target}, {memory}\\njne 1b"', "ARC008", "without exactly one"),
    (
        "aarch64",
        "[swap]",
        'any = """\n1: ldxr{size} {target}, {memory}\nadd {new}, {new}, #1\n'
        'stxr{size} {status}, {operand}, {memory}\ncbnz {status}, 1b"""',
        "ARC008",
        "carries `t",
    ),
]


@pytest.mark.parametrize(("target", "section", "row", "code", "message"), WRONG_ROWS)
def test_a_wrong_row_is_refused_at_its_place(target: str, section: str, row: str, code: str, message: str):
    text = f"{HEAD.format(target, target)}{section}\n{row}\n"
    with pytest.raises(RustrataError) as raised:
        read_mapping(SourceFile("mine.toml", text))
    assert raised.value.diagnostic.code == code
    assert message in raised.value.diagnostic.message
    assert raised.value.diagnostic.span is not None
    assert raised.value.diagnostic.span.position[0] >= 6


@pytest.mark.parametrize(("other", "code"), [("aarch64", "ARC002"), ("aarch65", "ARC001")])
def test_extends_names_a_mapping_of_the_same_target(other: str, code: str):
    with pytest.raises(RustrataError) as raised:
        read_mapping(SourceFile("mine.toml", HEAD.format("x86_64", other)))
    assert raised.value.diagnostic.code == code


def test_an_ordering_wins_over_any_and_a_table_over_update():
    text = HEAD.format("riscv64", "riscv64") + (
        '[update]\nany = """\n1: lr.{size} {target}, {memory}\n{compute}\n'
        'sc.{size} {status}, {new}, {memory}\nbnez {status}, 1b\n"""\n'
        '[compute]\nfetch_add = "add {new}, {target}, {operand}"\n'
        'fetch_or = "or {new}, {target}, {operand}"\n'
        '[fetch_or]\nSeqCst = "amoor.{size}.aqrl {target}, {operand}, {memory}"\n'
        '[load]\nany = "l{size}.aq {target}, {memory}"\nRelaxed = "l{size} {target}, {memory}"\n'
    )
    mine = read_mapping(SourceFile("mine.toml", text))
    assert text_of(mine, Operation.LOAD, Ordering.NON_ATOMIC) == "lw.aq target, (x)"
    assert text_of(mine, Operation.LOAD, Ordering.RELAXED) == "lw target, (x)"
    assert text_of(mine, Operation.FETCH_OR, Ordering.SEQ_CST) == "amoor.w.aqrl target, operand, (x)"
    assert "or t0, target, operand" in text_of(mine, Operation.FETCH_OR, Ordering.RELAXED)
    assert text_of(mine, Operation.FETCH_XOR, Ordering.RELAXED) == "amoxor.w target, operand, (x)"


WIDTHS = [
    ("aarch64-lse", Operation.FETCH_MAX, IntegerType(8, True), "ldsmaxb w:operand, w:target, [x]"),
    ("aarch64-lse", Operation.FETCH_MAX, IntegerType(16, False), "ldumaxh w:operand, w:target, [x]"),
    ("aarch64-lse", Operation.FETCH_MIN, IntegerType(64, False), "ldumin x:operand, x:target, [x]"),
    ("riscv64", Operation.FETCH_MIN, IntegerType(64, False), "amominu.d target, operand, (x)"),
    ("riscv64", Operation.LOAD, IntegerType(16, True), "lh target, (x)"),
    ("powerpc64", Operation.LOAD, IntegerType(16, True), "lhz target, 0(x)"),
    ("powerpc64", Operation.LOAD, IntegerType(64, True), "ld target, 0(x)"),
    ("mips64", Operation.LOAD, IntegerType(64, False), "ld target, 0(x)"),
    ("armv7", Operation.LOAD, IntegerType(8, True), "ldrb target, [x]"),
    ("x86_64", Operation.LOAD, IntegerType(8, False), "mov target, byte ptr [x]"),
    ("aarch64", Operation.LOAD, IntegerType(64, False), "ldr x:target, [x]"),
]


@pytest.mark.parametrize(("name", "operation", "type_", "text"), WIDTHS)
def test_the_width_and_sign_are_those_of_the_location(
    name: str, operation: Operation, type_: IntegerType, text: str
):
    mapping = shipped_mapping(name)
    row = mapping.row(operation, Ordering.RELAXED)
    assert [line.text for line in lines_of(mapping, operation, row, type_)] == [text]
