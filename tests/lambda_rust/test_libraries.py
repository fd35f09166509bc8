"""The libraries of RustBelt, run under every schedule; a broken variant of each is found out.

The programs are those of ``examples/lambda_rust/libraries``.
"""

import pytest
from lambda_rust_programs import findings, results, typed
from run_rustrata import ROOT

from rustrata.abstract.lambda_rust.stuck import Cause
from rustrata.programs.lambda_rust import parse
from rustrata.programs.lambda_rust.library import LIBRARIES, library_source
from rustrata.programs.lambda_rust.library.bodies import Item, library_items, read_library
from rustrata.source import SourceFile

EXAMPLES = ROOT / "examples" / "lambda_rust" / "libraries"

# What `main` of each program can return.
RESULTS = {
    "arc": {5},
    "cell": {7},
    "ghostcell": {8},
    "memory": {5},
    "mutex": {2},
    "option": {6},
    "rc": {9},
    "refcell": {3},
    "rwlock": {0, 3, 5},
    "threads": {10},
    "weak": {0},
}


def text_of(name: str) -> str:
    return (EXAMPLES / f"{name}.lr").read_text(encoding="utf-8")


def test_every_program_has_a_result():
    assert {path.stem for path in EXAMPLES.glob("*.lr")} == set(RESULTS)


@pytest.mark.parametrize("name", RESULTS)
def test_the_program_is_typed(name: str):
    program = parse(SourceFile(f"{name}.lr", text_of(name)))
    assert typed(program, "ghostcell-2021").rejection is None


@pytest.mark.parametrize("name", RESULTS)
def test_under_every_schedule_it_returns_what_it_should_and_frees_all(name: str):
    found = findings(text_of(name))
    assert found.undefined is None
    assert found.leak is None
    assert found.deadlock is None
    assert found.stopped is None
    assert results(text_of(name)) == RESULTS[name]


def changed(library: str, before: str, after: str) -> dict[str, Item]:
    """All libraries, with one text in one of them replaced."""
    source = library_source(library)
    assert source.text.count(before) == 1, f"{before!r} is in {library}.lr once"
    broken = SourceFile(source.name, source.text.replace(before, after))
    return {**library_items(), **read_library(broken)}


# A program, a library, what is replaced in it by what, and what is found: a stuck thread, "leak", "result".
BROKEN = {
    "a block of the wrong size": (
        "cell",
        "cell",
        "let r = new_block(T) in\n  memcpy(r, T, c)",
        "let r = new_block(1 + T) in\n  memcpy(r, T, c)",
        Cause.FREE,
    ),
    "replace forgets the old value": ("cell", "cell", "  delete_block(T, x);\n  ret(r)", "  ret(r)", "leak"),
    "a writer does not look for readers": (
        "refcell",
        "refcell",
        "if !na c == 0 then",
        "if true then",
        Cause.NO_CELL,
    ),
    "a reader is not counted": ("refcell", "refcell", "c <-na n + 1", "c <-na n", Cause.NO_CELL),
    "the mutex is not locked": ("mutex", "mutex", "  acquire(!na x);\n", "", Cause.READ_WHILE_WRITTEN),
    "the lock is read, then written": (
        "mutex",
        "mutex",
        "if cas(l, 0, 1) then poison else acquire(l)",
        "if !sc l == 0 then l <-sc 1 else acquire(l)",
        Cause.READ_WHILE_WRITTEN,
    ),
    "the lock is released by a plain write": (
        "mutex",
        "mutex",
        "!na g <-sc 0",
        "!na g <-na 0",
        Cause.CAS_WHILE_WRITTEN,
    ),
    "a writer ignores readers": (
        "rwlock",
        "rwlock",
        "cas(l, 0, -1)",
        "(l <-sc -1; true)",
        Cause.WRITE_WHILE_ACCESSED,
    ),
    "a reader ignores writers": (
        "rwlock",
        "rwlock",
        "if n <= -1 then 0 else",
        "",
        Cause.WRITE_WHILE_ACCESSED,
    ),
    "the first reader ends for all": (
        "rwlock",
        "rwlock",
        "cas(l, n, n - 1)",
        "cas(l, n, 0)",
        Cause.WRITE_WHILE_ACCESSED,
    ),
    "a clone is not counted": ("rc", "rc", "b <-na !na b + 1;\n  x <-na b", "x <-na b", "result"),
    "the last pointer leaves the block": ("rc", "rc", "if weak == 1 then free(n, b) else", "", "leak"),
    "an upgrade of what is gone": (
        "rc",
        "rc",
        "if strong == 0 then (r <-na 0; ret(r))\n  else",
        "if false then poison else",
        "result",
    ),
    "a count is lowered by a read and a write": (
        "arc",
        "arc",
        "if cas(l, n, n - 1) then n == 1 else decrement(l)",
        "(l <-sc n - 1; n == 1)",
        "leak",
    ),
    "the content is read after the count is lowered": (
        "arc",
        "arc",
        "    arc_release(b, 2 + T);\n    ret(r)\n  )\n  else (r <-na 0; ret(r));\n\ncore arc_try",
        "    memcpy(r .+ 1, T, b .+ 2);\n    ret(r)\n  )\n  else (r <-na 0; ret(r));\n\ncore arc_try",
        "leak",
    ),
    "the count is read by a plain read": (
        "arc",
        "arc",
        "core decrement = rec decrement(l) :=\n  let n = !sc l in",
        "core decrement = rec decrement(l) :=\n  let n = !na l in",
        Cause.CAS_WHILE_READ,
    ),
    "get_mut does not lock the weak count": (
        "weak",
        "arc",
        "cas(b .+ 1, 1, -1)",
        "!sc (b .+ 1) == 1",
        Cause.NO_CELL,
    ),
    "downgrade ignores the lock": (
        "weak",
        "arc",
        "if n == -1 then arc_downgrade_loop(l)\n  else if",
        "if",
        Cause.NO_CELL,
    ),
    "join does not wait": (
        "threads",
        "threads",
        "if !sc c then (",
        "if true then (",
        Cause.WRITE_WHILE_ACCESSED,
    ),
    "the flag is set before the result": (
        "threads",
        "threads",
        "c .+ 1 <-na r; c <-sc 1",
        "c <-sc 1; c .+ 1 <-na r",
        Cause.WRITE_WHILE_ACCESSED,
    ),
    "the flag is set by a plain write": (
        "threads",
        "threads",
        "c <-sc 1",
        "c <-na 1",
        Cause.READ_WHILE_WRITTEN,
    ),
    "swap forgets the last cell": ("memory", "memory", "if n <= 0 then", "if n <= 1 then", "result"),
    "take_mut does not write back": ("memory", "memory", "    memcpy(p, T, r);\n", "", "result"),
    "unwrap frees too little": (
        "option",
        "option",
        "memcpy(r, T, o .+ 1);\n    delete_block(1 + T, o)",
        "memcpy(r, T, o .+ 1);\n    delete_block(T, o)",
        Cause.FREE,
    ),
    "borrow forgets the box of its token": (
        "ghostcell",
        "ghostcell",
        "ghostcell_borrow(ret, c, token) := delete_block(1, token); ret(c)",
        "ghostcell_borrow(ret, c, token) := ret(c)",
        "leak",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_library_is_found_out(name: str):
    program, library, before, after, wanted = BROKEN[name]
    broken = changed(library, before, after)
    found = findings(text_of(program), broken)
    match wanted:
        case Cause():
            assert found.undefined is not None
            assert found.undefined.stuck.cause is wanted
        case "leak":
            assert found.undefined is None
            assert found.leak is not None
        case _:
            assert found.undefined is None
            assert results(text_of(program), broken) != RESULTS[program]


def test_every_library_has_a_broken_variant():
    assert {library for _, library, *_ in BROKEN.values()} == set(LIBRARIES)
