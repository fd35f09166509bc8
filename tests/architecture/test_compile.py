"""Compilation of tests: what is emitted, and that it computes what the source says."""

import pytest
from assembly import outcomes

from rustrata.architecture.compile import CompiledProgram, compile_test
from rustrata.architecture.costs import cost_of, figures
from rustrata.architecture.instruction import Instruction
from rustrata.architecture.mapping import Mapping, shipped_mapping
from rustrata.architecture.targets import TARGETS, find_target, parse_mapping_choice
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.outcomes import MemoryAt, RegisterAt
from rustrata.programs.litmus import parse
from rustrata.programs.litmus.statements import source_registers
from rustrata.source import SourceFile

MP = """\
Rust MP
{ x = 0; y = 0; }

fn P0(x: &AtomicI32, y: &AtomicI32) {
    x.store(1, Relaxed);
    y.store(1, Release);
}

fn P1(x: &AtomicI32, y: &AtomicI32) {
    let a = y.load(Acquire);
    let b = x.load(Relaxed);
}

exists (1:a=1 /\\ 1:b=0)
"""


def compiled(text: str, target: str, choice: str) -> CompiledProgram:
    test = parse(SourceFile("test.litmus", text))
    return compile_test(test, parse_mapping_choice(choice, TARGETS[target], len(test.threads)))


def one_thread(
    body: str, target: str, choice: str, *, type_: str = "AtomicI32", initial: int = 0
) -> CompiledProgram:
    text = f"Rust one\n{{ x = {initial}; }}\n\nfn P0(x: &{type_}) {{\n{body}\n}}\n\nexists (x=0)\n"
    return compiled(text, target, choice)


MESSAGE_PASSING = {
    "x86_64": ("mov dword ptr [x], 1; mov dword ptr [y], 1", "mov a, dword ptr [y]; mov b, dword ptr [x]"),
    "aarch64": (
        "mov w:t0, #1; str w:t0, [x]; mov w:t1, #1; stlr w:t1, [y]",
        "ldar w:a, [y]; ldr w:b, [x]",
    ),
    "aarch64-rcpc": (
        "mov w:t0, #1; str w:t0, [x]; mov w:t1, #1; stlr w:t1, [y]",
        "ldapr w:a, [y]; ldr w:b, [x]",
    ),
    "riscv64": (
        "li t0, 1; sw t0, (x); li t1, 1; fence rw,w; sw t1, (y)",
        "lw a, (y); fence r,rw; lw b, (x)",
    ),
    "riscv64-zalasr": ("li t0, 1; sw t0, (x); li t1, 1; sw.rl t1, (y)", "lw.aq a, (y); lw b, (x)"),
    "powerpc64": (
        "li t0, 1; stw t0, 0(x); li t1, 1; lwsync; stw t1, 0(y)",
        "lwz a, 0(y); cmpw a, a; bne- .+4; isync; lwz b, 0(x)",
    ),
    "mips64": (
        "li t0, 1; sw t0, 0(x); li t1, 1; sync; sw t1, 0(y)",
        "lw a, 0(y); sync; lw b, 0(x)",
    ),
    "armv7": (
        "mov t0, #1; str t0, [x]; mov t1, #1; dmb ish; str t1, [y]",
        "ldr a, [y]; dmb ish; ldr b, [x]",
    ),
    "armv7-leading": (
        "mov t0, #1; str t0, [x]; mov t1, #1; dmb ish; str t1, [y]",
        "ldr a, [y]; teq a, a; beq .+4; isb; ldr b, [x]",
    ),
}


@pytest.mark.parametrize("name", MESSAGE_PASSING)
def test_message_passing_in_the_assembly_of_each_mapping(name: str):
    program = compiled(MP, shipped_mapping(name).target, name)
    found = tuple("; ".join(line.text for line in thread.lines) for thread in program.threads)
    assert found == MESSAGE_PASSING[name]


def test_the_observables_are_those_of_the_source():
    program = compiled(MP, "aarch64", "aarch64").program
    assert program.registers == ((1, "a"), (1, "b"))
    assert program.locations == ("x", "y")
    assert program.initial == (("x", 0), ("y", 0))
    values = {str(outcome) for outcome in outcomes("aarch64", program)}
    assert len(values) == 3
    assert not any(
        o[RegisterAt(1, "a")] == 1 and o[RegisterAt(1, "b")] == 0 for o in outcomes("aarch64", program)
    )


def test_each_statement_has_its_instructions_and_their_source():
    thread = compiled(MP, "riscv64", "riscv64").threads[0]
    assert [[i.text for i in s.instructions] for s in thread.statements] == [
        ["sw t0, (x)"],
        ["fence rw,w", "sw t1, (y)"],
    ]
    assert [[i.text for i in s.operands] for s in thread.statements] == [["li t0, 1"], ["li t1, 1"]]
    assert all(i.span == s.statement.span for s in thread.statements for i in s.instructions)
    assert sum(len(s.instructions) + len(s.operands) for s in thread.statements) == len(thread.instructions)
    spans = {action.span for i in thread.instructions for action in i.actions if not isinstance(action, str)}
    assert spans == {s.statement.span for s in thread.statements}


def test_temporaries_avoid_the_names_of_the_source():
    program = one_thread(
        "let t0 = x.load(Relaxed); x.store(t0 + 1, Relaxed); let t2 = 5;", "riscv64", "riscv64"
    )
    assert program.threads[0].text == "lw t0, (x)\nadd t3, t0, 1\nsext.w t1, t3\nsw t1, (x)\nli t2, 5"


def test_a_row_may_write_its_target_before_it_has_read_its_operand():
    body = "let a = x.load(Relaxed); let a = x.fetch_add(a, Relaxed);"
    for name in ("x86_64", "aarch64", "aarch64-lse", "riscv64"):
        program = one_thread(body, shipped_mapping(name).target, name, initial=3)
        (outcome,) = outcomes(shipped_mapping(name).target, program.program)
        assert (outcome[RegisterAt(0, "a")], outcome[MemoryAt("x")]) == (3, 6)


def test_an_if_becomes_a_branch_and_keeps_its_control_dependency():
    body = "let a = x.load(Relaxed); if a == 1 { x.store(2, Relaxed); } else { x.store(3, Relaxed); }"
    text = one_thread(body, "aarch64", "aarch64").threads[0].text
    assert text.splitlines() == [
        "ldr w:a, [x]",
        "cmp x:a, #1",
        "b.ne .L0",
        "mov w:t0, #2",
        "str w:t0, [x]",
        "b .L1",
        ".L0:",
        "mov w:t1, #3",
        "str w:t1, [x]",
        ".L1:",
    ]


def test_large_constants_get_a_register_and_small_ones_do_not():
    body = f"x.store({2**40}, Relaxed); x.store(7, Relaxed);"
    text = one_thread(body, "x86_64", "x86_64", type_="AtomicI64").threads[0].text
    assert text.splitlines() == [f"mov t0, {2**40}", "mov qword ptr [x], t0", "mov qword ptr [x], 7"]


def test_the_zero_register_needs_no_constant():
    assert one_thread("x.store(0, Release);", "aarch64", "aarch64").threads[0].text == "stlr wzr, [x]"
    assert one_thread("x.store(0, Relaxed);", "riscv64", "riscv64").threads[0].text == "sw zero, (x)"


@pytest.mark.parametrize(
    ("operation", "old"),
    [
        ("fetch_or(6, SeqCst)", "lock or dword ptr [x], 6"),
        ("fetch_add(1, Relaxed)", "lock add dword ptr [x], 1"),
    ],
)
def test_x86_drops_an_old_value_that_nobody_wants(operation: str, old: str):
    assert one_thread(f"x.{operation};", "x86_64", "x86_64").threads[0].text == old


@pytest.mark.parametrize(
    ("success", "failure", "loads"),
    [
        ("Relaxed", "Relaxed", "ldxr"),
        ("Release", "Relaxed", "ldxr"),
        ("Relaxed", "Acquire", "ldaxr"),
        ("Release", "Acquire", "ldaxr"),
        ("AcqRel", "Relaxed", "ldaxr"),
        ("Relaxed", "SeqCst", "ldaxr"),
    ],
)
def test_a_compare_exchange_loads_as_its_stronger_ordering_says(success: str, failure: str, loads: str):
    program = one_thread(f"let a = x.compare_exchange(0, 1, {success}, {failure});", "aarch64", "aarch64")
    assert program.threads[0].instructions[1].mnemonic == loads


def outcomes_of(body: str, name: str, initial: int = 0) -> set[tuple[int, ...]]:
    target = shipped_mapping(name).target
    found = outcomes(target, one_thread(body, target, name, initial=initial).program)
    return {tuple(value for _, value in outcome.values) for outcome in found}


CORRECT = [
    name for name in sorted(m for t in TARGETS.values() for m in t.mappings) if not name.startswith("seed")
]
LL_SC = (
    *("aarch64", "armv7", "armv7-leading", "mips64", "powerpc64", "powerpc64-trailing"),
    *("riscv64", "riscv64-a6", "riscv64-zalasr"),
)


@pytest.mark.parametrize("name", CORRECT)
def test_a_strong_compare_exchange_fails_only_when_the_values_differ(name: str):
    body = "let ok = x.compare_exchange(0, 5, SeqCst, Relaxed).is_ok() as i32;"
    assert outcomes_of(body, name) == {(1, 5)}
    assert outcomes_of(body, name, initial=2) == {(0, 2)}


@pytest.mark.parametrize("name", CORRECT)
def test_a_weak_compare_exchange_may_fail_where_it_is_one_attempt(name: str):
    body = "let ok = x.compare_exchange_weak(0, 5, SeqCst, Relaxed).is_ok() as i32;"
    assert outcomes_of(body, name) == ({(1, 5), (0, 0)} if name in LL_SC else {(1, 5)})
    assert outcomes_of(body, name, initial=2) == {(0, 2)}


@pytest.mark.parametrize("name", ["seed-aarch64", "seed-mips64", "seed-powerpc64", "seed-riscv64"])
def test_the_compare_exchange_of_the_seed_loses_stores(name: str):
    """LDXR; CMP; BNE; STXR without looking at the status: success is reported, and nothing written."""
    body = "let ok = x.compare_exchange(0, 5, SeqCst, Relaxed).is_ok() as i32;"
    assert outcomes_of(body, name) == {(1, 5), (1, 0)}


@pytest.mark.parametrize("width", ["AtomicU8", "AtomicI16"])
def test_risc_v_has_no_narrow_read_modify_write(width: str):
    with pytest.raises(RustrataError) as raised:
        one_thread("let a = x.fetch_add(1, Relaxed);", "riscv64", "riscv64", type_=width)
    diagnostic = raised.value.diagnostic
    assert diagnostic.code == "ARC009"
    assert diagnostic.span is not None
    assert "fetch_add" in diagnostic.span.text
    one_thread("let a = x.load(Relaxed);", "riscv64", "riscv64", type_=width)


def test_armv7_accesses_no_64_bits_at_once():
    with pytest.raises(RustrataError) as raised:
        one_thread("let a = x.load(Relaxed);", "armv7", "armv7", type_="AtomicI64")
    assert raised.value.diagnostic.code == "ARC009"
    assert "an access of 64 bits" in raised.value.diagnostic.message


def test_armv7_has_no_table_of_the_seed():
    with pytest.raises(RustrataError) as raised:
        parse_mapping_choice("seed", TARGETS["armv7"], 1)
    assert raised.value.diagnostic.code == "ARC001"
    assert raised.value.diagnostic.help == "the mappings to armv7 are armv7, armv7-leading"


def test_mappings_are_chosen_for_all_threads_or_for_each():
    aarch64 = TARGETS["aarch64"]

    def names(choice: str) -> list[str]:
        return [mapping.name for mapping in parse_mapping_choice(choice, aarch64, 3)]

    assert names("aarch64-lse") == ["aarch64-lse"] * 3
    assert names("seed") == ["seed-aarch64"] * 3
    assert names("P0=seed,P2=aarch64-rcpc") == ["seed-aarch64", "aarch64", "aarch64-rcpc"]


@pytest.mark.parametrize(
    ("choice", "code", "column", "help_"),
    [
        ("aarch64-les", "ARC001", 1, "did you mean `aarch64-lse`?"),
        ("quux", "ARC001", 1, "aarch64, aarch64-lse, aarch64-rcpc, seed-aarch64, seed"),
        ("P0=aarch64,P1=sead", "ARC001", 15, "did you mean `seed`?"),
        ("P0=aarch64,P2=seed", "ARC002", 12, "P0=NAME,P1=NAME"),
        ("P0=aarch64,P0=seed", "ARC002", 12, "P0=NAME,P1=NAME"),
        ("P0=aarch64,seed", "ARC002", 12, "P0=NAME,P1=NAME"),
        ("Px=aarch64", "ARC002", 1, "P0=NAME,P1=NAME"),
        ("riscv64", "ARC002", 1, "seed-aarch64"),
        ("nowhere.toml", "ARC003", 1, ""),
    ],
)
def test_a_wrong_choice_is_refused_where_it_is_wrong(choice: str, code: str, column: int, help_: str):
    with pytest.raises(RustrataError) as raised:
        parse_mapping_choice(choice, TARGETS["aarch64"], 2)
    diagnostic = raised.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.span is not None
    assert diagnostic.span.position == (1, column)
    assert help_ in (diagnostic.help or "")


def test_a_mapping_may_come_from_a_file(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\ntarget = "x86_64"\ntitle = "t"\nsource = "s"\nextends = "x86_64"\n'
        '[load]\nSeqCst = """\nmfence\nmov {target}, {memory}\n"""\n'
    )
    (mine,) = parse_mapping_choice(str(file), TARGETS["x86_64"], 1)
    program = compile_test(parse(SourceFile("t", _sc_load())), (mine,))
    assert program.threads[0].text == "mfence\nmov a, dword ptr [x]"


def _sc_load() -> str:
    return (
        "Rust one\n{ x = 0; }\n\nfn P0(x: &AtomicI32) {\n    let a = x.load(SeqCst);\n}\n\nexists (0:a=0)\n"
    )


def test_an_unknown_target_is_refused_with_a_suggestion():
    assert find_target("riscv64") is TARGETS["riscv64"]
    with pytest.raises(RustrataError) as raised:
        find_target("riscv")
    assert raised.value.diagnostic.code == "ARC010"
    assert raised.value.diagnostic.help == "did you mean `riscv64`?"


def _instructions(body: str, name: str) -> tuple[Instruction, ...]:
    mapping: Mapping = shipped_mapping(name)
    return one_thread(body, mapping.target, name).threads[0].instructions


def test_costs_are_figures_with_a_unit_a_machine_and_a_source_or_not_given():
    assert all(figure.unit and figure.machine and figure.source for figure in figures().values())
    assert (
        str(cost_of("x86_64", _instructions("x.store(1, SeqCst);", "x86_64"))) == "2.07 ns and 1 not measured"
    )
    assert str(cost_of("x86_64", _instructions("x.store(1, SeqCst);", "x86_64-mfence"))) == "31.57 ns"
    assert str(cost_of("aarch64", _instructions("x.store(1, SeqCst);", "aarch64"))) == "not measured"
    assert str(cost_of("x86_64", _instructions("fence(SeqCst);", "x86_64"))) == "1.97 ns"
    assert str(cost_of("x86_64", _instructions("fence(Acquire);", "x86_64"))) == ""


def test_source_registers_are_named_once_in_order():
    text = MP.replace("let b = x.load(Relaxed);", "let b = x.load(Relaxed) + y.load(Relaxed); let a = b;")
    test = parse(SourceFile("t", text))
    assert source_registers(test.threads[1]) == ("a", "b")
