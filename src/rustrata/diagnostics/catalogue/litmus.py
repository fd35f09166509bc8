"""Codes of litmus tests: what their front end refuses. Most examples are one test with one mistake."""

from rustrata.diagnostics.catalogue.record import Example, Record

_RUST = """\
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
_C = """\
C CAS
{ x = 0; }

P0(atomic_int* x) {
    int e = 0;
    int ok = atomic_compare_exchange_strong(x, &e, 1);
}

exists (0:ok=1)
"""


def _record(code: str, title: str, explanation: str, right: str, wrong: str, fixed: str = _RUST) -> Record:
    """A record whose failing example is the fixed one with ``right`` replaced by ``wrong``."""
    assert fixed.count(right) >= 1, f"{code}: the fixed example contains {right!r}"
    return Record(code, title, explanation, Example.LITMUS, fixed.replace(right, wrong, 1), fixed)


RECORDS = (
    _record(
        "LIT001",
        "file without a test",
        "The file is empty, or holds comments only. A litmus test is: a line with the dialect and the "
        "test's name, the initial state in braces, the threads, and a condition on the final state.",
        _RUST,
        "// nothing yet\n",
    ),
    _record(
        "LIT002",
        "truncated test",
        "The text ends inside a test. The message says what was expected there, and the position is the "
        "last character. A comment that is not closed is reported where it begins.",
        _RUST[_RUST.index("1, Release)") :],
        "",
    ),
    _record(
        "LIT003",
        "unknown dialect",
        "The first word of a test is its dialect: `Rust`, with threads `fn P0(x: &AtomicI32) { .. }`, or "
        "`C`, with threads `P0(atomic_int* x) { .. }`. Case matters.",
        "Rust MP",
        "rust MP",
    ),
    _record(
        "LIT004",
        "dialect that is not read",
        "Tests in LISA, BPF, Bell, ASL and the languages of graphics processors are known and not read. The "
        "dialects that are read are `C`, `Rust`, `X86`, `X86_64`, `AArch64`, `ARM`, `RISCV`, `PPC`, `MIPS`.",
        "Rust MP",
        "LISA MP",
    ),
    _record(
        "LIT005",
        "unexpected token",
        "Something else was expected at this place; the message says what. Often the mistake is a little "
        "before it: a missing semicolon is noticed at the next word.",
        "x.store(1, Relaxed);",
        "x.store(1, Relaxed)",
    ),
    _record(
        "LIT006",
        "unsupported construct",
        "The construct belongs to the language, but not to the part of it that litmus tests are read in. "
        "It is refused rather than read as something else. Of the Linux kernel's functions only `READ_ONCE` "
        "and `WRITE_ONCE` are read.",
        "let a = y.load(Acquire);",
        "let a = match y.load(Acquire) { v => v };",
    ),
    _record(
        "LIT007",
        "unknown function or method",
        "Locations have the methods of `std::sync::atomic`, of `UnsafeCell` or of raw pointers, by their "
        "type; an `AtomicBool` has no arithmetic. In C the functions are those of <stdatomic.h>.",
        "y.load(Acquire)",
        "y.laod(Acquire)",
    ),
    _record(
        "LIT008",
        "unknown memory ordering",
        "Rust's orderings are `Relaxed`, `Acquire`, `Release`, `AcqRel` and `SeqCst`, with or without "
        "`Ordering::`; C's are `memory_order_relaxed` to `memory_order_seq_cst`.",
        "y.load(Acquire)",
        "y.load(Aquire)",
    ),
    _record(
        "LIT009",
        "ordering that the operation cannot have",
        "A load does not release and a store does not acquire, so `Release` and `AcqRel` are errors on "
        "loads and on failed compare-exchanges, and `Acquire` and `AcqRel` on stores. A relaxed fence "
        "would do nothing: Rust's panics, C's is legal.\n\nrustc reports the same as "
        "`invalid_atomic_ordering`.",
        "y.store(1, Release)",
        "y.store(1, Acquire)",
    ),
    _record(
        "LIT010",
        "undeclared location",
        "Locations are declared by the parameters of threads, or, in C, by a type in the initial state. "
        "The initial state and the condition may mention declared locations only, and a thread only its "
        "own parameters.",
        "{ x = 0; y = 0; }",
        "{ x = 0; z = 0; }",
    ),
    _record(
        "LIT011",
        "unknown register",
        "A condition may mention the variables that are declared anywhere in a thread; code may read "
        "those in scope.",
        "1:b=0",
        "1:c=0",
    ),
    _record(
        "LIT012",
        "location of two types",
        "All threads, and in C the initial state, must give a location the same integer type. In Rust they "
        "must also agree on whether it is atomic. In C a thread may see an atomic location through a plain "
        "pointer: its plain accesses are then non-atomic and may race.",
        "fn P1(x: &AtomicI32, y: &AtomicI32)",
        "fn P1(x: &AtomicI64, y: &AtomicI32)",
    ),
    _record(
        "LIT013",
        "mismatched types",
        "Rust computes with operands of one type; `as` converts. A literal without a suffix takes its type "
        "from the operand beside it or the location that it goes to, and is an `i32` in a `let`. An address "
        "is not a value, and the result of a compare-exchange is a `Result`, not an integer. In C, the "
        "expected value of a compare-exchange is of the location's type.",
        "let b = x.load(Relaxed);",
        "let b = x.load(Relaxed) + 1u8;",
    ),
    _record(
        "LIT014",
        "malformed integer, or one that does not fit",
        "Integers are decimal, `0x..`, and in Rust `0b..`, `0o..` with `_` between digits. A leading zero "
        "is refused: C reads it as octal, Rust does not. An initial value and a value in a condition must "
        "be one that the type has: a condition with another could never be true.",
        "1:b=0",
        "1:b=4294967295",
    ),
    _record(
        "LIT015",
        "misnumbered threads",
        "Threads are called `P0`, `P1`, ... and stand in this order, without gaps.",
        "fn P1(",
        "fn P0(",
    ),
    _record(
        "LIT016",
        "name used twice",
        "A condition refers to a register by its thread and its name, so a thread has one variable of a "
        "name. The two arms of an `if` may declare it both, with one type; and Rust may shadow a variable "
        "in the same block by one of the same type. Parameters and initial values have one entry each.",
        "let b = x.load(Relaxed);",
        "if a == 1 { let a = x.load(Relaxed); }\n    let b = 0;",
    ),
    _record(
        "LIT018",
        "unknown thread",
        "A register is written `THREAD:NAME`, with the thread's number, from 0.",
        "1:b=0",
        "2:b=0",
    ),
    _record(
        "LIT019",
        "register read before it is set",
        "There is a path to this place on which the variable has no value. Rust does not compile such a "
        "program; in C its behaviour is undefined. A condition may mention a register that some path does "
        "not set: it is 0 there.",
        "int e = 0;",
        "int e;",
        _C,
    ),
    _record(
        "LIT020",
        "nested too deeply",
        "Blocks and parentheses are read to a depth of 40, and at most 200 operators in a statement.",
        "x.store(1,",
        f"x.store({'(' * 50}1{')' * 50},",
    ),
    _record(
        "LIT021",
        "unknown type",
        "In Rust a location is an `&AtomicI32` or another atomic integer or bool, an `&UnsafeCell<i32>`, or "
        "a raw pointer to an integer. In C it is a pointer to an integer type, atomic or not.",
        "fn P0(x: &AtomicI32,",
        "fn P0(x: &AtomicInt32,",
    ),
    _record(
        "LIT022",
        "break or continue outside a loop",
        "`break` and `continue` are about the innermost loop around them.",
        "x.store(1,",
        "break; x.store(1,",
    ),
    Record(
        "LIT023",
        "a file of Rust that is no litmus test",
        "A `.rs` file is a litmus test when comments say what its functions do not: `//@ Rust NAME` and "
        "`//@ { x = 0; }` before them, `//@ exists (1:r0=1)` behind.",
        Example.COMMAND,
        "rustrata refine plain.rs --to aarch64",
        "rustrata refine mp.rs --to aarch64",
    ),
)
