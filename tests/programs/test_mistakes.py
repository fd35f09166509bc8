"""What the front end refuses, with which code, where, and with what advice.

In the texts ``«»`` stand around the place that the message must point to.
"""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.outcomes import Quantifier
from rustrata.programs.litmus import parse, read
from rustrata.source import SourceFile

RUST = """\
Rust T
{ x = 0; y = 0; d = 0; }
fn P0(x: &AtomicI32, y: &AtomicI32, d: &UnsafeCell<i32>, b: &AtomicBool) {
    %s
}
exists (x=0)
"""
C = """\
C T
{ x = 0; }
P0(atomic_int* x, int* y, atomic_long* z, atomic_bool* b) {
    %s
}
exists (x=0)
"""


def refusal(marked: str) -> Diagnostic:
    """The diagnostic of a text, which must point to the marked place."""
    text = re.sub("[«»]", "", marked)
    with pytest.raises(RustrataError) as raised:
        parse(SourceFile("t.litmus", text))
    found = raised.value.diagnostic
    assert found.code in RECORDS
    assert found.span is not None
    if "«" in marked:
        start = marked.index("«")
        assert (found.span.start, found.span.text) == (start, marked[start + 1 : marked.index("»")])
    return found


DIALECTS = "the dialects are `C`, `Rust`, `X86`, `X86_64`, `AArch64`, `ARM`, `RISCV`, `PPC`, `MIPS`"
RUST_MISTAKES = [
    ("x.«stor»(1, Relaxed);", "LIT007", "an atomic has no method `stor`"),
    ("b.«fetch_add»(true, Relaxed);", "LIT007", "an atomic `bool` has no method `fetch_add`"),
    ("d.«load»(Relaxed);", "LIT007", "an `UnsafeCell` has no method `load`"),
    ("x.«fetch_update»(Relaxed);", "LIT006", "unsupported: `fetch_update`"),
    ("x.store(1, «Relaxd»);", "LIT008", "there is no memory ordering `Relaxd`"),
    ("x.store(1, «Acquire»);", "LIT009", "a store cannot have the ordering `Acquire`"),
    ("x.store(1, «Ordering::AcqRel»);", "LIT009", "a store cannot have the ordering `AcqRel`"),
    ("x.load(«Release»);", "LIT009", "a load cannot have the ordering `Release`"),
    ("x.load(«AcqRel»);", "LIT009", "a load cannot have the ordering `AcqRel`"),
    ("fence(«Relaxed»);", "LIT009", "a fence cannot have the ordering `Relaxed`"),
    ("x.compare_exchange(0, 1, SeqCst, «Release»);", "LIT009",
     "a failed compare-exchange cannot have the ordering `Release`"),
    ("«z».store(1, Relaxed);", "LIT010", "P0 has no parameter `z`"),
    ("let a = 1; a.«store»(1, Relaxed);", "LIT007", "a value has no method `store` here"),
    ("x.store(«q», Relaxed);", "LIT011", "there is no register `q` here"),
    ("if b.load(Relaxed) { let q = 1; } x.store(«q», Relaxed);", "LIT011", "`q` is not in scope here"),
    ("let q: i32; x.store(«q», Relaxed);", "LIT019", "`q` may be read before it is set"),
    ("let q: i32; if b.load(Relaxed) { q = 1; } x.store(«q», Relaxed);", "LIT019",
     "`q` may be read before it is set"),
    ("let q = 1; if b.load(Relaxed) { let «q» = 2; }", "LIT016", "`q` is declared twice"),
    ("let q = 1; let «q» = 2u8;", "LIT016", "`q` is declared twice"),
    ("let «x» = 1;", "LIT016", "`x` is already a parameter of P0"),
    ("let r = «x» + 1;", "LIT013", "`x` is a shared location, not a value"),
    ("let r = «x.load(Relaxed) + 1u8»;", "LIT013", "expected `i32`, found `u8`"),
    ("let r = «x.load(Relaxed)» && true;", "LIT013", None),
    ("if «x.load(Relaxed)» {}", "LIT013", "expected `bool`, found an integer"),
    ("b.store(«1», Relaxed);", "LIT013", "expected `bool`, found an integer"),
    ("let r = «x.compare_exchange(0, 1, SeqCst, SeqCst) + 1»;", "LIT013", None),
    ("let r = «x.store(1, Relaxed) + 1»;", "LIT013", "this call returns no value"),
    ("let r = -«1_u8»;", "LIT014", None),
    ("let r = «-y.load(Relaxed) as bool»;", "LIT013", "an integer cannot be cast to `bool`"),
    ("x.store(«2147483648», Relaxed);", "LIT014", "2147483648 does not fit `i32`"),
    ("let r = «300u8»;", "LIT014", "300 does not fit `u8`"),
    ("let r = «010»;", "LIT014", None),
    ("let r = «12ab»;", "LIT014", "`12ab` is not an integer"),
    ("let r = «1_i23»;", "LIT014", None),
    ("while «let» Ok(v) = x.compare_exchange(0, 1, SeqCst, SeqCst) {}", "LIT006", "unsupported: `while let`"),
    ("«'»a: loop {}", "LIT005", None),
    ("«break»;", "LIT022", "`break` outside a loop"),
    ("let r: i32; loop { if x.load(Relaxed) == 1 { break; } r = 1; } x.store(«r», Relaxed);", "LIT019", None),
    ("let r = «match 1» { _ => 2 } + 1;", "LIT006", None),
    ("let r = x.load(Relaxed) «/» 2;", "LIT006", "unsupported: division"),
    ("let r = x.load(Relaxed) «<<» 2;", "LIT006", "unsupported: shifts"),
    ("println«!»(\"hi\");", "LIT006", "unsupported: macros"),
    ("«spin_loop»();", "LIT007", "there is no function `spin_loop`"),
    ("let r = «&»x;", "LIT006", "unsupported: references"),
    ("let r = x.compare_exchange(0, 1, SeqCst, SeqCst).«unwrap»();", "LIT006", None),
    ("x.store(1«)»;", "LIT005", "expected `,` and the memory ordering of a store, found `)`"),
    ("x.store(1, Relaxed) «y».load(Relaxed);", "LIT005", "expected `;` after the statement, found `y`"),
    ("let r = 1 + «;»", "LIT005", "expected an expression, found `;`"),
    ("let r = «if b.load(Relaxed) { 1 }»;", "LIT013", "this block has no value"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "code", "message"), RUST_MISTAKES)
def test_rust(body: str, code: str, message: str | None):
    found = refusal(RUST % body)
    assert found.code == code
    assert message is None or found.message == message


C_MISTAKES = [
    ("«atomic_laod»(x);", "LIT007", "there is no function `atomic_laod`"),
    ("«smp_mb»();", "LIT006", "unsupported: the Linux kernel's `smp_mb`"),
    ("«atomic_read»(x);", "LIT006", "unsupported: the Linux kernel's `atomic_read`"),
    ("«spinlock_t» l;", "LIT006", "unsupported: the Linux kernel's `spinlock_t`"),
    ("atomic_load_explicit(x, «memory_order_aquire»);", "LIT008", None),
    ("atomic_load_explicit(x, «memory_order_consume»);", "LIT006", "unsupported: memory_order_consume"),
    ("atomic_store_explicit(x, 1, «memory_order_acquire»);", "LIT009", None),
    ("int e = 0; atomic_compare_exchange_strong_explicit(x, &e, 1, memory_order_seq_cst, "
     "«memory_order_release»);", "LIT009", None),
    ("int e = 0; atomic_compare_exchange_strong(z, «&e», 1);", "LIT013",
     "the expected value is of type `int`, the location of type `int64_t`"),
    ("atomic_compare_exchange_strong(x, «0», 1);", "LIT005", None),
    ("«atomic_fetch_or»(b, 1);", "LIT013", "`atomic_fetch_or` does not take an atomic `bool` [C17 7.17.7.5]"),
    ("atomic_load(«w»);", "LIT010", "P0 has no parameter `w`"),
    ("int r = «x»;", "LIT013", "`x` is an address"),
    ("«x» = 1;", "LIT013", "`x` is an address"),
    ("int r = «q»;", "LIT011", "there is no register `q` here"),
    ("int r; int s = «r»;", "LIT019", "`r` may be read before it is set"),
    ("int r = 0; int «r» = 1;", "LIT016", "`r` is declared twice"),
    ("«goto» end;", "LIT006", "unsupported: `goto`"),
    ("for («if» (1);;) {}", "LIT005", None),
    ("for (;; «{» }) {}", "LIT005", None),
    ("do {} «x» = 1;", "LIT005", None),
    ("do { if (*x) «continue»; } while (0);", "LIT006", "unsupported: `continue` in `do`"),
    ("if (*x) «continue»;", "LIT022", "`continue` outside a loop"),
    ("int r; while (*x) { r = 1; } *y = «r»;", "LIT019", None),
    ("«switch» (1) {}", "LIT006", "unsupported: `switch`"),
    ("«goto» out;", "LIT006", "unsupported: `goto`"),
    ("«return»;", "LIT006", "unsupported: `return`"),
    ("int a«[»2];", "LIT006", "unsupported: local arrays"),
    ("int «*»p = x;", "LIT006", "unsupported: local pointers"),
    ("«struct» s v;", "LIT006", "unsupported: structures"),
    ("«atomic_init»(x, 1);", "LIT006", "unsupported: atomic_init"),
    ("int r = 1; int s = «r + ++r»;", "LIT006", "unsupported: `r` is read and changed in one expression"),
    ("int s = ++«x»;", "LIT006", "unsupported: pointer arithmetic"),
    ("int r = 1; if (r «=» 1) {}", "LIT006", "unsupported: assignment in an expression"),
    ("int r = 1; int s = «r + atomic_compare_exchange_strong(x, &r, 2)»;", "LIT006", None),
    ("*x «+=» 1;", "LIT006", "unsupported: `+=` on an atomic location"),
    ("int r = **x;", "LIT006", "unsupported: pointers to pointers"),
    ("int r = *(«int»*)x;", "LIT006", "unsupported: casts of pointers"),
    ("«#»define Z 1", "LIT006", "unsupported: preprocessor lines"),
    ("«integer» r = 1;", "LIT011", None),
    ("int r = «010»;", "LIT014", None),
    ("int r = «1_000»;", "LIT014", "`1_000` is not an integer"),
    ("int r = «99999999999999999999»;", "LIT014", None),
    ("int r = 1 «int» s = 2;", "LIT005", "expected `;` after the statement, found `int`"),
    ("int r = «atomic_store(x, 1)»;", "LIT013", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "code", "message"), C_MISTAKES)
def test_c(body: str, code: str, message: str | None):
    found = refusal(C % body)
    assert found.code == code
    assert message is None or found.message == message


WHOLE_MISTAKES = [
    ("", "LIT001", "a test begins with `Rust NAME` or `C NAME`"),
    ("// nothing\n(* at all *)\n", "LIT001", "a test begins with `Rust NAME` or `C NAME`"),
    ("«rust» T\n{}", "LIT003", "did you mean `Rust`?"),
    ("«fn» main() {}", "LIT003", DIALECTS),
    ("«LISA» SB\n{}", "LIT004", DIALECTS),
    ("Rust «{» x = 0; }", "LIT005", None),
    ("C T «more»\n{}", "LIT005", None),
    ("C T\n«Variant»=mixed\n{}", "LIT006", None),
    ("C T\n{ «x» = 0; }\nP0(int* y) {}\nexists (y=1)", "LIT010", "the locations are `y`"),
    ("C T\n{ flag = 0; }\nP0(int* flag) {}\nexists («flga»=1)", "LIT010", "did you mean `flag`?"),
    ("C T\n{ x = 0; «x» = 1; }\nP0(int* x) {}\nexists (x=1)", "LIT016", None),
    ("C T\n{ x = y; }\nP0(int* x) {}\nexists (x=1)", "LIT006", None),
    ("C T\n{ x = «256»; }\nP0(uint8_t* x) {}\nexists (x=1)", "LIT014", None),
    ("C T\n{ int x[2]; }\nP0(int* x) {}\nexists («x»=1)", "LIT010", "name an element: `x[0]`"),
    ("C T\n{ int x[2]; }\nP0(int* x) {}\nexists («x[2]»=1)", "LIT010", "its elements are 0 to 1"),
    ("C T\n{ int x[2]; }\nP0(int* x) { «x[3]» = 1; }\nexists (x[0]=1)", "LIT010", "its elements are 0 to 1"),
    ("C T\n{ int x[2]={1,2,«3»}; }\nP0(int* x) {}\nexists (x[0]=1)", "LIT014", None),
    ("C T\n{ int x[«0»]; }\nP0(int* x) {}\nexists (x[0]=1)", "LIT014", "it has 1 to 64"),
    ("C T\n{ int y=0; }\nP0(int* y) { int r = y«[»0]; }\nexists (y=1)", "LIT006", None),
    ("C T\n{ «1:r0» = 1; }\nP0(int* x) {}\nexists (x=1)", "LIT018", None),
    ("C T\n{}\nP0(int* x) {}\nP1(long* «x») {}\nexists (x=1)", "LIT012", None),
    (
        "Rust T\n{}\nfn P0(x: &AtomicI32) {}\nfn P1(«x»: &UnsafeCell<i32>) {}\nexists (x=1)",
        "LIT012",
        None,
    ),
    ("C T\n{}\nP0(int* x, int* «x») {}\nexists (x=1)", "LIT016", None),
    ("C T\n{}\nP0(«atomic_itn»* x) {}\nexists (x=1)", "LIT021", "did you mean `atomic_int`?"),
    ("C T\n{}\nP0(int «x») {}\nexists (x=1)", "LIT006", "pass the address of a shared location"),
    ("C T\n{}\nP0(int*«*» x) {}\nexists (x=1)", "LIT006", None),
    ("Rust T\n{}\nfn P0(x: &«AtomicI23») {}\nexists (x=1)", "LIT021", None),
    ("Rust T\n{}\nfn P0(x: &«i32») {}\nexists (x=1)", "LIT006", None),
    ("C T\n{}\nP0(int* x) {}\n«P0»(int* x) {}\nexists (x=1)", "LIT015", None),
    (
        "C T\n{}\nP0(int* x) {}\n«P2»(int* x) {}\nexists (x=1)",
        "LIT015",
        "number the threads from 0, in order",
    ),
    ("Rust T\n{}\nfn «main»() {}\nexists (x=1)", "LIT015", "write `P0`"),
    ("C T\n{}\n«exists» (x=1)", "LIT005", None),
    ("C T\n{}\nP0(int* x) {}\n«exist» (x=1)", "LIT005", "did you mean `exists`?"),
    ("C T\n{}\nP0(int* x) {}\n«filter» (x=1)\nexists (x=1)", "LIT006", None),
    ("C T\n{}\nP0(int* x) { int r0 = 1; }\nexists (0:«r»=1)", "LIT011", "did you mean `r0`?"),
    ("C T\n{}\nP0(int* x) {}\nexists («1»:r0=1)", "LIT018", "the only thread is 0"),
    ("C T\n{}\nP0(int* x) { int r; }\nexists (0:«r»=1)", "LIT019", None),
    (
        "C T\n{}\nP0(int* x) { int _1 = *x; }\nexists (0:«_1»=1)",
        "LIT011",
        "take a name that is not `_` and a number",
    ),
    ("C T\n{}\nP0(int* x) { int r0 = 1; }\nexists («r0»=1)", "LIT010", "write `0:r0`"),
    ("C T\n{}\nP0(int* x) {}\nexists (x=«y»)", "LIT005", "values are integers, `true` or `false`"),
    ("C T\n{}\nP0(uint8_t* x) {}\nexists (x=«-1»)", "LIT014", None),
    ("C T\n{}\nP0(int* x) {}\nexists (x=1) «/»", "LIT005", "join conditions with `/\\` or `\\/`"),
    ("C T\n{}\nP0(int* x) { «/*» }\nexists (x=1)", "LIT002", "close it with `*/`"),
    ("C T\n«(*» (* *)\n{}\nP0(int* x) {}\nexists (x=1)", "LIT002", "close it with `*)`"),
    ("C T\n{}\nP0(int* x) { *x = «@»; }", "LIT005", None),
]


@pytest.mark.parametrize(("text", "code", "help_"), WHOLE_MISTAKES)
def test_whole_tests(text: str, code: str, help_: str | None):
    found = refusal(text)
    assert found.code == code
    assert help_ is None or found.help == help_


def test_conflicting_types_show_both_places():
    found = refusal("C T\n{}\nP0(int* x) {}\nP1(long* «x») {}\nexists (x=1)")
    assert found.message == "`x` has two types: non-atomic `int` and non-atomic `int64_t`"
    assert [(label.span.position, label.text) for label in found.labels] == [
        ((3, 9), "here non-atomic `int`")
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "x.store(" + "(" * 5000 + "1",
        "let r = " + "!" * 5000 + "true;",
        "let r = " + "- " * 5000 + "(1);",
        "let r = b.load(Relaxed)" + " && true" * 5000 + ";",
        "let r = x.load(Relaxed)" + " + 1" * 5000 + ";",
        "if true {" * 5000,
        "if true {} else " * 5000,
        "{" * 5000,
        "unsafe {" * 5000,
        "x.store(x.load(Relaxed) + " * 5000,
    ],
)
def test_depth_is_bounded(statement: str):
    assert refusal(RUST % statement).code == "LIT020"


@pytest.mark.parametrize("atom", ["(", "~", "not "])
def test_depth_of_conditions_is_bounded(atom: str):
    assert refusal(f"C T\n{{}}\nP0(int* x) {{}}\nexists {atom * 5000}x=1").code == "LIT020"


SEEDS = [
    RUST % "let a = x.compare_exchange(0, 1, AcqRel, Acquire); if a.is_ok() && y.load(Relaxed) == 1 "
    "{ unsafe { *d.get() = 1; } } else { fence(SeqCst); } let c = if b.load(Relaxed) { 1 } else { -2 };",
    C % "int e = 0, ok; ok = atomic_compare_exchange_weak(x, &e, 3 * e); if (ok || *y) { *y += e ? 1 : 2; } "
    "else e++; bool t = (uint8_t)e < 3U; atomic_thread_fence(memory_order_seq_cst);",
]
WORDS = [
    *(
        "(",
        ")",
        "{",
        "}",
        ";",
        ",",
        "=",
        "==",
        "&",
        "*",
        "-",
        "!",
        "~",
        "if",
        "else",
        "let",
        "int",
        "x",
        "y",
        "d",
    ),
    *(
        "1",
        "0x",
        "9" * 50,
        '"',
        "(*",
        "*)",
        "/*",
        "//",
        "exists",
        "P1",
        "fn",
        "match",
        ".",
        ".load(",
        "::",
        "é",
        "\0",
    ),
    *(
        "<",
        ">",
        "[",
        "]",
        ":",
        "0:",
        "unsafe",
        "r",
        "as",
        "?",
        "%",
        "_1",
        "/\\",
        "\\/",
        "=>",
        "|v| v",
        "Ok(",
        "\n",
    ),
]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(WORDS)))
)
@example(SEEDS[0], [(0.0, 10_000, "")])
def test_any_text_is_read_or_refused_with_a_position_in_it(seed: str, edits: list[tuple[float, int, str]]):
    text = seed
    for where, removed, inserted in edits:
        at = int(where * len(text))
        text = text[:at] + inserted + text[at + removed :]
    try:
        parse(SourceFile("t.litmus", text))
    except RustrataError as error:
        found = error.diagnostic
        assert found.code in RECORDS
        assert found.span is not None
        assert 0 <= found.span.start <= found.span.end <= len(text)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_truncation_is_refused(seed: str):
    """But that of the condition: a test without one asks nothing."""
    parse(SourceFile("t.litmus", seed))
    threads, _, _ = seed.partition("\nexists")
    for end in range(len(seed.rstrip())):
        if seed[:end].rstrip() == threads:
            assert parse(SourceFile("t.litmus", seed[:end])).quantifier is Quantifier.FORALL
        else:
            assert refusal(seed[:end]).code.startswith("LIT")


def test_files(tmp_path):
    (tmp_path / "t.litmus").write_bytes("\ufeffC T\r\n{}\r\nP0(int* x) {}\r\nexists (x=1)".encode())
    assert read(tmp_path / "t.litmus").name == "T"
    (tmp_path / "l.litmus").write_bytes(b"C T\n{} // \xe9")
    for name, code, help_ in [
        ("s.litmus", "CLI004", "did you mean `t.litmus`?"),
        (".", "CLI004", "name a file of this folder"),
        ("l.litmus", "CLI005", "save the file as UTF-8"),
    ]:
        with pytest.raises(RustrataError) as raised:
            read(tmp_path / name)
        assert (raised.value.diagnostic.code, raised.value.diagnostic.help) == (code, help_)
    found = raised.value.diagnostic
    assert found.span is not None
    assert found.span.position == (2, 7)
